import { addressesOf, type Config, functionAccountOf, partitionOf } from '@ou-cost/contract';
import { callerStackName, STACK_DESCRIPTIONS } from '@ou-cost/infra';
import type { AccessByAccount } from '../access/by-account.ts';
import { type Access, profileOption } from '../access/identity.ts';
import { type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { resourcesOf, type Target } from '../assembly/template.ts';
import { type Finding, warning } from '../preflight/finding.ts';
import { accountsIn, calledArns } from './owner.ts';
import { type ProjectStack, projectStacks } from './project-stacks.ts';
import { deployedTemplate } from './template-body.ts';

/** A caller's stack that was deployed from the configuration, which no longer names a caller of its account. */
export interface LeftBehind extends Target {
  readonly name: string;
  /** Its ARN. */
  readonly id: string;
  readonly access: Access;
}

export interface LeftBehindSearch {
  readonly stacks: readonly LeftBehind[];
  /** What could not be looked at. */
  readonly findings: readonly Finding[];
}

/** A stack belongs to the configuration if it calls its roles or, under its name, the account of its function. */
function belongsTo(config: Config, { name }: ProjectStack, accountId: string, called: ReadonlySet<string>) {
  const { invokerRoleArn, functionArn } = addressesOf(config);
  if (called.has(invokerRoleArn) || called.has(functionArn)) return true;
  const isNamedSo = [callerStackName(config, accountId), config.names.callerStack].includes(name);
  return isNamedSo && accountsIn(called).has(functionAccountOf(config));
}

async function searchAccount(
  access: Access,
  target: Target,
  config: Config,
  plans: readonly StackPlan[],
): Promise<LeftBehindSearch> {
  const { accountId } = target;
  const client = access.clients.cloudFormation;
  const listed = await projectStacks(client);
  if (listed.kind !== 'yes') {
    const text = `could not look for stacks of former callers in account ${accountId} (${listed.why}); allow cloudformation:ListStacks to see them; continuing`;
    return { stacks: [], findings: [warning(text)] };
  }
  const stacks: LeftBehind[] = [];
  const findings: Finding[] = [];
  for (const stack of listed.value) {
    const isPlanned = plans.some((plan) => plan.accountId === accountId && plan.name === stack.name);
    if (isPlanned || stack.description !== STACK_DESCRIPTIONS.caller) continue;
    const template = await deployedTemplate(client, stack.id);
    if (template.kind !== 'yes') {
      findings.push(
        warning(
          `could not see whether the stack ${stack.name} in account ${accountId} is of a former caller (${template.why}); continuing`,
        ),
      );
    } else if (belongsTo(config, stack, accountId, calledArns(resourcesOf(template.value, target)))) {
      stacks.push({ ...target, name: stack.name, id: stack.id, access });
    }
  }
  return { stacks, findings };
}

/**
 * Looks for stacks of callers that left the configuration, in the payer's region and in each account of which
 * credentials are given. `plans` are the stacks of the whole configuration.
 */
export async function findLeftBehind(
  config: Config,
  plans: readonly StackPlan[],
  { all }: AccessByAccount,
): Promise<LeftBehindSearch> {
  const { region } = config.payer;
  const byAccount = new Map(all.map((access) => [access.accountId, access]));
  const stacks: LeftBehind[] = [];
  const findings: Finding[] = [];
  for (const [accountId, access] of byAccount) {
    if (accountId === null) continue;
    const target = { accountId, region, partition: partitionOf(region) };
    const found = await searchAccount(access, target, config, plans);
    stacks.push(...found.stacks);
    findings.push(...found.findings);
  }
  return { stacks, findings };
}

/** Names a stack that `deploy` leaves as it is, with the ways to remove it. */
export function leftBehindFinding(stack: LeftBehind): Finding {
  const { name, region, access } = stack;
  return warning(
    `${stackLabel(stack)} is a caller's stack that the configuration does not have any more: its roles keep what it gave them; npm run destroy removes it with the other stacks, and this removes it alone: aws cloudformation delete-stack --stack-name ${name} --region ${region}${profileOption(access)}`,
  );
}
