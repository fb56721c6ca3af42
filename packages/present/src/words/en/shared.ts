import type { Bill, ChangeStatus, ChargeType, Granularity, Metric, RuleMeasure } from '@ou-cost/spend';

type Status = Bill['reconciliation']['status'];

/** `1 account`, `2 accounts`. */
function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

const metrics: Record<Metric, string> = {
  UnblendedCost: 'Unblended cost',
  AmortizedCost: 'Amortized cost',
  NetUnblendedCost: 'Net unblended cost',
  NetAmortizedCost: 'Net amortized cost',
  BlendedCost: 'Blended cost',
  ListCost: 'List cost',
  ContractedCost: 'Contracted cost',
};

const chargeTypes: Record<ChargeType, string> = {
  usage: 'Usage',
  'savings-plan': 'Savings Plans',
  reservation: 'Reservations',
  discount: 'Discounts',
  credit: 'Credits',
  refund: 'Refunds',
  tax: 'Tax',
  support: 'Support',
  fee: 'Fees',
  other: 'Other',
};

const granularities: Record<Granularity, string> = { MONTHLY: 'monthly', DAILY: 'daily' };

const statuses: Record<Status, string> = {
  reconciled: 'Reconciled',
  'difference-allowed': 'Difference allowed',
  'not-checked': 'Not checked',
};

const changeStatuses: Record<ChangeStatus, string> = {
  new: 'new',
  departed: 'departed',
  changed: 'changed',
  unchanged: 'unchanged',
};

const ruleMeasures: Record<RuleMeasure, string> = {
  total: 'total',
  gross: 'gross',
  direct: 'direct',
  change: 'change',
};

