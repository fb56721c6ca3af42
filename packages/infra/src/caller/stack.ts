import type { Config } from '@ou-cost/contract';
import { type App, Arn, ArnFormat, type IStackSynthesizer, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { STACK_DESCRIPTIONS } from '../stack-descriptions.ts';
import { GithubCallers } from './github.ts';
import { attachCallerPolicy, directInvokerPolicy } from './policy.ts';

interface ExistingRole {
  readonly accountId: string;
  readonly name: string;
}

/** The resource of a role's ARN is `role/PATH/NAME`; a policy is attached by the name alone. */
function roleIn(roleArn: string): ExistingRole {
  const { account = '', resourceName = '' } = Arn.split(roleArn, ArnFormat.SLASH_RESOURCE_NAME);
  return { accountId: account, name: resourceName.slice(resourceName.lastIndexOf('/') + 1) };
}

/** The accounts of callers, direct invokers and workflows, in the order of the configuration. */
export function callerAccounts(config: Config): string[] {
  const roleArns = [...config.callers.map(({ roleArn }) => roleArn), ...config.directInvokers];
  const callers = [...roleArns.map(roleIn), ...config.githubActions];
  return [...new Set(callers.map(({ accountId }) => accountId))];
}

/**
 * The configured name with the account's id. The name of an account's stack therefore stays the same when other
 * callers join or leave: otherwise a second stack would manage the same policies on the same roles.
 */
export function callerStackName({ names }: Config, accountId: string): string {
  return `${names.callerStack}-${accountId}`;
}

/**
 * What a caller's account gets: an inline policy on each existing role, which stays otherwise unchanged, and a new
 * role for each workflow on GitHub. IAM is global, so the stack is deployed in the payer's region. The stack has no
 * assets and is deployed with the caller's credentials, so that account needs no CDK bootstrap.
 */
export class CallerStack extends Stack {
  constructor(app: App, config: Config, accountId: string) {
    const name = callerStackName(config, accountId);
    super(app, name, {
      stackName: name,
      description: STACK_DESCRIPTIONS.caller,
      env: { account: accountId, region: config.payer.region },
      synthesizer: new LegacyStackSynthesizer() as IStackSynthesizer,
    });
    const namesInAccount = (roleArns: readonly string[]): string[] =>
      roleArns.map(roleIn).flatMap((role) => (role.accountId === accountId ? [role.name] : []));
    const callers = namesInAccount(config.callers.map(({ roleArn }) => roleArn));
    const directInvokers = namesInAccount(config.directInvokers);
    attachCallerPolicy(this, config, callers);
    if (directInvokers.length > 0) {
      const policyName = config.names.directInvokerPolicy;
      const policyDocument = directInvokerPolicy(config);
      new CfnPolicy(this, 'InvokeReport', { policyName, roles: directInvokers, policyDocument });
    }
    const workflows = config.githubActions.filter((workflow) => workflow.accountId === accountId);
    if (workflows.length > 0) new GithubCallers(this, 'GithubActions', config, workflows);
  }
}
