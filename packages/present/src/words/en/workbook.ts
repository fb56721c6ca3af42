/** `1 account`, `2 accounts`; the count is written as the locale writes it. */
function counted(count: string, one: string): string {
  return count === '1' ? `1 ${one}` : `${count} ${one}s`;
}

/** Words that only the workbook uses, in English. */
export const workbookWords = {
  /** A font that spreadsheet programs have for this language. */
  font: 'Calibri',

  /** The names of sheets: 31 characters at most, without any of `[]:*?/\`. */
  sheets: {
    summary: 'Summary',
    units: 'Units',
    accounts: 'Accounts',
    comparison: 'Comparison',
    movers: 'Movers',
    trend: 'Trend',
    reconciliation: 'Reconciliation',
    notes: 'Notes',
    about: 'About',
  },

  columns: {
    path: 'Path',
    unitId: 'OU id',
    depth: 'Depth',
    accounts: 'Accounts',
    gross: 'Gross',
    accountId: 'Account id',
    state: 'State',
    of: 'Of',
    id: 'Id',
    name: 'Name',
    status: 'Status',
    metric: 'Metric',
    readBy: 'Read by',
    from: 'From',
    to: 'To',
    attributed: 'Sum of all accounts',
    exactDifference: 'Exact difference',
    code: 'Code',
    note: 'Note',
  },

  /** What a row is about. */
  kinds: {
    total: 'total',
    unit: 'unit',
    ownAccounts: 'unit, own accounts',
    account: 'account',
    service: 'service',
    departed: 'accounts that left',
  },

  total: 'Total',
  totalOf: (metric: string) => `Total, ${metric}`,
  totalIn: (metric: string, period: string) => `${metric}, total ${period}`,
  change: 'Change',
  changeOf: (metric: string) => `${metric}, change`,
  percentOf: (metric: string) => `${metric}, change in %`,
  noAccountMoved: 'no account changed',
  noUnitMoved: 'no unit changed, by its own accounts',
  moved: 'What moved',
  accountsMoved: (rose: string, by: string, fell: string, down: string) =>
    `${counted(rose, 'account')} rose by ${by}, ${fell} fell by ${down}`,
  unitsMoved: (rose: string, by: string, fell: string, down: string) =>
    `${counted(rose, 'unit')} rose by ${by}, ${fell} fell by ${down}, by their own accounts`,
  reconciliation: 'Reconciliation',
  runCost: 'Run cost',
  rules: 'Rules',
  ruleThatHolds: 'Rule that holds',
  rulesNotJudged: 'Rules not judged',

  months: (count: number) => (count === 1 ? '1 month' : `${count} months`),
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  /** The title of the chart: its months, its unit, and what the figures are. */
  chart: (months: string, unit: string, net: string) => `${months}, in ${unit}${net}`,
  chartDescription: (months: string, first: string, last: string) =>
    `Bars of the total of ${months}: ${first} in the first one, ${last} in the last one`,
  net: ', net of credits and refunds',
  /** By which power of ten figures are shortened, and how a spreadsheet writes them then. The first that fits is used; smaller figures are not shortened. */
  scales: [
    { from: 10_000_000, format: '#,##0.0,,', unit: (currency: string) => `million ${currency}` },
    { from: 10_000, format: '#,##0,', unit: (currency: string) => `thousand ${currency}` },
  ],

  pages: 'Page &P of &N',
  selection: 'Selection',
  part: (sheet: string) =>
    `the sheets hold only the selection; the sheet ${sheet} has the sum of what it leaves out`,
  exactness:
    'A spreadsheet keeps numbers as binary fractions of about 15 digits. Amounts here are rounded half to even to ten decimals, and then to the nearest such number; sums of many cells may differ from the total in the last digits. The exact amounts are in the JSON and CSV outputs.',
};

export type WorkbookWords = typeof workbookWords;
