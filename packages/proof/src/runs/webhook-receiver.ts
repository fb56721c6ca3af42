import { once } from 'node:events';
import { createServer } from 'node:http';

/** Somebody on this machine who takes whatever is posted. */
export interface WebhookReceiver {
  readonly url: string;
  /** How much was posted. */
  readonly posts: () => number;
  readonly close: () => void;
}

export async function receiveWebhooks(): Promise<WebhookReceiver> {
  let posts = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      posts += 1;
      response.end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/hook`, posts: () => posts, close: () => server.close() };
}
