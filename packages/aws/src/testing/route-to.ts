import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Route } from '../route/route.ts';

/** A route to one endpoint for every service, past all proxies. */
export function routeTo(endpoint: string): Route {
  const agents: Route['agentsForAws'] = (options) => ({
    httpAgent: new HttpAgent(options),
    httpsAgent: new HttpsAgent(options),
  });
  return { endpointOf: () => endpoint, agentsForAws: agents, agentsForOthers: agents };
}
