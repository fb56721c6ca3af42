import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * Settings of a client that asks whether something works: an endpoint that cannot be reached, as from a VPC
 * without a way out, shall be named while there is time left to name it. Retries are those of the paced calls.
 */
export function probeClientSettings() {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    throwOnRequestTimeout: true,
  });
  return { maxAttempts: 1, requestHandler };
}
