import { GetRoleCommand } from '@aws-sdk/client-iam';
import { parse as parseArn } from '@aws-sdk/util-arn-parser';
import { ask } from '../access/answer.ts';
import type { AccessByAccount } from '../access/by-account.ts';
import { createdRoles, rolePrincipals, rolesAttachedTo, type StackPlan } from '../assembly/stack-plan.ts';
import { type Finding, notChecked, ok, problem, warning } from './finding.ts';

interface RequiredRole {
  readonly accountId: string;
  readonly name: string;
  /** Null if only the name is known. */
  readonly arn: string | null;
}

/** Roles that must exist before the deployment: principals, and roles that policies are attached to. */
function requiredRoles(plans: readonly StackPlan[]): RequiredRole[] {
  const created = new Set(plans.flatMap(createdRoles));
  const needed = new Map<string, RequiredRole>();
  for (const arn of plans.flatMap(rolePrincipals)) {
    if (created.has(arn)) continue;
    const { accountId, resource } = parseArn(arn);
    const name = resource.slice(resource.lastIndexOf('/') + 1);
    needed.set(`${accountId}/${name}`, { accountId, name, arn });
  }
  for (const plan of plans) {
    for (const name of rolesAttachedTo(plan)) {
      const key = `${plan.accountId}/${name}`;
      if (!needed.has(key)) needed.set(key, { accountId: plan.accountId, name, arn: null });
    }
  }
  return [...needed.values()];
}

async function checkRole(
  { accountId, name, arn }: RequiredRole,
  accesses: AccessByAccount,
): Promise<Finding> {
  const what = arn ?? `the role '${name}' in account ${accountId}`;
  const access = accesses.forAccount(accountId);
  if (access === undefined) {
    return warning(
      `could not check that ${what} exists (no profile belongs to account ${accountId}); continuing`,
    );
  }
  const answer = await ask(
    () => access.clients.iam.send(new GetRoleCommand({ RoleName: name })),
    (error) => /^NoSuchEntity/.test(error.name),
  );
  if (answer.kind === 'unknown') return notChecked(`that ${what} exists`, answer.why);
  if (answer.kind === 'no') {
    return problem(
      `${what} does not exist, and AWS refuses to trust or attach a policy to a role that does not exist; create the role, or correct the configuration`,
    );
  }
  const found = answer.value.Role?.Arn;
  if (arn !== null && found !== undefined && found !== arn) {
    return problem(`${arn} does not exist, but ${found} does; configure that ARN, with its path`);
  }
  return ok(`${what} exists`);
}

/** Checks that the roles exist that AWS requires before the stacks are deployed. */
export function checkRequiredRoles(
  plans: readonly StackPlan[],
  accesses: AccessByAccount,
): Promise<Finding[]> {
  return Promise.all(requiredRoles(plans).map((role) => checkRole(role, accesses)));
}
