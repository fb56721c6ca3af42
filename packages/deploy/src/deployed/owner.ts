import { validate as isArn, parse as parseArn } from '@aws-sdk/util-arn-parser';
import { isProjectStack } from '@ou-cost/infra';
import { type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { isRecord, statementsOf, type TemplateResource, textsIn } from '../assembly/template.ts';

/** What `deploy` and `destroy` must know of a stack before they change it. */
export interface DeployedStack {
  /** Null if the stack has none. */
  readonly description: string | null;
  /** False for a stack in review, whose first change set was not executed. */
  readonly hasTemplate: boolean;
  /** The resources of the deployed template; empty if it cannot be read. */
  readonly resources: readonly TemplateResource[];
  /** The physical ids of the resources that the stack has, by logical id; null if AWS did not say. */
  readonly owned: ReadonlyMap<string, string> | null;
}

/** The ARNs that the policies of a template allow to call. */
export function calledArns(resources: readonly TemplateResource[]): Set<string> {
  const documents = resources.flatMap(({ type, properties }) => {
    if (type === 'AWS::IAM::Policy') return [properties['PolicyDocument']];
    const inline = type === 'AWS::IAM::Role' ? [properties['Policies'] ?? []].flat() : [];
    return inline.filter(isRecord).map((policy) => policy['PolicyDocument']);
  });
  const texts = documents.flatMap(statementsOf).flatMap((statement) => textsIn(statement['Resource']));
  return new Set(texts.filter(isArn));
}

/** The accounts of ARNs. */
export function accountsIn(arns: ReadonlySet<string>): Set<string> {
  return new Set([...arns].flatMap((arn) => parseArn(arn).accountId || []));
}

/** A stack whose roles may call another account's function was deployed from another configuration. */
function otherConfiguration(plan: StackPlan, { resources }: DeployedStack): string | null {
  if (plan.side !== 'caller') return null;
  const planned = accountsIn(calledArns(plan.resources));
  const deployed = [...accountsIn(calledArns(resources))];
  if (deployed.length === 0 || planned.size === 0 || deployed.some((account) => planned.has(account))) {
    return null;
  }
  return `${stackLabel(plan)} lets its roles call account ${deployed.join(' and ')} instead of ${[...planned].join(' and ')}: it belongs to another configuration; run destroy with that one, or choose other names for 'names.callerStack' and 'names.callerPolicy'`;
}

/**
 * Why the stack of the plan's name is not the configuration's to change, with what to do about it; null if it is. A
 * stack without a template and a description belongs to no one.
 */
export function reasonNotOwn(plan: StackPlan, stack: DeployedStack): string | null {
  const { description, hasTemplate, resources, owned } = stack;
  if (!hasTemplate && description === null) return null;
  if (description === null || !isProjectStack(description)) {
    return `the name '${plan.name}' is taken by a stack that this project has not deployed; choose another name under 'names'`;
  }
  const logicalIds = [...(owned?.keys() ?? []), ...resources.map(({ logicalId }) => logicalId)];
  if (logicalIds.length > 0 && !plan.resources.some(({ logicalId }) => logicalIds.includes(logicalId))) {
    return `the name '${plan.name}' is taken by a stack with other resources; choose another name under 'names'`;
  }
  return otherConfiguration(plan, stack);
}
