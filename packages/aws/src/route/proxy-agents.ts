import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { type HttpProxy, type Proxies, proxyFor, type Target } from './proxy.ts';
import { refusedByProxy, unreachableProxy } from './proxy-failure.ts';

/** The options of an agent, with the certificates that the proxy's own must be signed by. */
interface TunnelOptions extends AgentOptions {
  readonly proxyCa: AgentOptions['ca'];
}

/** The password stands in a header and not in the address, which the packages' debug output shows. */
function headersOf({ authorization }: HttpProxy): Record<string, string> {
  return authorization === null ? {} : { 'Proxy-Authorization': authorization };
}

function proxyOptions({ proxyCa, ...options }: TunnelOptions, proxy: HttpProxy) {
  const { keepAlive, keepAliveMsecs, maxSockets } = options;
  return {
    headers: headersOf(proxy),
    ...(keepAlive === undefined ? {} : { keepAlive }),
    ...(keepAliveMsecs === undefined ? {} : { keepAliveMsecs, keepAliveInitialDelay: keepAliveMsecs }),
    ...(maxSockets === undefined ? {} : { maxSockets }),
    ...(proxyCa === undefined ? {} : { ca: proxyCa }),
  };
}

/** A proxy that has not answered after this time does not: it, or a firewall before it, swallows what it gets. */
export const PROXY_TIMEOUT_SECONDS = 20;

type ConnectOptions = HttpsProxyAgent<string>['connectOpts'] | HttpProxyAgent<string>['connectOpts'];

/**
 * Makes a connection through a proxy, for as long as that may take. Its socket is closed after that time: it would keep
 * the process alive for as long as the proxy is silent, since nobody has it until the connection is made.
 */
async function inTime<Options extends ConnectOptions, T>(
  agent: { connectOpts: Options },
  connect: () => Promise<T>,
): Promise<T> {
  const waiting = new AbortController();
  const silence = Object.assign(new Error(`no answer within ${PROXY_TIMEOUT_SECONDS} seconds`), {
    code: 'ETIMEDOUT',
  });
  const timer = setTimeout(() => waiting.abort(silence), PROXY_TIMEOUT_SECONDS * 1000);
  try {
    // The agent reads its options before it waits for anything.
    agent.connectOpts = { ...agent.connectOpts, signal: waiting.signal };
    return await connect();
  } catch (cause) {
    throw waiting.signal.aborted ? silence : cause;
  } finally {
    clearTimeout(timer);
  }
}

/** HTTPS through a proxy: a tunnel that the proxy opens at CONNECT. */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #proxy: HttpProxy;
  readonly #ca: AgentOptions['ca'];

  constructor(proxy: HttpProxy, options: TunnelOptions) {
    super(proxy.url.href, proxyOptions(options, proxy));
    this.#proxy = proxy;
    this.#ca = options.ca;
  }

  override async connect(request: ClientRequest, options: AgentConnectOpts) {
    const target = targetOf(options);
    let status = 200;
    request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      status = statusCode;
    });
    const secured = { ...options, ...(this.#ca === undefined ? {} : { ca: this.#ca }) };
    const socket = await inTime(this, () => super.connect(request, secured)).catch((cause: unknown) => {
      throw unreachableProxy(this.#proxy, target, cause);
    });
    if (status === 200) return socket;
    socket.destroy();
    throw refusedByProxy(this.#proxy, target, status);
  }
}

/** Plain HTTP through a proxy, which is sent the whole address. */
class ForwardAgent extends HttpProxyAgent<string> {
  readonly #proxy: HttpProxy;

  constructor(proxy: HttpProxy, options: TunnelOptions) {
    super(proxy.url.href, proxyOptions(options, proxy));
    this.#proxy = proxy;
  }

  override async connect(
    request: Parameters<HttpProxyAgent<string>['connect']>[0],
    options: AgentConnectOpts,
  ) {
    return inTime(this, () => super.connect(request, options)).catch((cause: unknown) => {
      throw unreachableProxy(this.#proxy, targetOf(options), cause);
    });
  }
}

function targetOf({ host, port, secureEndpoint }: AgentConnectOpts): Target {
  return { isSecure: secureEndpoint, host: host ?? 'localhost', port: Number(port) };
}

/** Sends each request through the proxy for its host, or directly. */
export class ProxyingAgent extends Agent {
  readonly #isSecure: boolean;
  readonly #proxies: Proxies;
  readonly #direct: HttpAgent;
  readonly #proxied: HttpAgent | null;

  constructor(isSecure: boolean, proxies: Proxies, options: TunnelOptions) {
    super();
    this.#isSecure = isSecure;
    this.#proxies = proxies;
    const proxy = isSecure ? proxies.https : proxies.http;
    const { proxyCa: _, ...direct } = options;
    this.#direct = isSecure ? new HttpsAgent(direct) : new HttpAgent(direct);
    this.#proxied =
      proxy === null ? null : isSecure ? new TunnelAgent(proxy, options) : new ForwardAgent(proxy, options);
  }

  override isSecureEndpoint(): boolean {
    return this.#isSecure;
  }

  override async connect(_: ClientRequest, options: AgentConnectOpts): Promise<HttpAgent> {
    const proxy = proxyFor(targetOf(options), this.#proxies);
    return proxy === null || this.#proxied === null ? this.#direct : this.#proxied;
  }

  override destroy(): void {
    this.#direct.destroy();
    this.#proxied?.destroy();
    super.destroy();
  }
}
