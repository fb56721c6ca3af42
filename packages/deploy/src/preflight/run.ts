import type { Config } from '@ou-cost/contract';
import { manualSteps } from '@ou-cost/infra';
import { OuCostError } from '@ou-cost/spend';
import { type AccessByAccount, refuseUnusedProfiles } from '../access/by-account.ts';
import { describeCredentials } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import type { RunContext } from '../context.ts';
import type { Verb } from '../deployed/findings.ts';
import { formerCallerFindings } from '../deployed/former-callers.ts';
import {
  findLeftBehind,
  type LeftBehind,
  type LeftBehindSearch,
  leftBehindFinding,
} from '../deployed/left-behind.ts';
import { readStackState, type StackState } from '../deployed/stack-state.ts';
import type { Progress } from '../terminal/progress.ts';
import { checkArchiveBucket } from './archive.ts';
import { checkBootstrap } from './bootstrap.ts';
import { checkExportUpdate } from './export-update.ts';
import { type Finding, notChecked, note, ok } from './finding.ts';
import { checkNames } from './names-taken.ts';
import { checkOrganization } from './organization.ts';
import { checkPermissions } from './permissions.ts';
import { checkPolicies } from './policies.ts';
import { checkRequiredRoles } from './required-roles.ts';
import { checkUpdate } from './update.ts';

const NOTHING_LEFT: LeftBehindSearch = { stacks: [], findings: [] };

type PreflightContext = Pick<RunContext, 'progress' | 'interruption'>;

/** Fails if there is a problem; with AccessRefused if AWS refuses something. */
function refuseProblems(findings: readonly Finding[]): void {
  const problems = findings.filter((finding) => finding.kind === 'problem');
  const [first] = problems;
  if (first === undefined) return;
  const code = problems.find((found) => found.code === 'AccessRefused')?.code ?? first.code;
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw new OuCostError(code, `${count} to fix first, see above; nothing was changed`);
}

function identityFindings(accesses: AccessByAccount): Finding[] {
  return accesses.all.map(({ profile, accountId, unknownReason }) =>
    accountId === null
      ? notChecked(`the account of ${describeCredentials(profile)}`, unknownReason ?? 'no answer')
      : ok(`the account of ${describeCredentials(profile)} is ${accountId}`),
  );
}

/** The states of the stacks, after waiting for operations that are in progress. */
async function readStackStates(
  plans: readonly StackPlan[],
  accesses: AccessByAccount,
  verb: Verb,
  { progress, interruption }: PreflightContext,
  report: (findings: readonly Finding[]) => void,
): Promise<Map<StackPlan, StackState>> {
  const states = new Map<StackPlan, StackState>();
  for (const plan of plans) {
    const state = await readStackState(plan, accesses.forStack(plan), verb, progress.note, interruption);
    report(state.findings);
    states.set(plan, state);
  }
  return states;
}

/** Prints findings as they come and collects them; `failOnProblems` fails if any of them is a problem. */
function reporterOn(progress: Progress) {
  const findings: Finding[] = [];
  const report = (found: readonly Finding[]): void => {
    for (const { kind, text } of found) progress[kind](text);
    findings.push(...found);
  };
  return { report, failOnProblems: () => refuseProblems(findings) };
}

/** The stacks that a run is about, and what it found of them. */
export interface Preflight {
  /** The states of the stacks of the selected sides. */
  readonly states: ReadonlyMap<StackPlan, StackState>;
  /** Stacks of callers that left the configuration. */
  readonly leftBehind: readonly LeftBehind[];
}

/** What a run is about to change, and with which credentials. */
export interface PreflightOptions {
  readonly config: Config;
  /** The stacks of the selected sides. */
  readonly plans: readonly StackPlan[];
  /** The stacks of the whole configuration. */
  readonly allPlans: readonly StackPlan[];
  readonly accesses: AccessByAccount;
}

/** What is deployed. Fails with AccessRefused for a profile of an account that has none of it. */
async function readDeployed(
  { config, plans, allPlans, accesses }: PreflightOptions,
  verb: Verb,
  context: PreflightContext,
  report: (findings: readonly Finding[]) => void,
): Promise<Preflight> {
  report(identityFindings(accesses));
  const isForCallers = plans.some(({ side }) => side === 'caller');
  const search = isForCallers ? await findLeftBehind(config, allPlans, accesses) : NOTHING_LEFT;
  refuseUnusedProfiles(accesses, [...allPlans, ...search.stacks]);
  report(search.findings);
  const states = await readStackStates(plans, accesses, verb, context, report);
  report(formerCallerFindings(config, allPlans, states, accesses));
  return { states, leftBehind: search.stacks };
}

/** Says where stacks of former callers were looked for: any other account may still have one. */
function searchedAccounts({ accesses, config }: PreflightOptions): Finding {
  const accounts = accesses.all.flatMap(({ accountId }) => accountId ?? []);
  return note(
    `stacks of former callers are looked for in ${config.payer.region} of the accounts whose profiles are given: ${[...new Set(accounts)].join(', ') || 'none is known'}`,
  );
}

/** Reads what there is to delete. Fails if a stack belongs to another program, or cannot be looked at. */
export async function preflightDestroy(
  options: PreflightOptions,
  context: PreflightContext,
): Promise<Preflight> {
  const { report, failOnProblems } = reporterOn(context.progress);
  const deployed = await readDeployed(options, 'destroy', context, report);
  if (options.plans.some(({ side }) => side === 'caller')) report([searchedAccounts(options)]);
  failOnProblems();
  return deployed;
}

/**
 * Checks, before anything is changed, what would make the deployment fail. Fails if it certainly would; a check that
 * cannot be made is a warning.
 */
export async function preflightDeploy(
  options: PreflightOptions,
  context: PreflightContext,
): Promise<Preflight> {
  const { config, plans, accesses } = options;
  const { report, failOnProblems } = reporterOn(context.progress);
  const deployed = await readDeployed(options, 'deploy', context, report);
  report(deployed.leftBehind.map(leftBehindFinding));
  for (const [plan, state] of deployed.states) {
    context.interruption.throwIfAborted();
    const access = accesses.forStack(plan);
    report(await checkBootstrap(plan, access));
    report(await checkPermissions(plan, access));
    report(await checkUpdate(plan, state, config));
    report(checkExportUpdate(plan, state));
    report(await checkNames(plan, access, state));
    report(await checkPolicies(plan, access, state, config));
  }
  report(await checkRequiredRoles(config, plans, accesses));
  if (plans.some(({ side }) => side === 'payer')) {
    report(await checkArchiveBucket(config, plans, accesses));
    report(await checkOrganization(config, accesses));
    report(manualSteps(config).map(note));
  }
  failOnProblems();
  return deployed;
}
