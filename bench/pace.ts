import type { Scenario } from '@ou-cost/sandbox';
import { quotaFloor } from '../tests/support/pacing/quotas.ts';
import { allowedOrganizationsRequests } from '../tests/support/pacing/requests.ts';
import { readAccountByAccount } from './account-by-account.ts';
import { atLeast, atMost, duration, type Finding, type Measure, number } from './findings.ts';
import { LATENCY, type Size, Stage, scenarioOf } from './stage.ts';

interface Case extends Size {
  /** Whether our run uses a virtual clock. */
  readonly isVirtual: boolean;
  /** Whether reading account by account uses one. */
  readonly isReferenceVirtual: boolean;
}

const CASES: readonly Case[] = [
  { accounts: 60, ous: 20, isVirtual: false, isReferenceVirtual: false },
  { accounts: 500, ous: 60, isVirtual: false, isReferenceVirtual: true },
  { accounts: 5_000, ous: 400, isVirtual: false, isReferenceVirtual: true },
  { accounts: 50_000, ous: 2_000, isVirtual: true, isReferenceVirtual: true },
];

interface Outcome extends Case {
  readonly organizationsCalls: number;
  readonly allowedCalls: number;
  readonly costExplorerCalls: number;
  readonly throttled: number;
  readonly milliseconds: number;
  readonly floor: number;
  readonly referenceCalls: number;
  readonly referenceThrottled: number;
  readonly referenceMilliseconds: number;
}

/** Measures calls and time by number of accounts, next to the quotas' floor and to reading account by account. */
export async function benchPace(synthesized: string, progress: (line: string) => void): Promise<Finding> {
  const outcomes: Outcome[] = [];
  for (const one of CASES) {
    const outcome = await outcomeOf(one, synthesized);
    progress(
      `${number(one.accounts)} accounts: ${duration(outcome.milliseconds)}, floor ${duration(outcome.floor)}, ` +
        `account by account ${duration(outcome.referenceMilliseconds)}`,
    );
    outcomes.push(outcome);
  }
  return {
    title: "Calls and time under AWS's quotas",
    method:
      `A run reads the organization, one month of spend with ten record types and the independent total, and makes the ` +
      `report. The sandbox enforces AWS's quotas and adds ${LATENCY} ms of latency to every request. The floor is the ` +
      'least time in which the quotas admit the calls that were made: that of the slowest token bucket, (calls − burst) ' +
      '÷ rate. For comparison, the organization alone, without spend, is read account by account: `ListParents` for ' +
      'every account and `DescribeOrganizationalUnit` once for every unit, paced so that nothing is throttled. A virtual ' +
      'clock is shared by client and sandbox and jumps over waiting times; work takes no time on it.',
    tables: [tableOf(outcomes)],
    measures: outcomes.flatMap(measuresOf),
  };
}

async function outcomeOf(one: Case, synthesized: string): Promise<Outcome> {
  const scenario = scenarioOf(one);
  const ours = await timed(scenario, synthesized, one.isVirtual, (stage) => stage.report());
  const reference = await timed(scenario, synthesized, one.isReferenceVirtual, (stage) =>
    readAccountByAccount(stage.organizations(), stage.timing),
  );
  return {
    ...one,
    organizationsCalls: requestsTo('organizations', ours.requests),
    allowedCalls: allowedOrganizationsRequests(scenario, one.accounts),
    costExplorerCalls: requestsTo('ce', ours.requests),
    throttled: ours.throttled,
    milliseconds: ours.milliseconds,
    floor: quotaFloor(ours.requests),
    referenceCalls: requestsTo('organizations', reference.requests),
    referenceThrottled: reference.throttled,
    referenceMilliseconds: reference.milliseconds,
  };
}

async function timed(
  scenario: Scenario,
  synthesized: string,
  isVirtual: boolean,
  work: (stage: Stage) => Promise<unknown>,
) {
  await using stage = await Stage.open(synthesized, scenario, isVirtual);
  const begun = stage.timing.now();
  await work(stage);
  return { milliseconds: stage.timing.now() - begun, ...stage.requestsMade() };
}

function requestsTo(service: string, requests: readonly string[]): number {
  return requests.filter((request) => request.startsWith(`${service}:`)).length;
}

function tableOf(outcomes: readonly Outcome[]) {
  return {
    head: [
      'accounts',
      'OUs',
      'clock',
      'Organizations calls (allowed)',
      'Cost Explorer calls',
      'throttled',
      'time',
      'floor',
      'time ÷ floor',
      'calls account by account',
      'time account by account (clock)',
      'account by account ÷ ours',
    ],
    rows: outcomes.map((one) => [
      number(one.accounts),
      number(one.ous),
      clockOf(one.isVirtual),
      `${number(one.organizationsCalls)} (${number(one.allowedCalls)})`,
      number(one.costExplorerCalls),
      number(one.throttled),
      duration(one.milliseconds),
      duration(one.floor),
      one.floor === 0 ? '–' : number(one.milliseconds / one.floor, 2),
      number(one.referenceCalls),
      `${duration(one.referenceMilliseconds)} (${clockOf(one.isReferenceVirtual)})`,
      number(one.referenceMilliseconds / one.milliseconds, 1),
    ]),
  };
}

function clockOf(isVirtual: boolean): string {
  return isVirtual ? 'virtual' : 'real';
}

function measuresOf(one: Outcome): Measure[] {
  const who = `${number(one.accounts)} accounts in ${number(one.ous)} OUs`;
  const measures = [
    atMost(`${who}: Organizations calls`, one.allowedCalls, one.organizationsCalls, ''),
    atMost(`${who}: throttled calls`, 0, one.throttled, ''),
  ];
  if (one.accounts === 5_000)
    measures.push(atMost(`${who}: time ÷ floor`, 1.1, one.milliseconds / one.floor));
  if (one.accounts === 500) {
    const faster = one.referenceMilliseconds / one.milliseconds;
    measures.push(atLeast(`${who}: time account by account ÷ ours`, 15, faster));
  }
  return measures;
}
