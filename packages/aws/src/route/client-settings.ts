import { Agent as HttpAgent } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import type { Route } from './route.ts';

/** As the SDK's own agents. */
const AGENT: AgentOptions = { keepAlive: true, maxSockets: 50 };

/** What an SDK client is made with so that its requests take a route; `service` is the service's id in its model. */
export function clientSettings(
  route: Route | undefined,
  service: string,
  timeouts: Omit<NodeHttpHandlerOptions, 'httpAgent' | 'httpsAgent'> = {},
  agent: AgentOptions = AGENT,
) {
  const agents = route?.agentsForAws(agent) ?? {
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
  };
  const requestHandler = new NodeHttpHandler({ ...timeouts, ...agents });
  if (route === undefined) return { requestHandler };
  const endpoint = route.endpointOf(service);
  // What is not set is not looked for: the SDK would take it from the profile `default`.
  return {
    requestHandler,
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}
