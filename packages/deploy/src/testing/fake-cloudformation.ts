import { validate as isArn, parse as parseArn } from '@aws-sdk/util-arn-parser';
import { parse as parseYaml } from 'yaml';
import { rolePrincipals } from '../assembly/stack-plan.ts';
import { resourcesOf, type Target, type TemplateResource, textsIn } from '../assembly/template.ts';
import { type FakeAccount, FakeError, type FakeStack, type FakeState } from './fake-state.ts';

type Parameters = URLSearchParams;

/** The name in what may be a name or an ARN: `stack/NAME/ID` and `changeSet/NAME/ID` are the resources of ARNs. */
function nameIn(nameOrArn: string): string {
  return isArn(nameOrArn) ? (parseArn(nameOrArn).resource.split('/')[1] ?? '') : nameOrArn;
}

function stackNamed(account: FakeAccount, nameOrId: string): FakeStack {
  const name = nameIn(nameOrId);
  const stack = account.stacks.get(name);
  if (stack !== undefined) return stack;
  throw new FakeError('ValidationError', `Stack with id ${nameOrId} does not exist`);
}

function changeSetNamed(stack: FakeStack, name: string) {
  const short = nameIn(name);
  const changeSet = stack.changeSets.get(short);
  if (changeSet !== undefined) return { short, ...changeSet };
  throw new FakeError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
}

function tagsIn(parameters: Parameters): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let n = 1; parameters.has(`Tags.member.${n}.Key`); n++) {
    tags[parameters.get(`Tags.member.${n}.Key`) ?? ''] = parameters.get(`Tags.member.${n}.Value`) ?? '';
  }
  return tags;
}

const NAMES: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Policy': 'PolicyName',
};

function deleteResources(account: FakeAccount, stack: FakeStack): void {
  for (const { type, name } of stack.resources.values()) {
    if (type === 'AWS::IAM::Role') account.roles.delete(name);
    if (type === 'AWS::Lambda::Function') account.functions.delete(name);
    if (type === 'AWS::Logs::LogGroup') account.logGroups.delete(name);
    if (type === 'AWS::IAM::Policy') for (const role of account.roles.values()) role.policies.delete(name);
  }
  stack.resources.clear();
}

/** Creates one resource. Returns the reason if it cannot be created, otherwise null. */
function createResource(
  account: FakeAccount,
  { type, properties }: TemplateResource,
  name: string,
): string | null {
  if (type === 'AWS::IAM::Role') {
    if (account.roles.has(name)) return `role ${name} already exists`;
    const path = properties['Path'];
    account.addRole(name, typeof path === 'string' ? path : '/');
  } else if (type === 'AWS::Lambda::Function') {
    if (account.functions.has(name)) return `function ${name} already exists`;
    account.functions.add(name);
  } else if (type === 'AWS::Logs::LogGroup') {
    if (account.logGroups.has(name)) return `log group ${name} already exists`;
    account.logGroups.add(name);
  } else if (type === 'AWS::IAM::Policy') {
    for (const role of textsIn(properties['Roles'])) {
      const policies = account.roles.get(role)?.policies;
      if (policies === undefined) return `role ${role} cannot be found`;
      policies.set(name, properties['PolicyDocument']);
    }
  }
  return null;
}

function applyTemplate(
  state: FakeState,
  account: FakeAccount,
  stack: FakeStack,
  template: string,
): string | null {
  const target: Target = { accountId: account.id, region: 'ap-northeast-1', partition: 'aws' };
  const resources = resourcesOf(parseYaml(template), target);
  deleteResources(account, stack);
  const missing = rolePrincipals({ resources }).find((arn) => !state.hasRole(arn));
  if (missing !== undefined) return `Invalid principal in policy: "AWS":"${missing}"`;
  for (const resource of resources) {
    const name = String(resource.properties[NAMES[resource.type] ?? ''] ?? resource.logicalId);
    const failure = createResource(account, resource, name);
    if (failure !== null) return failure;
    stack.resources.set(resource.logicalId, { type: resource.type, name });
  }
  return null;
}

/** CloudFormation returns the description of the stack's template; a stack in review has no template yet. */
function descriptionOf({ template }: FakeStack): { Description?: string } {
  const { Description } = parseYaml(template, { uniqueKeys: false }) as { readonly Description?: string };
  return Description === undefined ? {} : { Description };
}

