import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { InvocationEnd } from './invocation-end.ts';

/** What Lambda hands to a runtime: one event. */
export interface OfferedEvent {
  readonly requestId: string;
  readonly functionArn: string;
  /** JSON text. */
  readonly event: string;
  /** Milliseconds that the function has. */
  readonly milliseconds: number;
}

const PREFIX = '/2018-06-01/runtime';

/**
 * Lambda's Runtime API on loopback, for one event: a runtime asks it for the event and posts the end to it. A further
 * question for an event is not answered. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #ended = Promise.withResolvers<InvocationEnd>();
  readonly #offered: OfferedEvent;
  #isTaken = false;

  constructor(offered: OfferedEvent) {
    this.#offered = offered;
  }

  /** How the invocation ended, as the runtime told. */
  get ended(): Promise<InvocationEnd> {
    return this.#ended.promise;
  }

  /** The host and port, for `AWS_LAMBDA_RUNTIME_API`. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return `127.0.0.1:${address.port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path === `${PREFIX}/invocation/next`) {
      if (!this.#isTaken) this.#offer(response);
      return;
    }
    const body = await text(request);
    response.writeHead(202).end();
    this.#ended.resolve(path.endsWith('/response') ? answered(request, body) : failed(body));
  }

  #offer(response: ServerResponse): void {
    this.#isTaken = true;
    const { requestId, functionArn, event, milliseconds } = this.#offered;
    const headers = {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-invoked-function-arn': functionArn,
      'lambda-runtime-deadline-ms': String(Date.now() + milliseconds),
    };
    response.writeHead(200, headers).end(event);
  }
}

/** A streaming handler that fails says so in trailers of its answer, with the error in base64. */
function answered({ headers, trailers }: IncomingMessage, body: string): InvocationEnd {
  const error = trailers['lambda-runtime-function-error-body'];
  const streamed = headers['lambda-runtime-function-response-mode'] === 'streaming';
  const failure = error === undefined ? null : JSON.parse(Buffer.from(error, 'base64').toString('utf8'));
  return { body, streamed, failure };
}

function failed(body: string): InvocationEnd {
  return { body: '', streamed: false, failure: JSON.parse(body) };
}
