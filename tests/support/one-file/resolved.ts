import type { PolicyStatement } from '@ou-cost/sandbox/deployed';
import { readAssembly } from '../../../packages/sandbox/src/deployed/stacks/assembly.ts';
import { readStackList } from '../../../packages/sandbox/src/deployed/stacks/stack-list.ts';
import { openTemplates } from '../../../packages/sandbox/src/deployed/template/open.ts';
import type { Template } from '../../../packages/sandbox/src/deployed/template/template.ts';

/** A resource as CloudFormation would ask for it. */
interface ResolvedResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: unknown;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
}

export interface Resolved {
  /** By stack and id in the template: a resource whose id differs would be created anew under a name that is taken. */
  readonly resources: Readonly<Record<string, ResolvedResource>>;
  /** By stack and name. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** The properties of every resource of the type. */
export function propertiesOf<T>({ resources }: Resolved, type: string): T[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties as T] : []));
}

/** What the stacks of a cloud assembly would create. */
export function resolvedAssembly(folder: string): Resolved {
  return resolved(openTemplates(readAssembly(folder)));
}

/** What the stacks of a list would create. */
export function resolvedStacks(list: string): Resolved {
  return resolved(openTemplates(readStackList(list)));
}

function resolved(templates: readonly Template[]): Resolved {
  return {
    resources: Object.fromEntries(
      templates.flatMap((template) =>
        template
          .resources()
          .map(({ logicalId, properties }) => [
            `${template.stack.name}/${logicalId}`,
            { ...writtenOf(template, logicalId), Properties: readable(properties()) },
          ]),
      ),
    ),
    outputs: Object.fromEntries(
      templates.flatMap((template) =>
        Object.entries(template.outputs()).map(([name, value]) => [`${template.stack.name}/${name}`, value]),
      ),
    ),
  };
}

/** What stands beside the properties. Metadata are CDK's own. */
function writtenOf({ stack }: Template, logicalId: string): Omit<ResolvedResource, 'Properties'> {
  const { Resources } = stack.template as {
    Resources: Record<string, ResolvedResource & { Metadata?: unknown; Condition?: unknown }>;
  };
  const { Metadata: _, Condition: __, Properties: ___, ...rest } = Resources[logicalId] ?? { Type: '' };
  return rest;
}

/**
 * Numbers as text, as CloudFormation passes on parameters, and a trust that names several roles as one statement for each:
 * the same rights.
 */
function readable(properties: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(properties), (key, value) => {
    if (typeof value === 'number') return String(value);
    return key === 'AssumeRolePolicyDocument'
      ? { ...value, Statement: value.Statement.flatMap(oneForEachRole) }
      : value;
  });
}

function oneForEachRole(statement: PolicyStatement): PolicyStatement[] {
  const { Condition = {} } = statement;
  const roles = Condition['ArnEquals']?.['aws:PrincipalArn'];
  if (typeof roles !== 'object') return [statement];
  return roles.map((role) => ({
    ...statement,
    Condition: { ...Condition, ArnEquals: { 'aws:PrincipalArn': role } },
  }));
}