function describeStack(stack: FakeStack) {
  const { settles } = stack;
  if (settles !== null && settles.after-- <= 0) {
    stack.status = settles.as;
    stack.settles = null;
  }
  return {
    ...{ StackId: stack.id, StackName: stack.name, StackStatus: stack.status },
    CreationTime: '2026-01-01T00:00:00Z',
    ...descriptionOf(stack),
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    EnableTerminationProtection: stack.isProtected,
    Tags: Object.entries(stack.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

/** A page holds one stack, so that whoever reads only the first page is noticed. */
function listStacks(account: FakeAccount, parameters: Parameters): object {
  const wanted = [...parameters]
    .filter(([key]) => key.startsWith('StackStatusFilter.'))
    .map(([, status]) => status);
  const stacks = [...account.stacks.values()].filter(({ status }) => wanted.includes(status));
  const at = Number(parameters.get('NextToken') ?? 0);
  return {
    StackSummaries: stacks.slice(at, at + 1).map((stack) => ({
      ...{ StackId: stack.id, StackName: stack.name, StackStatus: stack.status },
      ...{
        CreationTime: '2026-01-01T00:00:00Z',
        TemplateDescription: descriptionOf(stack).Description ?? '',
      },
    })),
    ...(at + 1 < stacks.length ? { NextToken: String(at + 1) } : {}),
  };
}

function createChangeSet(state: FakeState, account: FakeAccount, parameters: Parameters): object {
  const name = parameters.get('StackName') ?? '';
  const changeSetName = parameters.get('ChangeSetName') ?? '';
  const url = parameters.get('TemplateURL');
  const template = url === null ? parameters.get('TemplateBody') : state.objects.get(new URL(url).pathname);
  if (template === undefined || template === null)
    throw new FakeError('ValidationError', `no template at ${url}`);
  const stack = account.stacks.get(name) ?? account.addStack(name, 'REVIEW_IN_PROGRESS');
  stack.changeSets.set(changeSetName, { template, tags: tagsIn(parameters) });
  return { Id: changeSetArn(stack, changeSetName), StackId: stack.id };
}

function changeSetArn({ id }: FakeStack, name: string): string {
  return `${id.replace(/:stack\/.*/, '')}:changeSet/${name}/1`;
}

function executeChangeSet(state: FakeState, account: FakeAccount, parameters: Parameters): object {
  const stack = stackNamed(account, parameters.get('StackName') ?? '');
  const { short, template, tags } = changeSetNamed(stack, parameters.get('ChangeSetName') ?? '');
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  stack.changeSets.delete(short);
  const failure = applyTemplate(state, account, stack, template);
  if (failure === null) {
    Object.assign(stack, { template, tags, status: isNew ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE' });
  } else {
    deleteResources(account, stack);
    stack.status = isNew ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
  }
  return {};
}

/** CloudFormation's answer to a call that `fake-aws.md` describes; undefined for calls of other services. */
export function cloudFormation(
  state: FakeState,
  account: FakeAccount,
  parameters: Parameters,
): object | undefined {
  const name = parameters.get('StackName') ?? '';
  switch (parameters.get('Action')) {
    case 'DescribeStacks':
      return { Stacks: [describeStack(stackNamed(account, name))] };
    case 'ListStacks':
      return listStacks(account, parameters);
    case 'DescribeStackResources':
      return {
        StackResources: [...stackNamed(account, name).resources].map(
          ([LogicalResourceId, { type, name: id }]) => ({
            ...{
              LogicalResourceId,
              PhysicalResourceId: id,
              ResourceType: type,
              ResourceStatus: 'CREATE_COMPLETE',
            },
          }),
        ),
      };
    case 'DescribeStackEvents':
      stackNamed(account, name);
      return { StackEvents: [] };
    case 'GetTemplate':
      return { TemplateBody: stackNamed(account, name).template };
    case 'CreateChangeSet':
      return createChangeSet(state, account, parameters);
    case 'DescribeChangeSet': {
      const stack = stackNamed(account, name);
      const { short } = changeSetNamed(stack, parameters.get('ChangeSetName') ?? '');
      return {
        ...{
          ChangeSetName: short,
          ChangeSetId: changeSetArn(stack, short),
          StackId: stack.id,
          StackName: stack.name,
        },
        ...{ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE', CreationTime: '2026-01-01T00:00:00Z' },
        Changes: [{ Type: 'Resource', ResourceChange: { Action: 'Add', LogicalResourceId: 'Any' } }],
      };
    }
    case 'ExecuteChangeSet':
      return executeChangeSet(state, account, parameters);
    case 'DeleteChangeSet':
      account.stacks.get(name)?.changeSets.delete(parameters.get('ChangeSetName') ?? '');
      return {};
    case 'DeleteStack': {
      const stack = stackNamed(account, name);
      if (stack.deletion !== null) {
        stack.status = stack.deletion;
        return {};
      }
      deleteResources(account, stack);
      account.stacks.delete(stack.name);
      return {};
    }
    default:
      return undefined;
  }
}
