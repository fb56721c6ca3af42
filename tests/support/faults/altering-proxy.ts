import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request on its way to the sandbox. */
export interface PassingCall {
  /** `GetCostAndUsage`, from the target header. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The how-manieth request this is, counted from 1. */
  readonly number: number;
}

/** What the client gets instead: another answer, part of one (then the line breaks), or nothing at all. */
export type Altered =
  | { readonly status?: number; readonly body: unknown }
  | { readonly status?: number; readonly text: string; readonly breaksOff?: boolean }
  | 'hang-up';

/** Changes answers; what it returns undefined for passes as it is. */
export type Alteration = (call: PassingCall, answer: Record<string, unknown>) => Altered | undefined;

export interface AlteringProxy {
  readonly endpoint: string;
  readonly calls: readonly PassingCall[];
  /** What happens to answers from now on; the calls are counted from 1 again. */
  alter(alteration: Alteration): void;
  stop(): Promise<void>;
}

/** Stands before a sandbox on loopback and hands requests on untouched, so that their signatures hold. */
export async function startAlteringProxy(target: string): Promise<AlteringProxy> {
  let calls: PassingCall[] = [];
  let alteration: Alteration = () => undefined;
  const server = createServer((message, response) => {
    // A run that failed leaves requests behind that nobody waits for any more.
    pass(message, response).catch(() => response.destroy());
  });

  async function pass(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(message);
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

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    get calls() {
      return calls;
    },
    alter(next) {
      alteration = next;
      calls = [];
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
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
        bodyOf(answer)
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

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function jsonOf(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
