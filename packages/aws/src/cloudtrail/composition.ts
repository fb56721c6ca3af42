import { STSClient } from '@aws-sdk/client-sts';
import { parse, validate } from '@aws-sdk/util-arn-parser';
import { type EventLog, OuCostError } from '@ou-cost/spend';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { homeRegion } from '../home-region.ts';
import { identityOf } from '../probes/caller-identity.ts';
import { connectRun, type RunConnection, type RunOptions } from '../run-connection.ts';
import { SignedJsonClient } from '../signed-requests/client.ts';
import { ownEndpoint } from '../signed-requests/own-endpoint.ts';
import { CloudTrailEventLog } from './event-log.ts';
import { EventLookup, HOP } from './lookup.ts';

export interface EventLogOptions extends RunOptions {
  /** Where CloudTrail is asked, in place of its own endpoint. @default as the route says, else its own */
  readonly endpoint?: string;
}

/** What CloudTrail tells of the organization, in the account whose credentials these are. Sends nothing by itself. */
export function composeEventLog({ endpoint, ...options }: EventLogOptions): EventLog {
  const run = connectRun(options);
  return new CloudTrailEventLog({
    lookup: eventLookup(run, endpoint ?? null),
    accountId: () => accountOf(run),
    clock: run.timing,
  });
}

/** CloudTrail in the region in which Organizations logs. */
export function eventLookup(run: RunConnection, endpoint: string | null): EventLookup {
  const region = homeRegion('organizations', run.region);
  const { credentials, requestHandler, endpoint: routed } = run.clientSettingsFor('CloudTrail');
  if (credentials === undefined) throw new OuCostError('Defect', 'a request has nobody to sign it');
  const client = new SignedJsonClient({
    target: 'CloudTrail_20131101',
    signingName: 'cloudtrail',
    region,
    endpoint: endpoint ?? routed ?? ownEndpoint('cloudtrail', region),
    credentials,
    requestHandler: NodeHttpHandler.create(
      requestHandler as Parameters<typeof NodeHttpHandler.create>[0],
    ) as NodeHttpHandler,
  });
  return new EventLookup({ client, calls: run.calls, readerRoleArn: run.readerRoleArn });
}

/** The account of the reader role, or of the caller where none is assumed. */
async function accountOf(run: RunConnection): Promise<string> {
  const { readerRoleArn, region, calls } = run;
  const client = () => new STSClient({ ...run.clientSettingsFor('STS'), region });
  const arn = readerRoleArn ?? (await identityOf(client(), calls, region));
  if (validate(arn)) return parse(arn).accountId;
  throw new OuCostError('MalformedAnswer', `${HOP}: '${arn}' is not the ARN of a principal; run again`);
}