/** Words that several outputs use, in English. */
export const sharedWords = {
  title: 'AWS spend by organizational unit',
  /** Between the items of a list. */
  comma: ', ',
  semicolon: '; ',
  /** Beside a name, in brackets. */
  aside: (text: string) => ` (${text})`,
  /** Between a subject and what is said of it. */
  colon: ': ',
  metrics,
  chargeTypes,
  granularities,

  splits: {
    chargeType: { one: 'Charge type', many: 'Charge types', all: 'All charge types' },
    service: { one: 'Service', many: 'Services', all: 'All services' },
    region: { one: 'Region', many: 'Regions', all: 'All regions' },
    resource: { one: 'Resource', many: 'Resources', all: 'All resources' },
    hour: { one: 'Hour (UTC)', many: 'Hours (UTC)', all: 'All hours' },
    tag: (key: string) => ({ one: `Tag ${key}`, many: `Values of the tag ${key}`, all: 'All values' }),
    costCategory: (name: string) => ({
      one: `Cost category ${name}`,
      many: `Values of the cost category ${name}`,
      all: 'All values',
    }),
    untagged: 'untagged',
    uncategorized: 'in no category',
    noResource: 'on no resource',
    noHour: 'longer than an hour',
    noName: 'without a name',
  },

  periods: {
    /** Of `2026-10-05`. */
    day: (day: string) => day,
    /** Of `2026-10`. */
    month: (month: string) => month,
    /** Both ends included. */
    days: (first: string, last: string) => `${first} to ${last}`,
    /** Days of one month, both ends included, for the head of a column. */
    partOfMonth: (first: string, last: string) => `${first}..${last.slice(8)}`,
    /** From one period to another, both as they are written. */
    span: (first: string, last: string) => `${first} to ${last}`,
    estimated: 'estimated',
    notSettled: 'not settled',
    settled: 'settled',
  },

  compared: {
    label: 'Compared with',
    /** Which days of the report are compared, where those are not all. */
    only: (days: string) => `compared: ${days}`,
    dayCounts: (before: number, after: number) => `${counted(before, 'day')}; the report has ${after}`,
    countsOfPart: (before: number, after: number) => `${counted(before, 'day')} against ${after}`,
  },

  facts: {
    organization: 'Organization',
    organizationAndPayer: (id: string, account: string) => `${id}, management account ${account}`,
    period: 'Period',
    periodInUtc: (days: string, granularity: string) => `${days} (UTC), ${granularity}`,
    estimated: 'Estimated',
    notSettled: 'Not settled',
    metric: 'Metric',
    metrics: 'Metrics',
    metricsIn: (metrics: string, currency: string) => `${metrics}, in ${currency}`,
    source: 'Source',
    unconfirmed: (source: string) => `${source}, not checked against a second source`,
    billingView: 'Billing view',
    only: 'Only',
    without: 'Without',
    unknownTypes: 'Unknown types',
    tree: 'Tree as of',
    treeInThePast: 'Tree',
    /** The one tree of a report carries its past days as well, and a date alone would read as if they had another. */
    treeAsOf: (instant: string) => `${instant}, for earlier days too`,
    run: 'Run',
  },

  tree: {
    unit: 'Organizational unit',
    account: 'Account',
    accounts: (count: number) => counted(count, 'account'),
    unitsBelow: (count: number) => `${counted(count, 'unit')} below`,
    /** Accounts that are in no unit, because they are no longer in the organization. */
    departed: 'Accounts that left',
    noLonger: 'no longer in the organization',
    /** What is directly in a root. */
    ownAccounts: (root: string) => `${root}’s own accounts`,
    inUnits: 'In units',
    total: 'Total',
    leftOut: 'Left out by the selection',
    difference: 'Difference',
    /** The rows that a list does not show. */
    more: (count: number) => `… and ${count} more`,
  },

  columns: {
    direct: 'Direct',
    total: 'Total',
    before: 'Before',
    after: 'After',
    change: 'Change',
    percent: '%',
    share: 'Share of total',
  },

  charges: {
    gross: 'Gross (without credits and refunds)',
    net: 'Net',
  },

  changeStatuses,
  movers: {
    title: 'What moved most',
    units: 'Units, own accounts only',
    accounts: 'Accounts',
    services: 'Services',
    none: 'Nothing changed.',
  },

  /** The state of an account: AWS writes `PENDING_CLOSURE`. */
  accountState: (state: string) => state.toLowerCase().replaceAll('_', ' '),

  sources: {
    independentTotal: 'Independent total',
    ownTotal: (source: string) => `${source}'s own total`,
    totalOf: (source: string) => `Total of ${source}`,
    /** The two above in the middle of a sentence. */
    theOwnTotal: (source: string) => `${source}'s own total`,
    theTotalOf: (source: string) => `the total of ${source}`,
    notAttributed: (source: string) => `Not attributed by ${source}`,
    onlyInTotal: (source: string) => `Only in the total of ${source}`,
    statuses,
    noIndependentTotal: (source: string) => `${source} has no independent total`,
    checkedWith: (total: string, tolerance: string) => `with ${total}, to within ${tolerance}`,
    reconciled: (total: string, tolerance: string) =>
      `Reconciled: the sum of all accounts is ${total} to within ${tolerance} per metric and period.`,
    differenceAllowed: (total: string, tolerance: string, line: string) =>
      `Difference allowed: ${total} is more than ${tolerance} per metric and period away from the sum of all accounts; the rest is listed as '${line}'.`,
    notChecked: (source: string) =>
      `Not checked against a second source: ${source} has no independent total.`,
    /** Some sums were held against the total of another source, and others could not be. */
    checkedInPart: (total: string, tolerance: string) =>
      `Not checked against a second source as a whole: the sums of settled months are ${total} to within ${tolerance}, and the rest was not held against it.`,
    nothingHeld: (total: string) =>
      `Not checked against a second source: no sum was held against ${total}, as only whole months that have settled can be.`,
    inPartWith: (total: string, tolerance: string) => `settled months with ${total}, to within ${tolerance}`,
    notHeldAgainst: (total: string) => `no settled month to hold against ${total}`,
    reconciledWith: (totals: string) => `Reconciled with ${totals}`,
    notAllAttributed: (totals: string) => `Not all of ${totals} is attributed to accounts`,
    differsFrom: (totals: string) => `Differs from ${totals}`,
    uncheckedBrief: 'Not checked against a second source',
  },

  run: {
    nothing: 'nothing',
    and: ' and ',
    /** What a source charged for: its own words, `Cost Explorer requests`. */
    chargedFor: (charge: string, _source: string, what: string) => `${charge} in ${what}`,
    requests: (requests: string) => `requests: ${requests}`,
    noRequests: 'no requests',
    scanned: (size: string) => `${size} of files scanned`,
    sentence: (cost: string, milliseconds: number, sent: string, throttled: number, retried: number) =>
      `This run cost ${cost} and took ${milliseconds} ms; ${sent}; throttled ${throttled}, retried ${retried}.`,
  },

  rounding:
    'Every figure shown is its exact value rounded half to even on its own, so figures shown need not add up to the total shown; the exact ones are in the JSON and CSV outputs.',

  rules: {
    noneOfOneHolds: 'The rule does not hold.',
    noneHolds: (given: number) => `None of the ${counted(given, 'rule')} holds.`,
    someHold: (held: number, given: number) =>
      `${held} of ${counted(given, 'rule')} ${held === 1 ? 'holds' : 'hold'}.`,
    more: (count: string) => `and ${count} more, in the JSON output`,
    theTotal: 'the total',
    departed: 'accounts no longer in the organization',
    measures: ruleMeasures,
    /** A measure with its value. */
    measured: (measure: string, value: string) => `${measure} ${value}`,
    fromZero: (measure: string) => `${measure} from zero`,
  },
};

export type SharedWords = typeof sharedWords;
