import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { startLoopbackServer } from './loopback-server.ts';

/** A request to the sandbox. */
export interface PassingCall {
  /** `GetCostAndUsage`, for example; from the target header. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The position of the request since the last `alter`, from 1. */
  readonly number: number;
}

/** What the client gets instead: another answer, half of one before the connection breaks, or a broken connection. */
export type Altered =
  | { readonly status?: number; readonly body: unknown }
  | { readonly status?: number; readonly text: string; readonly breaksOff?: boolean }
  | 'hang-up';

/** Replaces the answer to a request. The answer passes unchanged if the result is undefined. */
export type Alteration = (call: PassingCall, answer: Record<string, unknown>) => Altered | undefined;

export interface AlteringProxy {
  readonly endpoint: string;
  readonly calls: readonly PassingCall[];
  /** Sets the alteration of the answers that follow and empties `calls`. */
  alter(alteration: Alteration): void;
  stop(): Promise<void>;
}

/**
 * Starts a proxy in front of a sandbox. It forwards requests unchanged, so that their signatures stay valid, and
 * alters answers.
 */
export async function startAlteringProxy(target: string): Promise<AlteringProxy> {
  let calls: PassingCall[] = [];
  let alteration: Alteration = () => undefined;
  const { endpoint, stop } = await startLoopbackServer((message, response) => {
    // A failed run closes its connections, and then the answers of its last requests cannot be sent.
    pass(message, response).catch(() => response.destroy());
  });

  async function pass(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(message);
    const call = {
      operation: String(message.headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
      input: jsonOf(body),
      number: calls.length + 1,
    };
    calls.push(call);
    const answer = await forwarded(target, message, body);
    const altered = alteration(call, jsonOf(answer.body));
    if (altered === 'hang-up') {
      message.socket.destroy();
      return;
    }
    send(response, altered === undefined ? answer : wireAnswer(altered, answer));
  }

  return {
    endpoint,
    get calls() {
      return calls;
    },
    alter(next) {
      alteration = next;
      calls = [];
    },
    stop,
  };
}

interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  readonly breaksOff?: boolean;
}

function forwarded(target: string, message: IncomingMessage, body: Buffer): Promise<WireAnswer> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const onward = request(
      { hostname, port, method: message.method, path: message.url, headers: message.headers },
      (answer) => {
        const contentType = answer.headers['content-type'] ?? 'application/x-amz-json-1.1';
        buffer(answer)
          .then((text) => resolve({ status: answer.statusCode ?? 500, contentType, body: text }))
          .catch(reject);
      },
    );
    onward.once('error', reject);
    onward.end(body);
  });
}

function wireAnswer(altered: Exclude<Altered, 'hang-up'>, answer: WireAnswer): WireAnswer {
  const text = 'body' in altered ? JSON.stringify(altered.body) : altered.text;
  return {
    ...answer,
    status: altered.status ?? answer.status,
    body: Buffer.from(text),
    ...('breaksOff' in altered && altered.breaksOff === true ? { breaksOff: true } : {}),
  };
}

function send(response: ServerResponse, { status, contentType, body, breaksOff = false }: WireAnswer): void {
  const headers = { 'content-type': contentType, 'content-length': body.length };
  response.writeHead(status, headers);
  if (!breaksOff) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function jsonOf(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
