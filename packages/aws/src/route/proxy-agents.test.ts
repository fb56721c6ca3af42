import { once } from 'node:events';
import { request } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PROXY_TIMEOUT_SECONDS, ProxyingAgent } from './proxy-agents.ts';

const servers: Server[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const server of servers.splice(0)) server.close();
});

/** A proxy that does this with a connection, and the failure of a request through it. */
async function through(behave: (socket: Socket) => void) {
  const server = createServer(behave).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const proxy = { url, authorization: null, variable: 'HTTPS_PROXY' };
  const agent = new ProxyingAgent(true, { https: proxy, http: null, noProxy: '' }, { proxyCa: undefined });
  const failed = once(request({ host: 'sts.example.com', agent }).end(), 'error');
  return { server, url, failed };
}

describe('a proxy', () => {
  it('that never answers is left after a while, and its connection keeps no process alive', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { server, url, failed } = await through((socket) => void socket.resume());
    const [socket] = (await once(server, 'connection')) as [Socket];
    const closed = once(socket, 'close');
    await once(socket, 'data');
    vi.advanceTimersByTime(PROXY_TIMEOUT_SECONDS * 1000);
    const [error] = await failed;
    expect(error).toMatchObject({
      name: 'ProxyUnreachable',
      code: 'ETIMEDOUT',
      message: `the proxy ${url.host} of HTTPS_PROXY cannot be reached (no answer within 20 seconds); correct HTTPS_PROXY, or name sts.example.com in NO_PROXY if it is reached without a proxy`,
    });
    await closed;
  });

  it('that does not speak HTTP is named as that', async () => {
    const { url, failed } = await through((socket) => {
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n\r\n'));
    });
    const [error] = await failed;
    expect(error).toMatchObject({
      name: 'ProxyUnreachable',
      message: expect.stringContaining(
        `the proxy ${url.host} of HTTPS_PROXY does not answer as an HTTP proxy does; correct`,
      ),
    });
  });
});
