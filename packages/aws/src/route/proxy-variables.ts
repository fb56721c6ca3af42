import { isIP } from 'node:net';
import { type HttpProxy, proxiesIn, type Variables } from './proxy.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The proxies of the environment as CDK's program understands them: it takes no address without a scheme, an entry of
 * NO_PROXY for the one host only unless it begins with a dot, and proxies for this machine as well. Empty without proxies.
 * The values are secrets.
 */
export function proxyVariables(variables: Variables): Readonly<Record<string, string>> {
  const { https, http, noProxy } = proxiesIn(variables);
  if (https === null && http === null) return {};
  return {
    ...inBothCases('https_proxy', addressOf(https)),
    ...inBothCases('http_proxy', addressOf(http)),
    ...inBothCases('no_proxy', withLoopback(noProxy)),
  };
}

/** The lower-case name has precedence, unless it is empty. */
function inBothCases(name: string, value: string): Record<string, string> {
  return { [name]: value, [name.toUpperCase()]: value };
}

function addressOf(proxy: HttpProxy | null): string {
  if (proxy === null) return '';
  const { url, authorization } = proxy;
  if (authorization === null) return url.href;
  const user = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
  const [name = '', ...password] = user.split(':');
  return `${url.protocol}//${encodeURIComponent(name)}:${encodeURIComponent(password.join(':'))}@${url.host}/`;
}

function withLoopback(noProxy: string): string {
  const entries = noProxy.split(/[\s,]+/).filter((entry) => entry !== '');
  if (entries.includes('*')) return '*';
  const below = entries.filter((entry) => /^[^.*/[]/.test(entry) && isIP(entry) === 0);
  return [...entries, ...below.map((entry) => `.${entry}`), ...LOOPBACK].join(',');
}
