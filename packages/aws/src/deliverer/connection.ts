import { OuCostError } from '@ou-cost/spend';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Attempt } from '../failure/attempt.ts';
import { failedSending, type Sending } from '../failure/sending.ts';
import type { SendOptions } from '../pacing/paced-calls.ts';
import type { RunConnection } from '../run-connection.ts';
import { ownEndpoint } from '../signed-requests/own-endpoint.ts';
import type { SenderOptions } from '../signed-requests/sender.ts';

/** How a service is named where it is asked. */
export interface ServiceNames {
  /** The service's id in its model, by which an endpoint is set. */
  readonly id: string;
  /** The first part of its host's name. */
  readonly host: string;
  readonly signingName: string;
}

/** Where, and with which credentials, requests to a service in a region are sent. */
export function senderOptions(run: RunConnection, { id, host, signingName }: ServiceNames, region: string) {
  const { credentials, requestHandler, endpoint } = run.clientSettingsFor(id);
  if (credentials === undefined) throw new OuCostError('Defect', 'a request has nobody to sign it');
  return {
    signingName,
    region,
    endpoint: endpoint ?? ownEndpoint(host, region),
    credentials,
    requestHandler: NodeHttpHandler.create(
      requestHandler as Parameters<typeof NodeHttpHandler.create>[0],
    ) as NodeHttpHandler,
  } satisfies SenderOptions;
}

/** What a call that fails is called. */
export function attemptOf(run: RunConnection, hop: string, action: string, resource: string): Attempt {
  const principal = run.readerRoleArn;
  return { hop, action, resource, ...(principal === null ? {} : { principal }) };
}

/**
 * Sends once what must not be sent twice. The credentials come first, since nothing has left where there are none. Fails
 * with an OuCostError for what nothing can be sent with; everything else is an answer.
 */
export async function sendOnce(
  run: RunConnection,
  attempt: Attempt,
  abortSignal: AbortSignal,
  send: (sending: SendOptions) => Promise<unknown>,
): Promise<Sending> {
  try {
    await run.assumeRole();
  } catch (failure) {
    if (!(failure instanceof OuCostError)) throw failure;
    // It was tried as long as it makes sense.
    return { kind: 'unsent', failure };
  }
  if (abortSignal.aborted) {
    const failure = new OuCostError('TimedOut', `${attempt.hop}: the time for it is spent`);
    return { kind: 'unsent', failure };
  }
  try {
    run.meter.sent(attempt.action, 1);
    await send({ abortSignal });
    return { kind: 'done' };
  } catch (error) {
    return failedSending(error, attempt);
  }
}
