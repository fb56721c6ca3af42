import type { Config } from '@ou-cost/contract';
import { manualSteps } from '@ou-cost/infra';
import { OuCostError } from '@ou-cost/spend';
import type { AccessBook } from '../access/by-account.ts';
import { credentialsOf } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import type { Surroundings } from '../context.ts';
import type { Progress } from '../terminal/progress.ts';
import { checkBootstrap } from './bootstrap.ts';
import { type Finding, fine, notChecked, note } from './finding.ts';
import { checkNames } from './names-taken.ts';
import { checkOrganization } from './organization.ts';
import { checkRights } from './rights.ts';
import { checkNeededRoles } from './roles-needed.ts';
import { type StackCondition, stackCondition } from './stack-condition.ts';

type PreflightSurroundings = Pick<Surroundings, 'progress' | 'interruption'>;

/** Fails if anything that was found is a problem: with AccessRefused if any is one of rights. */
function refuseProblems(findings: readonly Finding[]): void {
  const problems = findings.filter((finding) => finding.kind === 'problem');
  const [first] = problems;
  if (first === undefined) return;
  const code = problems.find((found) => found.code === 'AccessRefused')?.code ?? first.code;
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw new OuCostError(code, `${count} to mend first, see above; nothing was changed`);
}

function whoAsks(book: AccessBook): Finding[] {
  return book.all.map(({ profile, accountId, unknownBecause }) =>
    accountId === null
      ? notChecked(`whose account ${credentialsOf(profile)} is for`, unknownBecause ?? 'no answer')
      : fine(`${credentialsOf(profile)} is for account ${accountId}`),
  );
}

/** The conditions of the stacks, waiting for each that is in motion. */
async function stackConditions(
  plans: readonly StackPlan[],
  book: AccessBook,
  { progress, interruption }: PreflightSurroundings,
  tell: (findings: readonly Finding[]) => void,
): Promise<Map<StackPlan, StackCondition>> {
  const conditions = new Map<StackPlan, StackCondition>();
  for (const plan of plans) {
    const condition = await stackCondition(plan, book.forStack(plan), progress.note, interruption);
    tell(condition.findings);
    conditions.set(plan, condition);
  }
  return conditions;
}

/** Findings are said as they come; `settle` fails if any of them was a problem. */
function told(progress: Progress) {
  const findings: Finding[] = [];
  const tell = (found: readonly Finding[]): void => {
    for (const { kind, text } of found) progress[kind](text);
    findings.push(...found);
  };
  return { tell, settle: () => refuseProblems(findings) };
}

/** What there is to delete. Fails where a stack of the name is another program's, or an account is the wrong one. */
export async function whatIsThere(
  plans: readonly StackPlan[],
  book: AccessBook,
  surroundings: PreflightSurroundings,
): Promise<Map<StackPlan, StackCondition>> {
  const { tell, settle } = told(surroundings.progress);
  tell(whoAsks(book));
  const conditions = await stackConditions(plans, book, surroundings, tell);
  settle();
  return conditions;
}

/**
 * Everything that can be known to go wrong, looked at before anything is changed. Fails where something is certain
 * to go wrong; what cannot be looked at is a warning.
 */
export async function preflight(
  config: Config,
  plans: readonly StackPlan[],
  book: AccessBook,
  surroundings: PreflightSurroundings,
): Promise<Map<StackPlan, StackCondition>> {
  const { tell, settle } = told(surroundings.progress);
  tell(whoAsks(book));
  const conditions = await stackConditions(plans, book, surroundings, tell);
  for (const [plan, condition] of conditions) {
    surroundings.interruption.throwIfAborted();
    const access = book.forStack(plan);
    tell(await checkBootstrap(plan, access));
    tell(await checkRights(plan, access));
    tell(await checkNames(plan, access, condition));
  }
  tell(await checkNeededRoles(plans, book));
  if (plans.some(({ side }) => side === 'payer')) {
    tell(await checkOrganization(config, book));
    tell(manualSteps(config).map(note));
  }
  settle();
  return conditions;
}
