import { Readable } from 'node:stream';
import type { Sandbox } from '../sandbox.ts';

/** The request that the SDK gives to its request handler. */
interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

export interface InProcessOptions {
  /** Milliseconds after which the client stops waiting for an answer; needs `sleep`. @default never */
  readonly requestTimeout?: number;
  /** Waits for the timeout on the sandbox's clock. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Whether bodies of answers are streams, as clients of S3 need them. @default false */
  readonly streams?: boolean;
}

/**
 * The `requestHandler` of an SDK client that calls a sandbox in this process, without a socket and on the sandbox's
 * time. Connection faults arrive as the errors that Node's sockets would raise.
 */
export function inProcessRequestHandler(sandbox: Pick<Sandbox, 'answer'>, options: InProcessOptions = {}) {
  return {
    async handle(request: OutgoingRequest, { abortSignal }: SendOptions = {}) {
      if (abortSignal?.aborted) throw named('AbortError', 'Request aborted');
      const answer = await Promise.race([
        sandbox.answer(asSent(request)),
        ...(abortSignal === undefined ? [] : [aborted(abortSignal)]),
        ...tooLate(options),
      ]);
      // The SDK's own handler renames a reset before the first byte of the answer, but not a later one.
      if (answer === 'reset')
        throw Object.assign(connectionError('read ECONNRESET'), { name: 'TimeoutError' });
      const { status: statusCode, headers, body, breaksOffAfter } = answer;
      const whole = options.streams === true ? Readable.from([body]) : body;
      return {
        response: {
          statusCode,
          headers: { ...headers },
          body: breaksOffAfter === undefined ? whole : brokenOff(body.subarray(0, breaksOffAfter)),
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
  throw new TypeError(`a body of type ${typeof body} cannot be sent in this process`);
}

/** Rejects when the signal aborts; the sandbox continues with the request, as a server would. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(named('AbortError', 'Request aborted')), { once: true });
  });
}

function tooLate({ requestTimeout, sleep }: InProcessOptions): Promise<never>[] {
  if (requestTimeout === undefined || sleep === undefined) return [];
  const late = sleep(requestTimeout).then(() => {
    throw named('TimeoutError', `no answer within ${requestTimeout} ms`);
  });
  // If the answer came first, nothing awaits this promise any more.
  late.catch(() => {});
  return [late];
}

/** A body that yields the bytes and then fails with Node's error for a broken connection. */
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
