import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { OuCostError } from '@ou-cost/spend';
import type { CredentialProvider } from '../credentials/caller.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import type { Route } from '../route/route.ts';
import { probeClientSettings } from './client-settings.ts';

export interface DryRunOptions {
  readonly credentials: CredentialProvider;
  readonly region: string;
  /** @default straight to AWS */
  readonly route?: Route;
  readonly functionArn: string;
  readonly calls: PacedCalls;
}

/** Whether the function may be invoked, without invoking it. Fails with AccessRefused or FunctionNotFound. */
export async function dryRunInvocation(options: DryRunOptions): Promise<void> {
  const { credentials, region, route, functionArn, calls } = options;
  const client = new LambdaClient({ ...probeClientSettings('Lambda', route), credentials, region });
  const command = new InvokeCommand({ FunctionName: functionArn, InvocationType: 'DryRun' });
  const attempt = {
    hop: 'may invoke the function',
    action: 'lambda:InvokeFunction',
    resource: functionArn,
    region,
  };
  try {
    await calls.call(attempt, (sending) => client.send(command, sending));
  } catch (failure) {
    const cause = failure instanceof OuCostError ? failure.cause : null;
    if (!(cause instanceof Error) || cause.name !== 'ResourceNotFoundException') throw failure;
    throw new OuCostError('FunctionNotFound', `no function '${functionArn}' is in region ${region}`, {
      cause,
    });
  } finally {
    client.destroy();
  }
}
