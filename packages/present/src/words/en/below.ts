/** Words of what stands below the page's first screen and needs no script, in English. */
export const belowWords = {
  reconciliation: {
    title: 'Does it add up?',
    inOrganization: 'In the organization',
    noLongerInIt: 'No longer in it',
    period: 'Period',
    exactDifference: 'Difference, exact',
    /** Beside the name of a metric. */
    caption: (metric: string, currency: string) => `${metric} (${currency})`,
    checks: (count: string) => `Every sum that was checked (${count})`,
    metric: 'Cost',
    readBy: 'Read by',
    account: 'Account',
    sum: 'Sum of all accounts',
    more: (count: string) => `${count} more are in the JSON output.`,
  },
  /** The tables that stand in for the page where scripts are not allowed. */
  plain: {
    totalOf: (metric: string) => `Total, ${metric.toLowerCase()}`,
    /** Where a change beside it is of other days. */
    totalIn: (metric: string, days: string) => `Total, ${metric.toLowerCase()}, ${days}`,
    changeIn: (metric: string, days: string) => `Change, ${metric.toLowerCase()}, ${days}`,
    fromTo: (after: string, before: string, days: string) => `${after}, against ${before} in ${days}`,
    against: (change: string, days: string) => `${change} against ${days}`,
    period: 'Period (UTC)',
    addsUp: 'Adds up',
    runCost: 'This run cost',
    mayChange: (periods: string) =>
      `AWS may still change the figures of ${periods}: estimated or not settled.`,
    direct: (period: string) => `Direct ${period}`,
    total: (period: string) => `Total ${period}`,
    byUnit: (metric: string, periods: string) => `${metric} by organizational unit, ${periods}`,
    inTotal: (metric: string, parts: string) => `${metric} in the total: ${parts}`,
    changes: (metric: string, against: string) => `${metric}, largest changes against ${against}`,
    accounts: 'Accounts',
    accountsIn: (currency: string) => `Accounts (${currency})`,
    accountsNotListed: (count: string) =>
      `The ${count} accounts are listed when scripts are allowed, and in the JSON and CSV outputs.`,
  },
  notes: 'Notes',
  about: 'About this report',
};

export type BelowWords = typeof belowWords;
