import { type Config, readerAccountOf } from '@ou-cost/contract';
import { type App, CfnOutput, type IStackSynthesizer, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { arnsOf } from '../arns.ts';
import { ReaderRole } from '../roles/reader.ts';
import { STACK_DESCRIPTIONS } from '../stack-descriptions.ts';

/**
 * The reader role alone, for the payer's account if the function is in another account. The stack has no assets, so
 * the payer's account needs no CDK bootstrap.
 */
export class ReaderStack extends Stack {
  constructor(app: App, config: Config) {
    super(app, config.names.readerStack, {
      stackName: config.names.readerStack,
      description: STACK_DESCRIPTIONS.reader,
      env: { account: readerAccountOf(config), region: config.payer.region },
      synthesizer: new LegacyStackSynthesizer() as IStackSynthesizer,
    });
    new ReaderRole(this, 'Reader', config);
    new CfnOutput(this, 'ReaderRoleArn', { value: arnsOf(config).readerRole });
  }
}
