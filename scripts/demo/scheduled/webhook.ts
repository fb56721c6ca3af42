import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook on this machine that takes everything. */
export interface Webhook {
  readonly address: string;
  /** The texts that were posted. */
  readonly posted: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** Listens on loopback until it is disposed of. */
export async function startWebhook(): Promise<Webhook> {
  const posted: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      posted.push(text);
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/services/demo`,
    posted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
