import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { type Answer, ask } from '../access/answer.ts';
import type { Clients } from '../access/clients.ts';
import type { Access } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { type TemplateResource, textOf } from '../assembly/template.ts';
import { type Finding, notChecked, ok, problem, warning } from './finding.ts';
import type { StackState } from './stack-state.ts';

interface NamedKind {
  readonly what: string;
  readonly nameProperty: string;
  readonly remedy: string;
  /** Whether the account has one of this name; a definite no is the good answer. */
  readonly lookUp: (clients: Clients, name: string) => Promise<Answer<unknown>>;
}

/** The kinds of resource that have a fixed name, and that CloudFormation does not take over if they exist. */
const NAMED_KINDS: Readonly<Record<string, NamedKind>> = {
  'AWS::IAM::Role': {
    what: 'role',
    nameProperty: 'RoleName',
    remedy: "delete it, or choose another name under 'names'",
    lookUp: (clients, RoleName) =>
      ask(
        () => clients.iam.send(new GetRoleCommand({ RoleName })),
        ({ name }) => /^NoSuchEntity/.test(name),
      ),
  },
  'AWS::Lambda::Function': {
    what: 'function',
    nameProperty: 'FunctionName',
    remedy: "delete it, or choose another name with 'names.function'",
    lookUp: (clients, FunctionName) =>
      ask(
        () => clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
        ({ name }) => /^ResourceNotFound/.test(name),
      ),
  },
  'AWS::Logs::LogGroup': {
    what: 'log group',
    nameProperty: 'LogGroupName',
    remedy: "delete it, or choose another name with 'names.function'",
    lookUp: async (clients, logGroupName) => {
      const answer = await ask(
        () => clients.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName })),
        ({ name }) => /^ResourceNotFound/.test(name),
      );
      if (answer.kind !== 'yes') return answer;
      const isThere = answer.value.logGroups?.some((group) => group.logGroupName === logGroupName) === true;
      return isThere ? answer : { kind: 'no', why: 'no log group has this name' };
    },
  },
};

async function checkName(
  resource: TemplateResource,
  plan: StackPlan,
  { clients }: Access,
  { owned }: StackState,
): Promise<Finding | null> {
  const kind = NAMED_KINDS[resource.type];
  const name = kind === undefined ? null : textOf(resource, kind.nameProperty);
  if (kind === undefined || name === null) return null;
  const physicalId = owned?.get(resource.logicalId);
  if (physicalId === name) return null;
  const answer = await kind.lookUp(clients, name);
  if (answer.kind === 'no') return null;
  if (answer.kind === 'unknown') return notChecked(`whether the ${kind.what} '${name}' exists`, answer.why);
  const taken = `account ${plan.accountId} has a ${kind.what} '${name}' already`;
  // The stack has a resource in this place: renamed since, or known to it under an id that is not the name.
  if (owned === null || physicalId !== undefined) {
    return warning(`${taken}, and it is not certain that it is ${plan.name}'s; going on`);
  }
  return problem(`${taken}, which is not ${plan.name}'s; ${kind.remedy}`);
}

/** Whether the names that the stack gives are free, or the stack's own already. */
export async function checkNames(plan: StackPlan, access: Access, state: StackState): Promise<Finding[]> {
  const checked = await Promise.all(
    plan.resources.map((resource) => checkName(resource, plan, access, state)),
  );
  const findings = checked.filter((finding) => finding !== null);
  const hasNames = plan.resources.some(({ type }) => type in NAMED_KINDS);
  return findings.length > 0 || !hasNames ? findings : [ok(`the names in ${plan.name} are free or its own`)];
}
