import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { TemporaryFolder } from './temporary-folder.ts';

const MODULE = fileURLToPath(new URL('./temporary-folder.ts', import.meta.url));

/** A process that writes into a temporary folder, and how it ended. */
async function endedBy(end: string, signal?: NodeJS.Signals) {
  const program = `
    import { writeFileSync } from 'node:fs';
    import { TemporaryFolder } from ${JSON.stringify(MODULE)};
    const folder = await TemporaryFolder.create('ou-cost-test-');
    writeFileSync(folder.path + '/bill.csv', 'secret');
    console.log(folder.path);
    setInterval(() => {}, 1000);
    ${end}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  let path = '';
  for await (const chunk of child.stdout) {
    path += String(chunk);
    if (!path.endsWith('\n')) continue;
    if (signal !== undefined) child.kill(signal);
    break;
  }
  const ended =
    child.exitCode ??
    child.signalCode ??
    (await new Promise((done) => child.on('exit', (code, by) => done(code ?? by))));
  return { path: path.trim(), ended };
}

describe('a temporary folder', () => {
  it('is only for this user, and gone when it is disposed of', async () => {
    const listeners = process.listenerCount('SIGTERM');
    const folder = await TemporaryFolder.create('ou-cost-test-');
    await writeFile(join(folder.path, 'bill.csv'), 'secret');
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    await folder[Symbol.asyncDispose]();
    expect(existsSync(folder.path)).toBe(false);
    expect(process.listenerCount('SIGTERM')).toBe(listeners);
  });

  it('that cannot be made names the folder in which it would be, and TMPDIR', async () => {
    vi.stubEnv('TMPDIR', '/nowhere/at/all');
    await expect(TemporaryFolder.create('ou-cost-test-')).rejects.toMatchObject({
      code: 'Incomplete',
      message:
        "the folder for temporary files, '/nowhere/at/all', cannot be written to (ENOENT); name another one in TMPDIR",
    });
    vi.unstubAllEnvs();
  });

  it.each<[string, string, NodeJS.Signals | undefined, unknown]>([
    ['ends', 'process.exit(3);', undefined, 3],
    ['fails', 'throw new Error("broken");', undefined, 1],
    ['is interrupted', '', 'SIGINT', 'SIGINT'],
    ['is terminated', '', 'SIGTERM', 'SIGTERM'],
  ])('is gone when the process %s', async (_, end, signal, expected) => {
    const { path, ended } = await endedBy(end, signal);
    expect(ended).toBe(expected);
    expect(path).toContain('ou-cost-test-');
    expect(existsSync(path)).toBe(false);
  });
});
