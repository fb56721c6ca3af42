import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetOpenIDConnectProviderCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { STACK_DESCRIPTIONS } from '@ou-cost/infra';
import { type Answer, ask } from '../access/answer.ts';
import type { Clients } from '../access/clients.ts';
import type { Access } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { type Target, type TemplateResource, textOf } from '../assembly/template.ts';
import { projectStacks } from '../deployed/project-stacks.ts';
import type { StackState } from '../deployed/stack-state.ts';
import { type Finding, notChecked, note, ok, problem, warning } from './finding.ts';

interface NamedKind {
  readonly what: string;
  readonly nameProperty: string;
  readonly remedy: string;
  /** What CloudFormation calls the resource of this name. @default its name */
  readonly physicalId?: (name: string, target: Target) => string;
  /** Asks whether the account has a resource of this physical id. */
  readonly lookUp: (clients: Clients, physicalId: string) => Promise<Answer<unknown>>;
}

/** The kinds of resource with a fixed name. CloudFormation cannot create one of them if the name is taken. */
const NAMED_KINDS: ReadonlyMap<string, NamedKind> = new Map(
  Object.entries({
    'AWS::IAM::Role': {
      what: 'role',
      nameProperty: 'RoleName',
      remedy: "delete it, with its stack if it has one, or choose another name under 'names'",
      lookUp: (clients, RoleName) =>
        ask(
          () => clients.iam.send(new GetRoleCommand({ RoleName })),
          ({ name }) => /^NoSuchEntity/.test(name),
        ),
    },
    'AWS::IAM::OIDCProvider': {
      what: 'GitHub identity provider',
      nameProperty: 'Url',
      remedy: "an account can have only one of a URL: leave out 'githubActions[].createProvider' to use it",
      physicalId: (url, { partition, accountId }) =>
        `arn:${partition}:iam::${accountId}:oidc-provider/${url.replace(/^https:\/\//, '')}`,
      lookUp: (clients, OpenIDConnectProviderArn) =>
        ask(
          () => clients.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn })),
          ({ name }) => /^NoSuchEntity/.test(name),
        ),
    },
    'AWS::Lambda::Function': {
      what: 'function',
      nameProperty: 'FunctionName',
      remedy: "delete it, with its stack if it has one, or choose another name with 'names.function'",
      lookUp: (clients, FunctionName) =>
        ask(
          () => clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
          ({ name }) => /^ResourceNotFound/.test(name),
        ),
    },
    'AWS::Logs::LogGroup': {
      what: 'log group',
      nameProperty: 'LogGroupName',
      remedy: "delete it, with its stack if it has one, or choose another name with 'names.function'",
      lookUp: async (clients, logGroupName) => {
        const answer = await ask(
          () => clients.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName })),
          ({ name }) => /^ResourceNotFound/.test(name),
        );
        if (answer.kind !== 'yes') return answer;
        const exists = answer.value.logGroups?.some((group) => group.logGroupName === logGroupName) === true;
        return exists ? answer : { kind: 'no', why: 'no log group has this name' };
      },
    },
  }),
);

async function checkName(
  resource: TemplateResource,
  plan: StackPlan,
  { clients }: Access,
  { owned }: StackState,
): Promise<Finding | null> {
  const kind = NAMED_KINDS.get(resource.type);
  const name = kind === undefined ? null : textOf(resource, kind.nameProperty);
  if (kind === undefined || name === null) return null;
  // Another resource of the stack may have the name: that is for the check of the update to say.
  const physicalId = kind.physicalId?.(name, plan) ?? name;
  if ([...(owned?.values() ?? [])].includes(physicalId)) return null;
  const answer = await kind.lookUp(clients, physicalId);
  if (answer.kind === 'no') return null;
  if (answer.kind === 'unknown') return notChecked(`whether the ${kind.what} '${name}' exists`, answer.why);
  const taken = `account ${plan.accountId} has a ${kind.what} '${name}' already`;
  if (owned === null) {
    return warning(`${taken}, and it may not belong to ${plan.name}; continuing`);
  }
  return problem(`${taken}, which does not belong to ${plan.name}; ${kind.remedy}`);
}

/**
 * Names the stack of this project that may have the names under another name of its own, as one that was made from a
 * template can have; nothing where there is none.
 */
async function otherStack(plan: StackPlan, { clients }: Access): Promise<Finding[]> {
  if (plan.side !== 'payer') return [];
  const listed = await projectStacks(clients.cloudFormation);
  const found = listed.kind === 'yes' ? listed.value : [];
  const other = found.find(
    ({ name, description }) => name !== plan.name && description === STACK_DESCRIPTIONS.payer,
  );
  if (other === undefined) return [];
  return [
    note(
      `account ${plan.accountId} has the stack ${other.name} of this project, which may have these names: to take it over, write its name in 'names.payerStack'`,
    ),
  ];
}

/** Checks that the names in the stack are free, or taken by the stack itself. */
export async function checkNames(plan: StackPlan, access: Access, state: StackState): Promise<Finding[]> {
  const checked = await Promise.all(
    plan.resources.map((resource) => checkName(resource, plan, access, state)),
  );
  const findings = checked.filter((finding) => finding !== null);
  const hasNames = plan.resources.some(({ type }) => NAMED_KINDS.has(type));
  if (findings.some(({ kind }) => kind === 'problem')) findings.push(...(await otherStack(plan, access)));
  return findings.length > 0 || !hasNames ? findings : [ok(`the names in ${plan.name} are free, or its own`)];
}
