import type { ResourceDifference } from '@aws-cdk/cloudformation-diff';
import type { Config } from '@ou-cost/contract';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { isRecord, resourcesOf, type TemplateResource, textOf } from '../assembly/template.ts';
import { mustBeDeletedFirst, type StackState } from '../deployed/stack-state.ts';
import { type Finding, notChecked, note, problem } from './finding.ts';

/** The properties that identify a resource, for types with another than the usual one. */
const IDENTITIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::IAM::OIDCProvider', ['Url']],
  // An inline policy is a part of its role: its name must be unique on the role only.
  ['AWS::IAM::Policy', []],
]);

/** The name that the template fixes for the physical resource; null if CloudFormation chooses one. */
export function fixedName(resource: TemplateResource): string | null {
  const { type } = resource;
  const kind = type.slice(type.lastIndexOf(':') + 1);
  const keys = IDENTITIES.get(type) ?? [`${kind}Name`, 'Name', 'GroupName'];
  return keys.map((key) => textOf(resource, key)).find((name) => name !== null) ?? null;
}

/** IAM does not distinguish names by upper and lower case. */
function isSameName(type: string, a: string, b: string): boolean {
  return type.startsWith('AWS::IAM::') ? a.toLowerCase() === b.toLowerCase() : a === b;
}

function described({ type, logicalId }: TemplateResource, name: string | null): string {
  return name === null ? `${type} ${logicalId}` : `${type} '${name}'`;
}

/** The key of the configuration that decides the name; null if none does. */
function keyOf(name: string, { names, githubActions }: Config): string | null {
  const workflow = githubActions.findIndex(({ roleName }) => roleName === name);
  if (workflow >= 0) return `githubActions[${workflow}].roleName`;
  const [key] = Object.entries(names).find(([, value]) => value === name) ?? [];
  if (key !== undefined) return `names.${key}`;
  // The log group and the alarm are named after the function.
  return name.includes(names.function) ? 'names.function' : null;
}

function wayOut(plan: StackPlan, name: string | null, config: Config): string {
  const key = name === null ? null : keyOf(name, config);
  const rename = key === null ? '' : `give it another name with '${key}', or `;
  return `${rename}delete the stack first with npm run destroy -- --only ${plan.side}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The properties of a changed resource that CloudFormation can only change by replacing it. */
function forcingProperties(difference: ResourceDifference): string[] {
  return Object.entries(difference.propertyUpdates)
    .filter(([, { changeImpact }]) => changeImpact === 'WILL_REPLACE')
    .map(([property, { oldValue, newValue }]) => `${property} (${shown(oldValue)}, then ${shown(newValue)})`);
}

interface Update {
  readonly plan: StackPlan;
  readonly config: Config;
  readonly deployed: readonly TemplateResource[];
}

/** Another resource of the deployed stack that has the name: it keeps it until the update is complete. */
function holderOf(after: TemplateResource, name: string, { deployed }: Update): TemplateResource | undefined {
  return deployed.find((other) => {
    const held = other.logicalId !== after.logicalId && other.type === after.type ? fixedName(other) : null;
    return held !== null && isSameName(after.type, held, name);
  });
}

function replaced(
  before: TemplateResource,
  after: TemplateResource,
  difference: ResourceDifference,
  { plan, config }: Update,
): Finding[] {
  const [oldName, name] = [fixedName(before), fixedName(after)];
  if (oldName === null || name === null) return [];
  if (!isSameName(after.type, oldName, name)) {
    return [
      note(
        `${described(before, oldName)} is replaced by '${name}': whatever else uses the old name has to follow`,
      ),
    ];
  }
  const properties = forcingProperties(difference).join(', ');
  return [
    problem(
      `${described(after, name)} cannot be updated: ${properties} changes only by replacing it, and CloudFormation cannot replace a resource that keeps its name; ${wayOut(plan, name, config)}`,
    ),
  ];
}

function findingsFor(
  after: TemplateResource,
  difference: ResourceDifference | undefined,
  update: Update,
): Finding[] {
  const { plan, config, deployed } = update;
  const before = deployed.find(({ logicalId }) => logicalId === after.logicalId);
  const name = fixedName(after);
  if (before !== undefined && before.type !== after.type) {
    return [
      problem(
        `${after.logicalId} cannot be updated from ${before.type} to ${after.type}; ${wayOut(plan, null, config)}`,
      ),
    ];
  }
  const isNewName = name !== null && (before === undefined || fixedName(before) !== name);
  const holder = isNewName ? holderOf(after, name, update) : undefined;
  if (holder !== undefined) {
    return [
      problem(
        `${described(after, name)} cannot be created: the stack has it already, as ${holder.logicalId}, and keeps it until the update is complete; ${wayOut(plan, name, config)}`,
      ),
    ];
  }
  const isReplaced = difference?.changeImpact === 'WILL_REPLACE';
  return before !== undefined && isReplaced ? replaced(before, after, difference, update) : [];
}

/** Changes between the deployed template and the plan's that CloudFormation would begin and then roll back. */
export async function checkUpdate(plan: StackPlan, state: StackState, config: Config): Promise<Finding[]> {
  if (state.template === null || mustBeDeletedFirst(state)) return [];
  const what = `whether ${plan.name} can be updated`;
  if (!isRecord(state.template)) return [notChecked(what, 'its template cannot be read')];
  const deployed = resourcesOf(state.template, plan);
  // It loads a table of every property of CloudFormation's resources, which a first deployment does not need.
  const { diffTemplate } = await import('@aws-cdk/cloudformation-diff');
  try {
    const { changes } = diffTemplate(state.template, isRecord(plan.template) ? plan.template : {}).resources;
    const differences = new Map(Object.entries(changes));
    return plan.resources.flatMap((after) =>
      findingsFor(after, differences.get(after.logicalId), { plan, config, deployed }),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [notChecked(what, why)];
  }
}
