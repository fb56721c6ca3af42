import type { Deployment, PolicyStatement, Role } from '@ou-cost/sandbox/deployed';
import { roleParts } from '../policies/arn.ts';
import { listOf } from '../policies/grants.ts';
import { type Chain, chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** Who may enter a role of the chain, by ARN. */
function entrantsOf(role: Role, chain: Chain): readonly string[] {
  if (role.arn === chain.invoker) return [...chain.callers, ...chain.workflows.map(({ roleArn }) => roleArn)];
  return role.arn === chain.reader ? [chain.worker] : [];
}

/**
 * What the evaluator cannot see of a trust: whether the principals exist under their very path, and whether a
 * principal that stands for many is held down by a condition.
 */
export function trustFindings(variant: Variant, deployment: Deployment): Finding[] {
  const chain = chainOf(variant);
  return deployment.roles.flatMap((role) =>
    role.trustPolicy.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap((statement) =>
      complaintsAbout(statement, role, chain).map((complaint): Finding => {
        return { kind: 'trust', message: `the trust of ${role.arn} ${complaint}` };
      }),
    ),
  );
}

function complaintsAbout(statement: PolicyStatement, role: Role, chain: Chain): string[] {
  const { Principal } = statement;
  if (typeof Principal !== 'object') return ['names everybody, or everybody but some'];
  return Object.entries(Principal).flatMap(([kind, names]) =>
    listOf(names).flatMap((name) => {
      switch (kind) {
        case 'AWS':
          return aboutRoles(name, statement, role, chain);
        case 'Service':
          return aboutService(name, statement, role, chain);
        case 'Federated':
          return aboutWorkflow(name, statement, role, chain);
        default:
          return [`names '${name}' as ${kind}`];
      }
    }),
  );
}

function aboutRoles(name: string, statement: PolicyStatement, role: Role, chain: Chain): string[] {
  const entrants = entrantsOf(role, chain);
  if (roleParts(name) !== undefined) {
    if (entrants.includes(name) && chain.callers.includes(name)) return [];
    return [`names ${name}: it does not exist under this path, or has no business there`];
  }
  const held = conditionValues(statement, 'ArnEquals', 'aws:PrincipalArn');
  if (held.length > 0 && held.every((arn) => entrants.includes(arn))) return [];
  return [`names ${name} without the condition that the principal is ${entrants.join(' or ') || 'a role'}`];
}

function aboutService(name: string, statement: PolicyStatement, role: Role, chain: Chain): string[] {
  if (role.arn !== chain.worker || name !== 'lambda.amazonaws.com') return [`names the service ${name}`];
  const accounts = conditionValues(statement, 'StringEquals', 'aws:SourceAccount');
  const isHeld = accounts.length === 1 && accounts[0] === chain.functionAccount;
  return isHeld ? [] : [`names the service ${name} without the condition aws:SourceAccount`];
}

function aboutWorkflow(name: string, statement: PolicyStatement, role: Role, chain: Chain): string[] {
  if (!chain.workflows.some(({ roleArn }) => roleArn === role.arn)) return [`names ${name}`];
  const issuer = name.split('oidc-provider/')[1] ?? '';
  return ['aud', 'sub'].flatMap((claim) => {
    const values = conditionValues(statement, 'StringEquals', `${issuer}:${claim}`);
    return values.length === 1 ? [] : [`names ${name} without a condition on ${issuer}:${claim}`];
  });
}

function conditionValues(statement: PolicyStatement, operator: string, key: string): readonly string[] {
  return listOf(statement.Condition?.[operator]?.[key]);
}
