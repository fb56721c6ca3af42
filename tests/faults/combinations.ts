import type { FaultKind, FaultRule } from '@ou-cost/sandbox';
import type { OuCostError } from '@ou-cost/spend';
import { Random } from '../../packages/sandbox/src/generator/random.ts';
import type { RunOptions } from './run-in-process.ts';

type Code = OuCostError['code'];

/** The error codes that a run may fail with because of a fault. Faults that take time may also end in TimedOut. */
const CODES: Readonly<Record<FaultKind, readonly Code[]>> = {
  throttle: ['Throttled', 'TimedOut'],
  '5xx': ['Unavailable', 'TimedOut'],
  reset: ['Unavailable', 'TimedOut'],
  truncated: ['Unavailable', 'TimedOut'],
  malformed: ['MalformedAnswer', 'TimedOut'],
  slow: ['Unavailable', 'TimedOut'],
  'empty-page': ['TimedOut'],
  'repeated-token': ['Incomplete'],
  'expired-token': ['Incomplete'],
  'expired-credentials': ['CredentialsExpired'],
  'data-unavailable': ['DataUnavailable'],
  'account-moves': ['Incomplete'],
  'account-leaves': ['Incomplete'],
  'split-period': ['TimedOut'],
  'old-listing': [],
};

/** A run lists no bucket. */
const KINDS = (Object.keys(CODES) as FaultKind[]).filter((kind) => kind !== 'old-listing');

/** Faults that end a run. They occur with a low probability, so that runs with the other faults last to their end. */
const FATAL: ReadonlySet<FaultKind> = new Set([
  'repeated-token',
  'expired-token',
  'expired-credentials',
  'data-unavailable',
]);

const APIS = [
  '*',
  '*',
  'organizations:*',
  'organizations:ListAccounts',
  'organizations:ListOrganizationalUnitsForParent',
  'ce:*',
  'sts:*',
];

/** A random combination of faults, behaviour of the sandbox and time limit. */
export interface Combination {
  readonly options: RunOptions & { readonly faults: readonly FaultRule[]; readonly seed: number };
  readonly paths: boolean;
  /** Whether an account may move or leave during the run. */
  readonly movesAccounts: boolean;
  /** The error codes that the run may fail with. */
  readonly codes: ReadonlySet<Code>;
}

/** The combination for a seed. The same seed always gives the same combination. */
export function combinationOf(seed: number): Combination {
  const random = new Random(seed * 7919);
  const faults = Array.from({ length: random.integer(1, 5) }, () => ruleOf(random));
  const paths = random.chance(0.7);
  const quotas = random.pick(['aws', 'off'] as const);
  const timeLimit = random.pick([20_000, 120_000, 900_000, 900_000]);
  const codes = new Set<Code>(faults.flatMap(({ fault }) => CODES[fault]));
  if (quotas === 'aws') for (const code of ['Throttled', 'TimedOut'] as const) codes.add(code);
  return {
    options: {
      seed,
      faults,
      timeLimit,
      quotas,
      ...(quotas === 'aws' ? { otherWork: random.pick([0, 0.5]) } : {}),
      latency: random.pick([0, 50, 400]),
      pageSize: 5,
      organizations: { pageSize: 3, paths, ...(random.chance(0.3) ? { emptyPageEvery: 3 } : {}) },
    },
    paths,
    movesAccounts: faults.some(({ fault }) => fault === 'account-moves' || fault === 'account-leaves'),
    codes,
  };
}

function ruleOf(random: Random): FaultRule {
  const fault = random.pick(KINDS);
  const api =
    fault === 'data-unavailable' || fault === 'split-period'
      ? random.pick(['*', 'ce:*'])
      : random.pick(pagedOnly(fault));
  const calls = [random.integer(1, 12), random.integer(1, 40)];
  const probability = FATAL.has(fault) ? 0.02 : random.pick([0.03, 0.1, 0.3, 0.6]);
  return {
    api,
    fault,
    ...(random.chance(0.4) ? { calls: [...new Set(calls)] } : { probability }),
    ...(fault === 'slow' ? { milliseconds: random.pick([500, 3_000, 70_000]) } : {}),
    ...(fault === '5xx' ? { status: random.pick([500, 502, 503, 504]) } : {}),
    ...(fault === 'reset' ? { served: random.chance(0.5) } : {}),
  };
}

function pagedOnly(fault: FaultKind): readonly string[] {
  const pages = fault === 'empty-page' || fault === 'repeated-token' || fault === 'expired-token';
  return pages ? APIS.filter((api) => api !== 'sts:*') : APIS;
}
