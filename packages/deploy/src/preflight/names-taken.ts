import { STACK_DESCRIPTIONS } from '@ou-cost/infra';
import type { Access } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { type TemplateResource, textOf } from '../assembly/template.ts';
import { projectStacks } from '../deployed/project-stacks.ts';
import type { StackState } from '../deployed/stack-state.ts';
import { type Finding, notChecked, note, ok, problem, warning } from './finding.ts';
import { NAMED_KINDS } from './named-kinds.ts';

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
  const taken =
    kind.isGlobal === true
      ? `there is a ${kind.what} '${name}' already, in this account or another one`
      : `account ${plan.accountId} has a ${kind.what} '${name}' already`;
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
