import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived. */
export interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (response: ServerResponse) => void;

/** A server on this machine that keeps what it got, and answers as it is told. */
export interface RecordingServer {
  readonly endpoint: string;
  readonly received: readonly Received[];
  answerWith(answer: Answer): void;
  /** Forgets what it got, and answers with an empty object again. */
  reset(): void;
  stop(): void;
}

const EMPTY: Answer = (response) => void response.end('{}');

export async function startRecordingServer(): Promise<RecordingServer> {
  const received: Received[] = [];
  let answer = EMPTY;
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: await text(request) });
    answer(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith: (next) => {
      answer = next;
    },
    reset: () => {
      received.length = 0;
      answer = EMPTY;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An answer of this form. */
export function answering(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}
