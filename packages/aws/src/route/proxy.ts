import { OuCostError } from '@ou-cost/spend';
import { isLoopback, leavesOut } from './no-proxy.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** An HTTP proxy that the environment names. */
export interface HttpProxy {
  /** Its address, without a user name and password. */
  readonly url: URL;
  /** The value of Proxy-Authorization; null without a user name and password. It is a secret. */
  readonly authorization: string | null;
  /** The variable that names it. */
  readonly variable: string;
}

/** Where a request goes. */
export interface Target {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
}

export interface Proxies {
  readonly https: HttpProxy | null;
  readonly http: HttpProxy | null;
  /** Hosts that are reached without a proxy: the value of NO_PROXY. */
  readonly noProxy: string;
}

/** A variable, by its lower-case name or else its upper-case one, as the AWS CLI reads it. An empty one switches off. */
function variableOf(
  name: string,
  variables: Variables,
): { readonly name: string; readonly value: string } | null {
  for (const spelling of [name.toLowerCase(), name]) {
    const value = Object.hasOwn(variables, spelling) ? variables[spelling]?.trim() : undefined;
    if (value !== undefined) return value === '' ? null : { name: spelling, value };
  }
  return null;
}

/** The proxies of the environment. Fails with InvalidConfiguration where an address is wrong. */
export function proxiesIn(variables: Variables): Proxies {
  return {
    https: proxyIn('HTTPS_PROXY', variables),
    http: proxyIn('HTTP_PROXY', variables),
    noProxy: variableOf('NO_PROXY', variables)?.value ?? '',
  };
}

function proxyIn(variable: string, variables: Variables): HttpProxy | null {
  const given = variableOf(variable, variables);
  if (given === null) return null;
  const url = URL.parse(given.value.includes('://') ? given.value : `http://${given.value}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    // What stands before an @ may be a password.
    const shown = given.value.includes('@') ? '' : ` '${given.value}'`;
    throw new OuCostError(
      'InvalidConfiguration',
      `${given.name}${shown} is not the address of an HTTP proxy: write it as in http://proxy.example.com:3128, with %23, %2F and %3F for #, / and ? in a password`,
    );
  }
  const user = `${decoded(url.username)}:${decoded(url.password)}`;
  const authorization = user === ':' ? null : `Basic ${Buffer.from(user).toString('base64')}`;
  return { url: new URL(`${url.protocol}//${url.host}`), authorization, variable: given.name };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The proxy that a request goes through; null: none. */
export function proxyFor(target: Target, { https, http, noProxy }: Proxies): HttpProxy | null {
  const proxy = target.isSecure ? https : http;
  if (proxy === null || isLoopback(target.host) || leavesOut(noProxy, target)) return null;
  return proxy;
}
