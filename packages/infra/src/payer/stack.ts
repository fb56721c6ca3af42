import { type Config, functionAccountOf } from '@ou-cost/contract';
import { type App, Stack } from 'aws-cdk-lib';
import type { ReportFunctionOptions } from '../function/lambda.ts';
import { STACK_DESCRIPTIONS } from '../stack-descriptions.ts';
import { addPayerResources } from './resources.ts';

/** The stack of the function's account, which is the payer's unless configured otherwise. */
export class PayerStack extends Stack {
  constructor(app: App, config: Config, options: ReportFunctionOptions = {}) {
    super(app, config.names.payerStack, {
      stackName: config.names.payerStack,
      description: STACK_DESCRIPTIONS.payer,
      env: { account: functionAccountOf(config), region: config.payer.region },
    });
    addPayerResources(this, config, options);
  }
}
