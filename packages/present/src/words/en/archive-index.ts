/** Words of an archive's index, in English. */
export const archiveIndexWords = {
  title: 'AWS spend, month by month',
  count: (count: string, isOne: boolean) =>
    isOne ? 'One report in this archive' : `${count} reports in this archive`,
  missing: (count: string, isOne: boolean) =>
    isOne
      ? 'One more report is in the archive and not shown here: the next runs add it, unless it cannot be read.'
      : `${count} more reports are in the archive and not shown here: the next runs add them, unless they cannot be read.`,
  none: 'There is no report yet.',
  inCurrency: (metric: string, currency: string) => `${metric}, ${currency}`,
  months: 'Months',
  otherPeriods: 'Other periods',
  month: 'Month',
  period: 'Period (UTC)',
  total: 'Total',
  change: 'Change from the month before',
  state: 'State',
  restated: 'Restated since it was first read',
  files: 'Files',
  allRuns: (count: string) => `All ${count} runs`,
  madeAt: (day: string, time: string) => `${day}, ${time} UTC`,
  /** The amount by which the source has changed, and where the earlier figures are. */
  since: (amount: string) => `${amount} since`,
  earlierRun: 'the earlier report',
  noChange: 'Not known',
  notRestated: 'No',
  selection: 'a selection of the bill',
  final: 'final',
  trend: (first: string, last: string) => `Total by month, ${first} to ${last}`,
  highest: (amount: string, month: string) => `highest ${amount} in ${month}`,
  lowest: (amount: string, month: string) => `lowest ${amount} in ${month}`,
  rounding:
    'Figures are rounded for reading; the JSON files have them exactly. A month is shown by its newest report of the whole bill.',
};

export type ArchiveIndexWords = typeof archiveIndexWords;
