import { Agent as HttpAgent } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import { getCACertificates, rootCertificates } from 'node:tls';
import type { Proxies } from './proxy.ts';

export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/** How the requests of this process leave it: to which endpoints, through which proxies, trusting which certificates. */
export interface Route {
  /** The endpoint that is set for a service (`Cost Explorer`); undefined: the one of AWS. */
  endpointOf(service: string): string | undefined;
  /** Agents for requests to AWS. */
  agentsForAws(options?: AgentOptions): Agents;
  /** Agents for requests to others: they trust what this machine trusts as well. */
  agentsForOthers(options?: AgentOptions): Agents;
}

export interface RouteSettings {
  readonly endpointOf: Route['endpointOf'];
  readonly proxies: Proxies;
  /** The certificates to trust instead of those that Node.js trusts; null: those. */
  readonly certificates: readonly string[] | null;
}

/** A route by these settings. What speaks to proxies is loaded only if there is one. */
export async function routeBy({ endpointOf, proxies, certificates }: RouteSettings): Promise<Route> {
  const isProxied = proxies.https !== null || proxies.http !== null;
  const { ProxyingAgent } = isProxied ? await import('./proxy-agents.ts') : { ProxyingAgent: null };
  const trusted = certificates === null ? undefined : [...certificates];
  const trustedByOthers = trusted === undefined ? undefined : [...trusted, ...trustedByDefault()];
  const agents = (ca: AgentOptions['ca'], options: AgentOptions = {}): Agents => {
    const secure = { ...options, ...(ca === undefined ? {} : { ca }) };
    if (ProxyingAgent === null) {
      return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(secure) };
    }
    return {
      httpAgent: new ProxyingAgent(false, proxies, { ...options, proxyCa: trustedByOthers }),
      httpsAgent: new ProxyingAgent(true, proxies, { ...secure, proxyCa: trustedByOthers }),
    };
  };
  return {
    endpointOf,
    agentsForAws: (options) => agents(trusted, options),
    agentsForOthers: (options) => agents(trustedByOthers, options),
  };
}

/** What Node.js trusts, with NODE_EXTRA_CA_CERTS; Node.js before 22.15 cannot tell these. */
function trustedByDefault(): readonly string[] {
  return typeof getCACertificates === 'function' ? getCACertificates('default') : rootCertificates;
}
