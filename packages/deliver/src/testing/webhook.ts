import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the webhook received. */
interface Posted {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

export interface Webhook {
  /** Its path looks like a real webhook's secret. */
  readonly url: string;
  readonly posted: readonly Posted[];
  stop(): Promise<void>;
}

/** The part of the address that must not be shown. */
export const SECRET_PATH = '/services/T0123/B0456/s3cr3tTok3n';

type Answer = (response: ServerResponse) => void;

/** A webhook on this machine that gives an answer. @default `ok` */
export async function startWebhook(answer: Answer = (response) => response.end('ok')): Promise<Webhook> {
  const posted: Posted[] = [];
  const take = async (message: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    posted.push({
      method: message.method ?? '',
      path: message.url ?? '',
      contentType: message.headers['content-type'] ?? '',
      body: Buffer.concat(chunks).toString('utf8'),
    });
    answer(response);
  };
  const server = createServer((message, response) => void take(message, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${SECRET_PATH}`,
    posted,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
