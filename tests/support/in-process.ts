import { Readable } from 'node:stream';
import type { InProcessAnswer, Sandbox } from '@ou-cost/sandbox';

/** What the SDK hands to whatever sends its requests. */
interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SendOptions {
  /** The SDK's own signal, or the platform's. */
  readonly abortSignal?: { readonly aborted: boolean };
}

export interface InProcessOptions {
  /** Milliseconds without an answer after which the client gives up; needs `sleep`. @default never */
  readonly requestTimeout?: number;
  /** The clock on which the timeout runs. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/**
 * The `requestHandler` of an SDK client that asks a sandbox in this process: no socket, and no time but the
 * sandbox's. Connection faults arrive as Node's errors, as they do from a socket.
 */
export function inProcessRequestHandler(sandbox: Pick<Sandbox, 'answer'>, options: InProcessOptions = {}) {
  return {
    async handle(request: OutgoingRequest, { abortSignal }: SendOptions = {}) {
      if (abortSignal?.aborted) throw named('AbortError', 'Request aborted');
      const answer = await withinTime(sandbox.answer(asSent(request)), options);
      // The SDK's own handler renames a reset that comes before the answer's first byte, and no later one.
      if (answer === 'reset')
        throw Object.assign(connectionError('read ECONNRESET'), { name: 'TimeoutError' });
      const { status: statusCode, headers, body, breaksOffAfter } = answer;
      return {
        response: {
          statusCode,
          headers: { ...headers },
          body: breaksOffAfter === undefined ? body : brokenOff(body.subarray(0, breaksOffAfter)),
        },
      };
    },
    updateHttpClientConfig(): void {},
    httpHandlerConfigs: () => ({}),
    destroy(): void {},
  };
}

function asSent({ method, path, query = {}, headers, body }: OutgoingRequest) {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (each) => encodeURIComponent(name) + (each === null ? '' : `=${encodeURIComponent(String(each))}`),
    ),
  );
  return {
    method,
    path: parameters.length === 0 ? path : `${path}?${parameters.join('&')}`,
    headers,
    body: bytesOf(body),
  };
}

function bytesOf(body: unknown): string | Uint8Array {
  if (body === undefined) return '';
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError(`a body of type ${typeof body} cannot be handed over in this process`);
}

async function withinTime(
  answer: Promise<InProcessAnswer>,
  { requestTimeout, sleep }: InProcessOptions,
): Promise<InProcessAnswer> {
  if (requestTimeout === undefined || sleep === undefined) return await answer;
  const late = sleep(requestTimeout).then(() => {
    throw named('TimeoutError', `no answer within ${requestTimeout} ms`);
  });
  late.catch(() => {});
  return await Promise.race([answer, late]);
}

/** The bytes, and then the error with which Node ends a body whose connection broke. */
function brokenOff(bytes: Uint8Array): Readable {
  return Readable.from(
    (function* () {
      if (bytes.length > 0) yield bytes;
      throw connectionError('aborted');
    })(),
  );
}

function connectionError(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
