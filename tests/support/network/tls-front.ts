import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';

export interface TlsFront {
  readonly port: number;
  stop(): Promise<void>;
}

/** A server on this machine that ends TLS and passes on what comes, to a port that depends on the host's name. */
export async function startTlsFront(
  certificate: Pick<TlsOptions, 'cert' | 'key'>,
  portFor: (host: string) => number,
): Promise<TlsFront> {
  const sockets = new Set<Socket>();
  const server = createServer(certificate, (socket) => {
    const behind = connect(portFor(String(socket.servername)), '127.0.0.1');
    sockets.add(socket).add(behind);
    socket.pipe(behind).pipe(socket);
    for (const one of [socket, behind]) one.on('error', () => [socket, behind].map((each) => each.destroy()));
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
