import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireAnswer, WireResponse } from '../protocols/endpoint.ts';
import { ServiceError } from '../service.ts';
import type { Clock } from '../time/clock.ts';
import { type ReceivedRequest, receiveRequest } from './received-request.ts';

export type RequestHandler = (request: ReceivedRequest) => Promise<WireAnswer>;

/** A listening server. */
export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only.
 * @param port 0 means any free port
 * @throws Error with code EADDRINUSE if the port is in use
 */
export async function listen(port: number, clock: Clock, handle: RequestHandler): Promise<HttpServer> {
  const server = createServer((message, response) => {
    void receiveRequest(message)
      .then(handle)
      .catch(transportError)
      .then((answer) => send(response, answer, clock()));
  });
  // Node's request timeout is off, because a function may run for minutes before its answer starts.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return { port: address.port, close: () => close(server) };
}

function send(response: ServerResponse, answer: WireAnswer, now: Date): void {
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, headers, body, breaksOffAfter } = answer;
  // Clients correct their clock with this header, so it must hold the sandbox's time.
  response.writeHead(status, {
    date: now.toUTCString(),
    'content-length': Buffer.byteLength(body),
    // The answer to HEAD has the length of what GET would give.
    ...headers,
  });
  if (breaksOffAfter === undefined) {
    response.end(body);
  } else {
    response.write(Buffer.from(body).subarray(0, breaksOffAfter), () => response.destroy());
  }
}

function transportError(error: unknown): WireResponse {
  const known =
    error instanceof ServiceError ? error : new ServiceError('InternalFailure', String(error), 500);
  return {
    status: known.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': known.code },
    body: JSON.stringify({ __type: known.code, message: known.message }),
  };
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
