import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { OuCostError } from '@ou-cost/spend';
import { translated, withoutSecrets } from './aws-failure.ts';
import type { CredentialProvider } from './credentials.ts';
import { impatient } from './impatient.ts';

export interface DryRunOptions {
  readonly credentials: CredentialProvider;
  readonly region: string;
  readonly functionArn: string;
}

/** Whether the function may be invoked, without invoking it. Fails with AccessRefused or FunctionNotFound. */
export async function dryRunInvocation({ credentials, region, functionArn }: DryRunOptions): Promise<void> {
  const client = new LambdaClient({ ...impatient(), credentials, region });
  try {
    await client.send(new InvokeCommand({ FunctionName: functionArn, InvocationType: 'DryRun' }));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') {
      const message = `no function '${functionArn}' is in region ${region}`;
      throw new OuCostError('FunctionNotFound', message, { cause: withoutSecrets(error) });
    }
    throw translated(error, {
      hop: 'may invoke the function',
      action: 'lambda:InvokeFunction',
      resource: functionArn,
    });
  } finally {
    client.destroy();
  }
}
