import { GetRoleCommand } from '@aws-sdk/client-iam';
import { parse as parseArn } from '@aws-sdk/util-arn-parser';
import type { Config } from '@ou-cost/contract';
import { ask } from '../access/answer.ts';
import type { AccessByAccount } from '../access/by-account.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { type Finding, notChecked, ok, problem, warning } from './finding.ts';

/**
 * ARNs of the roles that must exist before the stacks are deployed. IAM attaches a policy only to a role that exists, and
 * Lambda permits only such a role. The invoker's trust compares a text, so it would accept a wrong ARN in silence.
 */
function requiredRoles({ callers, directInvokers }: Config, plans: readonly StackPlan[]): string[] {
  const arns = [...callers.map(({ roleArn }) => roleArn), ...directInvokers];
  const isNamedByPayerSide = plans.some(({ side }) => side === 'payer');
  const accounts = plans.map(({ accountId }) => accountId);
  const isNeeded = (arn: string) => isNamedByPayerSide || accounts.includes(parseArn(arn).accountId);
  return [...new Set(arns.filter(isNeeded))];
}

async function checkRole(arn: string, accesses: AccessByAccount): Promise<Finding> {
  const { accountId, resource } = parseArn(arn);
  const access = accesses.forAccount(accountId);
  if (access === undefined) {
    return warning(
      `could not check that ${arn} exists (no profile belongs to account ${accountId}); continuing`,
    );
  }
  const RoleName = resource.slice(resource.lastIndexOf('/') + 1);
  const answer = await ask(
    () => access.clients.iam.send(new GetRoleCommand({ RoleName })),
    (error) => /^NoSuchEntity/.test(error.name),
  );
  if (answer.kind === 'unknown') return notChecked(`that ${arn} exists`, answer.why);
  if (answer.kind === 'no') {
    return problem(`${arn} does not exist; create the role, or correct the configuration`);
  }
  const found = answer.value.Role?.Arn;
  if (found !== undefined && found !== arn) {
    return problem(`${arn} does not exist, but ${found} does; configure that ARN, with its path`);
  }
  return ok(`${arn} exists`);
}

/** Checks that the callers' and the direct invokers' roles exist under exactly the configured ARNs. */
export function checkRequiredRoles(
  config: Config,
  plans: readonly StackPlan[],
  accesses: AccessByAccount,
): Promise<Finding[]> {
  return Promise.all(requiredRoles(config, plans).map((arn) => checkRole(arn, accesses)));
}
