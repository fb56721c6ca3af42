import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { CredentialProvider } from '../credentials/caller.ts';
import { emptyAnswer } from '../failure/foreign-answer.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import type { Route } from '../route/route.ts';
import { probeClientSettings } from './client-settings.ts';

/** The ARN of the principal of these credentials. The call needs no permission. Fails where they are not valid. */
export async function callerIdentity(options: {
  /** @default the SDK's own chain */
  readonly credentials?: CredentialProvider;
  readonly region: string;
  /** @default straight to AWS */
  readonly route?: Route;
  readonly calls: PacedCalls;
}): Promise<string> {
  const { calls, route, ...rest } = options;
  const client = new STSClient({ ...probeClientSettings('STS', route), ...rest });
  return identityOf(client, calls, rest.region);
}

/** The ARN of the principal of a client's credentials. The client is destroyed. */
export async function identityOf(client: STSClient, calls: PacedCalls, region: string): Promise<string> {
  const attempt = { hop: 'find credentials', action: 'sts:GetCallerIdentity', region };
  try {
    const { Arn, $metadata } = await calls.call(attempt, (sending) =>
      client.send(new GetCallerIdentityCommand({}), sending),
    );
    if (Arn !== undefined) return Arn;
    throw emptyAnswer(attempt, $metadata, 'STS did not say whose they are');
  } finally {
    client.destroy();
  }
}
