import type { Deployment, PolicyStatement, Role } from '@ou-cost/sandbox/deployed';
import { accountOf } from '../policies/arn.ts';
import { listOf } from '../policies/grants.ts';
import { type Chain, chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** The principals that may assume a role of the chain, by ARN. */
function trustedPrincipals(role: Role, chain: Chain): readonly string[] {
  if (role.arn === chain.invoker) return [...chain.callers, ...chain.workflows.map(({ roleArn }) => roleArn)];
  const entered = [chain.reader, chain.archive?.archivist, chain.schedules?.deliverer];
  return entered.includes(role.arn) ? [chain.worker] : [];
}

/**
 * Errors in trust policies that the evaluator cannot see: a role as the principal, which IAM stores by its unique id and
 * therefore loses when the role is created anew, and a principal that stands for many and is not restricted by a
 * condition.
 */
export function trustFindings(variant: Variant, deployment: Deployment): Finding[] {
  const chain = chainOf(variant);
  return deployment.roles.flatMap((role) =>
    role.trustPolicy.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap((statement) =>
      trustErrors(statement, role, chain).map((error): Finding => {
        return { kind: 'trust', message: `the trust of ${role.arn} ${error}` };
      }),
    ),
  );
}

function trustErrors(statement: PolicyStatement, role: Role, chain: Chain): string[] {
  const { Principal } = statement;
  const principals =
    typeof Principal === 'object'
      ? principalErrors(Principal, statement, role, chain)
      : ['names every principal, or all principals except some'];
  return [...principals, ...actionErrors(statement)];
}

/** Only the one action that its kind of principal needs: others are refused by nobody, whatever the matrix asks. */
function actionErrors({ Action, NotAction, Principal }: PolicyStatement): string[] {
  if (NotAction !== undefined) return ['allows every action except some'];
  const isWorkflow = typeof Principal === 'object' && Principal['Federated'] !== undefined;
  const needed = isWorkflow ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
  return listOf(Action)
    .filter((action) => action !== needed)
    .map((action) => `allows ${action}`);
}

function principalErrors(
  principal: Readonly<Record<string, string | readonly string[]>>,
  statement: PolicyStatement,
  role: Role,
  chain: Chain,
): string[] {
  return Object.entries(principal).flatMap(([kind, names]) =>
    listOf(names).flatMap((name) => {
      switch (kind) {
        case 'AWS':
          return roleErrors(name, statement, role, chain);
        case 'Service':
          return serviceErrors(name, statement, role, chain);
        case 'Federated':
          return workflowErrors(name, statement, role, chain);
        default:
          return [`names '${name}' as ${kind}`];
      }
    }),
  );
}

function roleErrors(name: string, statement: PolicyStatement, role: Role, chain: Chain): string[] {
  const trusted = trustedPrincipals(role, chain);
  if (accountNamed(name) === undefined) {
    return [`names ${name}; name its account, with the condition that the principal is a role of the chain`];
  }
  const allowedArns = conditionValues(statement, 'ArnEquals', 'aws:PrincipalArn');
  if (allowedArns.length === 0 || !allowedArns.every((arn) => trusted.includes(arn))) {
    return [`names ${name} without the condition that the principal is ${trusted.join(' or ') || 'a role'}`];
  }
  return allowedArns
    .filter((arn) => accountOf(arn) !== accountNamed(name))
    .map((arn) => `names ${name} with the condition that the principal is ${arn}, of another account`);
}

/** The account that a principal stands for; undefined if it is not a whole account. */
function accountNamed(name: string): string | undefined {
  return /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
}

function serviceErrors(name: string, statement: PolicyStatement, role: Role, chain: Chain): string[] {
  const { schedules } = chain;
  if (schedules !== undefined && role.arn === schedules.scheduler && name === 'scheduler.amazonaws.com') {
    const sources = conditionValues(statement, 'ArnEquals', 'aws:SourceArn');
    const isOfGroup = sources.length === 1 && sources[0] === schedules.groupArn;
    return [
      ...sourceAccountErrors(name, statement, chain),
      ...(isOfGroup
        ? []
        : [`names the service ${name} without the condition that aws:SourceArn is the group`]),
    ];
  }
  if (role.arn !== chain.worker || name !== 'lambda.amazonaws.com') return [`names the service ${name}`];
  return sourceAccountErrors(name, statement, chain);
}

function sourceAccountErrors(name: string, statement: PolicyStatement, chain: Chain): string[] {
  const accounts = conditionValues(statement, 'StringEquals', 'aws:SourceAccount');
  const isRestricted = accounts.length === 1 && accounts[0] === chain.functionAccount;
  return isRestricted ? [] : [`names the service ${name} without the condition aws:SourceAccount`];
}

function workflowErrors(name: string, statement: PolicyStatement, role: Role, chain: Chain): string[] {
  const workflow = chain.workflows.find(({ roleArn }) => roleArn === role.arn);
  if (workflow === undefined) return [`names ${name}`];
  const issuer = name.split('oidc-provider/')[1] ?? '';
  if (accountOf(name) !== workflow.workflow.accountId) return [`names ${name}, of another account`];
  const audiences = conditionValues(statement, 'StringEquals', `${issuer}:aud`);
  const subjects = conditionValues(statement, 'StringEquals', `${issuer}:sub`);
  const isExact =
    subjects.length === workflow.admitted.length &&
    subjects.every((subject) => workflow.admitted.includes(subject));
  return [
    ...(audiences.length === 1 ? [] : [`names ${name} without a condition on ${issuer}:aud`]),
    ...(isExact
      ? []
      : [`names ${name} without the condition that ${issuer}:sub is ${workflow.admitted.join(' or ')}`]),
  ];
}

function conditionValues(statement: PolicyStatement, operator: string, key: string): readonly string[] {
  const { Condition = {} } = statement;
  const operands = Object.hasOwn(Condition, operator) ? (Condition[operator] ?? {}) : {};
  return listOf(Object.hasOwn(operands, key) ? operands[key] : undefined);
}
