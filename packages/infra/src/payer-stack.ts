import type { Config } from '@ou-cost/contract';
import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { arnsOf } from './arns.ts';
import { callerPolicy } from './caller-policy.ts';
import { InvokerRole } from './invoker-role.ts';
import { ReaderRole } from './reader-role.ts';
import { ReportFunction } from './report-function.ts';
import { WorkerRole } from './worker-role.ts';

/** What lives in the account that pays the bill: three roles, the function and its log group. */
export class PayerStack extends Stack {
  constructor(app: App, config: Config) {
    super(app, config.names.payerStack, {
      stackName: config.names.payerStack,
      description: 'ou-cost: the cost report function and its chain of roles',
      env: { account: config.payer.accountId, region: config.payer.region },
    });
    new InvokerRole(this, 'Invoker', config);
    new ReaderRole(this, 'Reader', config);
    const worker = new WorkerRole(this, 'Worker', config);
    new ReportFunction(this, 'Report', config, worker.role);

    const arns = arnsOf(config);
    new CfnOutput(this, 'InvokerRoleArn', { value: arns.invokerRole });
    new CfnOutput(this, 'FunctionArn', { value: arns.reportFunction });
    new CfnOutput(this, 'CallerPolicy', {
      description: "for who manages the caller's role elsewhere: the policy it needs",
      value: this.toJsonString(callerPolicy(config)),
    });
  }
}
