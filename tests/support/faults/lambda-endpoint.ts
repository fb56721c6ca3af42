import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Lambda endpoint that answers as it is told, for answers that no working function gives. */
export interface LambdaEndpoint {
  readonly url: string;
  readonly port: number;
  /** How many invocations have arrived. */
  readonly invocations: number;
  stop(): Promise<void>;
}

/** Starts one on loopback. A `respond` that never ends the response is a function that hangs. */
export async function startLambdaEndpoint(
  respond: (response: ServerResponse) => void,
): Promise<LambdaEndpoint> {
  let invocations = 0;
  const server = createServer((request, response) => {
    invocations += 1;
    request.resume().on('end', () => respond(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    get invocations() {
      return invocations;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A function that failed, with this payload. */
export function failedWith(payload: string): (response: ServerResponse) => void {
  return (response) => response.writeHead(200, { 'X-Amz-Function-Error': 'Unhandled' }).end(payload);
}
