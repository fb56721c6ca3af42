import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** An emulator of AWS that others wrote: https://github.com/getmoto/moto */
export interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** The account in which moto puts every caller. */
export const MOTO_ACCOUNT = '123456789012';

/** Writes a line where moto is missing, because the tests that need it are skipped without a failure. */
export function hasMoto(): boolean {
  if (spawnSync('moto_server', ['--help']).status === 0) return true;
  process.stderr.write('skipped: the tests that need moto (moto_server), which is not installed here\n');
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const isUp = await fetch(`${endpoint}/moto-api/data.json`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { endpoint, stop };
    if (child.exitCode !== null) throw new Error(`moto ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error('moto did not start within a minute');
}
