import type { WireAnswer } from '../protocols/endpoint.ts';
import type { Clock } from '../time/clock.ts';
import type { ReceivedRequest } from './received-request.ts';

/** An HTTP request that is passed in memory instead of through a socket. */
export interface InProcessRequest {
  readonly method: string;
  /** Path and query, percent-encoded as in HTTP: `/2015-03-31/functions/report/invocations`. */
  readonly path: string;
  /** Names in any case; must include `host` and every other signed header. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** An answer, or `reset` if the connection breaks before the first byte of the answer. */
export type InProcessAnswer =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      /** The number of body bytes after which the connection breaks. @default it does not break */
      readonly breaksOffAfter?: number;
    }
  | 'reset';

export type InProcessHandler = (request: InProcessRequest) => Promise<InProcessAnswer>;

/** Passes requests to `answer` and adds the headers that the HTTP server would add. */
export function inProcessHandlerOf(
  answer: (request: ReceivedRequest) => Promise<WireAnswer>,
  clock: Clock,
): InProcessHandler {
  return async (request) => {
    const answered = await answer(received(request));
    if (answered === 'reset') return answered;
    const { status, headers, body, ...rest } = answered;
    const bytes = Buffer.from(body);
    const own = { date: clock().toUTCString(), 'content-length': String(bytes.length) };
    const sent = request.method === 'HEAD' ? Buffer.alloc(0) : bytes;
    return { ...rest, status, headers: { ...own, ...headers }, body: sent };
  };
}

function received({ method, path, headers, body }: InProcessRequest): ReceivedRequest {
  const question = path.indexOf('?');
  return {
    method,
    rawPath: question < 0 ? path : path.slice(0, question),
    rawQuery: question < 0 ? '' : path.slice(question + 1),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: typeof body === 'string' ? Buffer.from(body) : Buffer.copyBytesFrom(body),
  };
}
