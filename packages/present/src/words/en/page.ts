import { longDays, longMonths, monthName, shortDays, shortMonths } from './dates.ts';
import { rightColumnWords } from './right-column.ts';

/** A heading with a name in it, which the page marks up by itself. */
export type Heading<Name> = readonly (string | Name)[];

/** Words that only the page uses, in English. */
export const pageWords = {
  dates: {
    /** Whole months, the last day included. */
    months: longMonths,
    shortMonths,
    /** Days, the last one included. */
    days: longDays,
    shortDays,
    /** Of any day in it. */
    month: monthName,
    year: (day: string) => day.slice(0, 4),
    dayOfMonth: (day: string) => String(Number(day.slice(8))),
  },

  ...rightColumnWords,

  /** The bar at the top. */
  choices: 'What is shown',
  period: 'Period',
  cost: 'Cost',
  charges: 'Charges',
  unit: 'Unit',
  tree: 'Tree',
  trees: { 'as-was': 'As it was', 'as-is': 'As it is today' },
  unitHint: 'Unit or account',
  matches: (shown: string, count: number) => (count === 1 ? '1 match' : `${shown} matches`),
  noMatch: <Name>(text: Name): Heading<Name> => ['No unit or account has “', text, '” in its name or id.'],
  netOption: 'Net: everything',
  grossOption: 'Gross: without credits and refunds',
  only: (part: string) => `${part} only`,

  /** The headline, and the title of the browser's tab. */
  title: (title: string, period: string, subject: string | null) =>
    subject === null ? `${title}, ${period}` : `${subject}, ${period} – ${title}`,
  way: 'Path to what is shown',
  allUnits: 'All units',
  netText: 'net of credits and refunds',
  grossText: 'without credits and refunds',
  from: (amount: string, period: string) => `from ${amount} in ${period}`,
  fromDays: (after: string, afterDays: string, before: string, beforeDays: string) =>
    `${after} in ${afterDays}, from ${before} in ${beforeDays}`,
  netOnly: (period: string) =>
    `${period} was read by account only, so that no more than its net amounts are known.`,
  beforeNetOnly: (period: string) => `No change: of ${period} only net amounts are known.`,

  /** The chart. */
  oneMonth:
    'One month was asked for, so there is no trend. --trend 13 adds the twelve months before it, at a price that --help states.',
  onePeriod: 'One period was asked for, so there is no chart of several.',
  seriesCount: (count: number, areDays: boolean) => `${count} ${areDays ? 'days' : 'months'}`,
  seriesIn: (series: string, unit: string) => `${series}, in ${unit}`,
  powers: [
    { power: 9, unit: (currency: string) => `billion ${currency}` },
    { power: 6, unit: (currency: string) => `million ${currency}` },
    { power: 3, unit: (currency: string) => `thousand ${currency}` },
  ],
  unknown: 'not known',
  unknownMonths: (unknown: number, all: number) =>
    `${unknown} of ${all} were read by account only: of these, only net amounts are known.`,
  fromTo: (first: string, last: string) => `${first} to ${last}`,

  /** The ledger. */
  ledger: 'From what is shown to the total',
  addsUp: 'It adds up',
  addsUpBut: (difference: string) => `It adds up, but for ${difference}`,
  within: (tolerance: string) => `reconciled to within ${tolerance}`,
  notChecked: 'Not checked',
  noIndependent: 'there is no independent total',
  plus: (line: string) => `+ ${line}`,
  otherUnits: 'All other units',
  departed: (count: number) => `Accounts that left (${count})`,
  otherDeparted: 'Other accounts that left',
  otherCharges: 'All other charges',
  independent: (title: string, difference: string) => `${title}, difference ${difference}`,
  notes: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
  /** Leads to what moved and what was restated. */
  overTime: 'changes over time',
  runCost: (cost: string) => `Run cost ${cost}`,

  /** The table. */
  nothingSpent: 'Nothing was spent here.',
  tableLabel: 'Spend by unit and account',
  whatSpent: <Name>(unit: Name | null): Heading<Name> =>
    unit === null ? ['What each unit spent'] : ['What ', unit, ' spent'],
  aboutTable: (currency: string, metric: string, name: string, charges: string) =>
    `${currency}, ${metric.toLowerCase()} (${name}), ${charges}`,
  openAll: 'Expand all',
  closeAll: 'Collapse all',
  open: (name: string) => `Expand ${name}`,
  close: (name: string) => `Collapse ${name}`,
  count: (count: number) => ` (${count})`,
  changeIn: (change: string, days: string) => `${change}, ${days}`,
  percent: '%',
  shareOfUnit: 'Share of unit',
  ownScale: (areDays: boolean) =>
    `Each row’s ${areDays ? 'days' : 'months'} start at zero, on a scale of their own.`,
  treeOfThen: 'Every day is shown on the tree of that day.',
  pastTree: (areDays: boolean) => `Past ${areDays ? 'days' : 'months'} are shown on today’s tree.`,
};

export type PageWords = typeof pageWords;
