import { CALLER_CALLS, INVOKER_CALLS } from '@ou-cost/aws/permissions';
import type { Config } from '@ou-cost/contract';
import type { Stack } from 'aws-cdk-lib';
import { CfnPolicy, type PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { grantsPolicy } from '../roles/grants.ts';

/** What a caller's role needs on its own side to assume the invoker role. */
export function callerPolicy(config: Config): PolicyDocument {
  return grantsPolicy(CALLER_CALLS, config);
}

/** Gives existing roles, by name, what they need to assume the invoker role. They stay otherwise unchanged. */
export function attachCallerPolicy(stack: Stack, config: Config, roles: string[]): void {
  if (roles.length === 0) return;
  const policyDocument = callerPolicy(config);
  new CfnPolicy(stack, 'EnterInvoker', { policyName: config.names.callerPolicy, roles, policyDocument });
}

/** What a direct invoker's role needs on its own side: a call across accounts must be allowed by both accounts. */
export function directInvokerPolicy(config: Config): PolicyDocument {
  return grantsPolicy(INVOKER_CALLS, config);
}
