import type { Granularity } from '@ou-cost/spend';

/** `1 account`, `2 accounts`. */
function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

const periodNames: Record<Granularity, string> = { MONTHLY: 'month', DAILY: 'day' };

/** Words that only the table uses, in English. */
export const tableWords = {
  rules: 'Rules',
  notes: 'Notes',
  unit: 'Unit',
  own: 'own accounts',
  /** Of a row that is added to the one above it, in the sums below the units. */
  added: (name: string) => `+ ${name}`,
  /** Of the row that is the sum of those above it. */
  isSum: (name: string) => `= ${name}`,

  /** What the head says first. Names of days are those of columns. */
  total: 'Total',
  totalOf: (amount: string, currency: string, days: string) => `${amount} ${currency} in ${days}`,
  change: 'Change',
  changeOf: (change: string, percent: string, after: string, before: string, amount: string) =>
    `${change} (${percent}) in ${after}, against ${amount} in ${before}`,

  /** Heads of columns, one line each. */
  heads: {
    month: (month: string) => [month],
    day: (day: string) => [day],
    /** Days of one month. */
    partOfMonth: (first: string, last: string) => [first.slice(0, 7), `${first.slice(8)}..${last.slice(8)}`],
    days: (first: string, last: string) => [first, `to ${last}`],
    sum: (count: number, granularity: Granularity) => ['Sum of', counted(count, periodNames[granularity])],
    line: (count: number, granularity: Granularity) => [counted(count, periodNames[granularity])],
    lowest: ['Lowest', 'day'],
    highest: ['Highest', 'day'],
    share: (days: readonly string[]) => ['Share of', ...days],
    shareOfSum: (count: number, granularity: Granularity) => [
      'Share of',
      counted(count, periodNames[granularity]),
    ],
  },

  largestDifference: (amount: string, currency: string) =>
    `Largest difference of a period: ${amount} ${currency}.`,
  mayChange: '* estimated or not settled: may still change',
  lineScale: (what: string) =>
    `${what}: bars from zero, each row on a scale of its own; · nothing, - less than nothing`,
  perSign: (count: number) => `${count} to a sign`,
  /** What a table says of the accounts that it does not list. */
  folded: (count: number) =>
    `Of the accounts of a unit, the first ${count} are listed; --top lists more, json and csv have all.`,
  accountsByDay: 'By day the accounts of units are not listed; --top lists them, json and csv have all.',
  short:
    'By day this table is short: --depth lists units further down, --top accounts as well and what moved; json and csv have all days of each.',
  foldedUnits: (count: number) =>
    `Of what stands side by side, the first ${count} are listed; json and csv have all.`,
  inLastBlock: 'Accounts stand in the last block of columns.',

  /** The head of the block of months, or of days, of all spend. */
  months: (count: number) => `${counted(count, 'month')}, all units`,
  netMonths: (count: number) => `${counted(count, 'month')}, all units, net of credits and refunds`,
  days: (count: number) => `${counted(count, 'day')}, all units`,
  /** A day without its year. */
  dayOfYear: (day: string) => day.slice(5),
  daysBefore: (count: number) => `… ${counted(count, 'day')} before`,
  daysElsewhere: 'The days of each unit and account are in json and csv.',

  moved: (after: string, before: string) => `What moved most, ${after} against ${before}`,
  accountsMoved: (rose: number, by: string, fell: number, down: string) =>
    `${counted(rose, 'account')} rose by ${by}, ${fell} fell by ${down}.`,
  unitsMoved: (rose: number, by: string, fell: number, down: string) =>
    `${counted(rose, 'unit')} rose by ${by}, ${fell} fell by ${down}, by own accounts.`,
  askForServices: 'Services: ask with --by service.',
};

export type TableWords = typeof tableWords;
