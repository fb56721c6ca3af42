import type { Config } from '@ou-cost/contract';
import { callerStackName } from '@ou-cost/infra';
import type { AccessByAccount } from '../access/by-account.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { resourcesOf, type TemplateResource } from '../assembly/template.ts';
import { type Finding, note } from '../preflight/finding.ts';
import type { StackState } from './stack-state.ts';

/** Accounts that the roles of a template trust, and that may invoke its function. */
function trustedAccounts(resources: readonly TemplateResource[]): Set<string> {
  const trusts = resources.map(({ type, properties }) =>
    type === 'AWS::Lambda::Permission' ? properties['Principal'] : properties['AssumeRolePolicyDocument'],
  );
  const found = JSON.stringify(trusts).matchAll(/"(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})[":]/g);
  return new Set([...found].map(([, accountId = '']) => accountId));
}

/**
 * Names the accounts that the deployed payer's side lets in, the configuration no longer does, and no credentials are
 * given for: a caller's stack that is left there cannot be seen.
 */
export function formerCallerFindings(
  config: Config,
  allPlans: readonly StackPlan[],
  states: ReadonlyMap<StackPlan, StackState>,
  { all }: AccessByAccount,
): Finding[] {
  const seen = new Set([...allPlans, ...all].map(({ accountId }) => accountId));
  const former = [...states].flatMap(([plan, { template }]) => [
    ...trustedAccounts(resourcesOf(template, plan)),
  ]);
  return [...new Set(former)]
    .filter((accountId) => !seen.has(accountId))
    .map((accountId) => {
      const name = callerStackName(config, accountId);
      return note(
        `account ${accountId} had callers and has none in the configuration, and no profile of it is given: if it has the stack ${name}, its roles keep what that gave them; run destroy with its profile too, or delete the stack there: aws cloudformation delete-stack --stack-name ${name} --region ${config.payer.region}`,
      );
    });
}
