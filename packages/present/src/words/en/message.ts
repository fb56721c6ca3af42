/** `1 account`, `2 accounts`; the count is written as the locale writes it. */
function counted(count: string, one: string): string {
  return count === '1' ? `1 ${one}` : `${count} ${one}s`;
}

/** Words that only messages use, in English. */
export const messageWords = {
  period: 'Period',
  utc: (days: string) => `${days} (UTC)`,
  mayStillChange: 'May still change',
  total: (metric: string) => `Total (${metric})`,
  /** A change of some days only. */
  changeIn: (change: string, days: string) => `${change} in ${days}`,
  moved: 'What moved',
  accountsMoved: (rose: string, by: string, fell: string, down: string) =>
    `${counted(rose, 'account')} rose by ${by}, ${fell} fell by ${down}`,
  unitsMoved: (rose: string, by: string, fell: string, down: string) =>
    `${counted(rose, 'unit')} rose by ${by}, ${fell} fell by ${down}, by their own accounts`,
  months: (count: number) => (count === 1 ? '1 month' : `${count} months`),
  /** The months as a line of small bars, with the first and the last of them. */
  trend: (bars: string, first: string, firstMonth: string, last: string, lastMonth: string) =>
    `${bars} from ${first} in ${firstMonth} to ${last} in ${lastMonth}`,
  net: ', net of credits and refunds',

  rulesThatHold: (count: number) => `Rules that hold: ${count}`,
  rulesNotJudged: (count: number) => `Rules that could not be judged: ${count}`,

  /** The heads of columns. */
  part: 'Unit',
  amount: 'Total',
  share: 'Of total',
  change: 'Change',

  /** The title of a list of what moved most. */
  mostMoved: (what: string) => `Moved most: ${what}`,
  units: 'units, by their own accounts',
  accounts: 'accounts',
  services: 'services',

  moreLines: (count: number) => (count === 1 ? 'and 1 more line' : `and ${count} more lines`),
  more: (count: number) => `and ${count} more`,
  footer: (reconciliation: string, cost: string, run: string) =>
    `${reconciliation}. The run cost ${cost} (${run}).`,
  openReport: 'Open the report',
  page: 'Page',

  /** One line; the change is empty where nothing was compared. */
  mailSubject: (days: string, total: string, change: string, organization: string) =>
    `AWS spend ${days}: ${total}${change === '' ? '' : `, ${change}`} (${organization})`,
  attached: 'Attached',
  tooLargeToAttach: 'Too large to attach',
  archived: 'In the archive',
  notes: 'Notes',
};

export type MessageWords = typeof messageWords;
