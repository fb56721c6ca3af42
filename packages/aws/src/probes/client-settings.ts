import { clientSettings } from '../route/client-settings.ts';
import type { Route } from '../route/route.ts';

/**
 * Settings of a client that checks whether a call works. Its timeouts are short, so that an endpoint that cannot be
 * reached (from a VPC without a NAT gateway) is reported before the function's own timeout. PacedCalls retries.
 */
export function probeClientSettings(service: string, route?: Route) {
  const timeouts = { connectionTimeout: 3_000, requestTimeout: 20_000, throwOnRequestTimeout: true };
  return { maxAttempts: 1, ...clientSettings(route, service, timeouts) };
}
