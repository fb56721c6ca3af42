import { type Config, functionAccountOf, readerAccountOf } from '@ou-cost/contract';
import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { arnsOf } from '../arns.ts';
import { callerPolicy } from '../caller/policy.ts';
import { FailureAlarm } from '../function/failure-alarm.ts';
import { ReportFunction, type ReportFunctionOptions } from '../function/lambda.ts';
import { InvokerRole } from '../roles/invoker.ts';
import { ReaderRole } from '../roles/reader.ts';
import { WorkerRole } from '../roles/worker.ts';
import { STACK_DESCRIPTIONS } from '../stack-descriptions.ts';
import { delegationPolicy, needsDelegation } from './delegation-policy.ts';

/**
 * The resources of the function's account, which is the payer's unless configured otherwise: the invoker and the
 * worker role, the function and its log group, and the reader role if it is in the same account.
 */
export class PayerStack extends Stack {
  constructor(app: App, config: Config, options: ReportFunctionOptions = {}) {
    super(app, config.names.payerStack, {
      stackName: config.names.payerStack,
      description: STACK_DESCRIPTIONS.payer,
      env: { account: functionAccountOf(config), region: config.payer.region },
    });
    new InvokerRole(this, 'Invoker', config);
    if (readerAccountOf(config) === functionAccountOf(config)) new ReaderRole(this, 'Reader', config);
    const worker = new WorkerRole(this, 'Worker', config);
    const report = new ReportFunction(this, 'Report', config, worker.role, options);
    if (config.alarm !== undefined) {
      const alarmName = `${config.names.function}-failed-runs`;
      new FailureAlarm(this, 'Failures', alarmName, report.function, config.alarm.topicArn);
    }

    const arns = arnsOf(config);
    new CfnOutput(this, 'InvokerRoleArn', { value: arns.invokerRole });
    new CfnOutput(this, 'FunctionArn', { value: arns.reportFunction });
    new CfnOutput(this, 'CallerPolicy', {
      description: "the policy that the caller's role needs, for the people who manage that role elsewhere",
      value: this.toJsonString(callerPolicy(config)),
    });
    if (needsDelegation(config)) {
      new CfnOutput(this, 'OrganizationsDelegationPolicy', {
        description:
          "the statements that the management account adds to the organization's delegation policy",
        value: this.toJsonString(delegationPolicy(config)),
      });
    }
  }
}
