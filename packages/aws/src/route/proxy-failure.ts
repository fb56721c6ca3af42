import { isUntrusted } from '../failure/sdk-error.ts';
import type { HttpProxy, Target } from './proxy.ts';

/** The errors at a proxy. Their messages say what to do and hold no password. */
const PROXY_UNREACHABLE = 'ProxyUnreachable';
const PROXY_REFUSED = 'ProxyRefused';

function named({ url, variable }: HttpProxy): string {
  return `the proxy ${url.host} of ${variable}`;
}

/**
 * A failure at a proxy; `atProxy` says the same without the host that the request was for, and without a remedy.
 */
function failure(name: string, atProxy: string, message: string, code: object = {}): Error {
  return Object.assign(new Error(message), { name, atProxy, ...code });
}

/** The failure of a connection to a proxy. It has the code of its cause: `ECONNREFUSED`, or that of a certificate. */
export function unreachableProxy(proxy: HttpProxy, target: Target, cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? { code: cause.code } : {};
  const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
  const text = `${named(proxy)} cannot be reached (${why})`;
  const remedy = isUntrusted(cause)
    ? 'set AWS_CA_BUNDLE to the file with its certificate authority'
    : `correct ${proxy.variable}, ${orWithout(target)}`;
  return failure(PROXY_UNREACHABLE, text, `${text}; ${remedy}`, code);
}

/** The failure of a proxy that answers CONNECT with another status than 200; NaN: with none. */
export function refusedByProxy(proxy: HttpProxy, target: Target, status: number): Error {
  if (status === 407) {
    const text = `${named(proxy)} asks for a user name and password, or refuses those that it got (407)`;
    const remedy = `write them as in ${proxy.variable}=http://USER:PASSWORD@${proxy.url.host}`;
    return failure(PROXY_REFUSED, text, `${text}; ${remedy}`);
  }
  if (Number.isNaN(status)) {
    const text = `${named(proxy)} does not answer as an HTTP proxy does`;
    return failure(PROXY_UNREACHABLE, text, `${text}; correct ${proxy.variable}, ${orWithout(target)}`);
  }
  const text = `${named(proxy)} answered ${status}`;
  const { host, port } = target;
  return status >= 500
    ? failure(
        PROXY_UNREACHABLE,
        text,
        `${named(proxy)} cannot reach ${host}:${port} (it answered ${status}); run again later, ${orWithout(target)}`,
      )
    : failure(
        PROXY_REFUSED,
        text,
        `${named(proxy)} does not let requests through to ${host}:${port} (it answered ${status}); allow the host at the proxy, ${orWithout(target)}`,
      );
}

function orWithout({ host }: Target): string {
  return `or name ${host} in NO_PROXY if it is reached without a proxy`;
}
