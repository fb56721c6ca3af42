import { splitArnParts } from '@cloud-copilot/iam-utils';
import { DeploymentError } from '../deployed/error.ts';
import { existingRole } from '../deployed/existing-roles.ts';
import { awsManagedPolicies } from '../deployed/managed-policies.ts';
import type { Deployment, ExistingRole, NamedPolicy } from '../deployed/model.ts';
import { parseRoleArn } from '../deployed/role-arn.ts';
import { RoleDirectory } from './role-directory.ts';

/** The accounts of the chain, which may be the same account. */
interface ChainAccounts {
  readonly partition: string;
  readonly payerAccountId: string;
  readonly callerAccountId: string;
}

/** All roles of the sandbox, and by name the ARNs of those that a person or a test can sign as. */
export interface SandboxRoles {
  readonly directory: RoleDirectory;
  readonly principals: Readonly<Record<string, string>>;
}

/** The account of the functions, and the account of the roles that exist outside the templates. */
function chainAccounts(deployment: Deployment, existing: readonly ExistingRole[]): ChainAccounts {
  const payer = deployment.functions[0] ?? deployment.roles[0] ?? deployment.stacks[0];
  if (!payer) {
    throw new DeploymentError('the deployment has no stacks: synthesize the application first');
  }
  const arn = deployment.functions[0]?.arn ?? deployment.roles[0]?.arn ?? 'arn:aws';
  const elsewhere = ({ accountId }: { accountId: string }): boolean => accountId !== payer.accountId;
  const caller = existing.find(elsewhere) ?? existing[0] ?? deployment.stacks.find(elsewhere) ?? payer;
  return {
    partition: splitArnParts(arn).partition ?? 'aws',
    payerAccountId: payer.accountId,
    callerAccountId: caller.accountId,
  };
}

/** The deployment's roles, the existing roles, an administrator in each account and a role that no role trusts. */
export function sandboxRoles(deployment: Deployment, existingArns: readonly string[] = []): SandboxRoles {
  const existing = withArns(deployment.existingRoles, existingArns);
  const { partition, payerAccountId, callerAccountId } = chainAccounts(deployment, existing);
  const added = (accountId: string, name: string, policy: NamedPolicy): ExistingRole => ({
    arn: `arn:${partition}:iam::${accountId}:role/${name}`,
    name,
    path: '/',
    accountId,
    identityPolicies: [policy],
  });
  const own = [
    added(payerAccountId, 'PayerAdministrator', administrator),
    added(callerAccountId, 'CallerAdministrator', administrator),
    added(callerAccountId, 'OtherRole', assumeAnything),
  ].filter(
    ({ accountId, name }) => !existing.some((role) => role.accountId === accountId && role.name === name),
  );
  return {
    directory: new RoleDirectory([...deployment.roles, ...existing, ...own]),
    principals: Object.fromEntries([...own, ...existing].map(({ name, arn }) => [name, arn])),
  };
}

const administrator: NamedPolicy = {
  name: 'AdministratorAccess',
  document: awsManagedPolicies.get('AdministratorAccess') ?? { Statement: [] },
};

const assumeAnything: NamedPolicy = {
  name: 'AssumeAnything',
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
  },
};

function withArns(roles: readonly ExistingRole[], arns: readonly string[]): ExistingRole[] {
  const given = arns.map((arn) => {
    const role = existingRole(arn);
    if (!role) {
      throw new DeploymentError(`${arn} is not a role's ARN: write arn:PARTITION:iam::ACCOUNT:role/NAME`);
    }
    const presumed = roles.find((each) => isSame(each, arn));
    return { ...role, identityPolicies: presumed?.identityPolicies ?? [] };
  });
  return [...roles.filter((role) => !arns.some((arn) => isSame(role, arn))), ...given];
}

/** Role names are unique in an account, regardless of the path. */
function isSame(role: ExistingRole, arn: string): boolean {
  const parsed = parseRoleArn(arn);
  return parsed?.accountId === role.accountId && parsed.name === role.name;
}
