import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * Settings of a client that checks whether a call works. Its timeouts are short, so that an endpoint that cannot be
 * reached (from a VPC without a NAT gateway) is reported before the function's own timeout. PacedCalls retries.
 */
export function probeClientSettings() {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    throwOnRequestTimeout: true,
  });
  return { maxAttempts: 1, requestHandler };
}
