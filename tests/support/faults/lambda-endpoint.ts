import type { ServerResponse } from 'node:http';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

/** An endpoint in the place of Lambda's, for answers that no working function gives. */
export interface LambdaEndpoint extends LoopbackServer {
  /** The number of invocations so far. */
  readonly invocations: number;
}

/** Starts one that answers with `respond`. A `respond` that never ends the response is a function that hangs. */
export async function startLambdaEndpoint(
  respond: (response: ServerResponse) => void,
): Promise<LambdaEndpoint> {
  let invocations = 0;
  const server = await startLoopbackServer((request, response) => {
    invocations += 1;
    request.resume().on('end', () => respond(response));
  });
  return {
    ...server,
    get invocations() {
      return invocations;
    },
  };
}

/** Answers as Lambda does for a function that failed with this payload. */
export function failedWith(payload: string): (response: ServerResponse) => void {
  return (response) => response.writeHead(200, { 'X-Amz-Function-Error': 'Unhandled' }).end(payload);
}
