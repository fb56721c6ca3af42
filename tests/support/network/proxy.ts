import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A request to the proxy. */
interface Proxied {
  /** `CONNECT sts.eu-west-1.amazonaws.com:443`, or `POST http://example.com/` for plain HTTP. */
  readonly asked: string;
  readonly authorization: string | undefined;
}

export interface RunningProxy {
  readonly port: number;
  readonly seen: readonly Proxied[];
  stop(): Promise<void>;
}

/**
 * An HTTP proxy on this machine. It opens every tunnel to one port of this machine, whatever host it is asked for, or
 * answers with another status. Plain HTTP gets an empty answer.
 */
export async function startProxy({
  tunnelTo = 0,
  status = 200,
}: {
  readonly tunnelTo?: number;
  readonly status?: number;
}): Promise<RunningProxy> {
  const seen: Proxied[] = [];
  const sockets = new Set<Socket>();
  const note = (asked: string, authorization: string | undefined) => seen.push({ asked, authorization });
  const server = createServer((request, response) => {
    note(`${request.method} ${request.url}`, request.headers['proxy-authorization']);
    response.writeHead(status).end();
  });
  server.on('connect', (request, socket: Socket) => {
    note(`CONNECT ${request.url}`, request.headers['proxy-authorization']);
    socket.on('error', () => socket.destroy());
    sockets.add(socket);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Not Now\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const behind = connect(tunnelTo, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(behind).pipe(socket);
    });
    sockets.add(behind);
    behind.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
