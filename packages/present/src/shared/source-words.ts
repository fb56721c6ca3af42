import type { Bill, Report } from '@ou-cost/spend';
import { moneyText } from './money-text.ts';

type BillsOf = Pick<Report, 'bills'>;
type Check = Bill['reconciliation']['checks'][number];

/** Every check of every bill. */
export function checksOf({ bills }: BillsOf): Check[] {
  return bills.flatMap(({ reconciliation }) => reconciliation.checks);
}

/** The checks of one metric, by the first day of their period. */
export function checksByPeriod(report: BillsOf, metric: string): ReadonlyMap<string, Check> {
  const checks = checksOf(report).filter((check) => check.metric === metric);
  return new Map(checks.map((check) => [check.period, check]));
}

/** What the independent total is called: `Cost Explorer's own total`, `Total of Cost Explorer`. */
export function independentTotalTitle({ bills }: BillsOf): string {
  const titles = new Set(bills.map(({ source }) => titleFor(source)).filter((title) => title !== ''));
  return titles.size === 0 ? 'Independent total' : [...titles].join(', ');
}

function titleFor({ name, independentTotal, independentTotalStatedBy }: Bill['source']): string {
  switch (independentTotal) {
    case 'second-query':
      return `${name}'s own total`;
    case 'other-source':
      return `Total of ${independentTotalStatedBy}`;
    case 'none':
      return '';
  }
}

/** What the line of spend is called by which the independent total differs from the sum of all accounts. */
export function notAttributedTitle({ bills }: BillsOf): string {
  return [...new Set(bills.map(({ source }) => notAttributedTitleFor(source)))].join(', ');
}

function notAttributedTitleFor({ name, independentTotal, independentTotalStatedBy }: Bill['source']): string {
  return independentTotal === 'other-source'
    ? `Only in the total of ${independentTotalStatedBy}`
    : `Not attributed by ${name}`;
}

/** Whether all bills add up; a bill that was not checked does not count as reconciled. */
export function isReconciled({ bills }: BillsOf): boolean {
  return bills.every(({ reconciliation }) => reconciliation.status === 'reconciled');
}

const STATUS_WORDS = {
  reconciled: 'Reconciled',
  'difference-allowed': 'Difference allowed',
  'not-checked': 'Not checked',
} as const satisfies Record<Bill['reconciliation']['status'], string>;

/** The status as the report has it; of several bills the first one that is not reconciled decides. */
export function statusOf({ bills }: BillsOf): Bill['reconciliation']['status'] {
  const status = bills.map(({ reconciliation }) => reconciliation.status);
  return status.find((one) => one !== 'reconciled') ?? 'reconciled';
}

/** The status in two words. */
export function statusWords(report: BillsOf): string {
  return STATUS_WORDS[statusOf(report)];
}

/** Against what the report was checked, beside its status. */
export function checkedAgainst({ bills }: BillsOf): string {
  return bills.map(checkedAgainstOf).join('; ');
}

function checkedAgainstOf({ source, reconciliation, currency }: Bill): string {
  return source.independentTotal === 'none'
    ? `${source.name} has no independent total`
    : `with ${lowerCaseStart(titleFor(source))}, to within ${toleranceText(reconciliation, currency)}`;
}

/** Whether the report adds up: one sentence for each bill. */
export function reconciliationSentence({ bills }: BillsOf): string {
  return bills.map(sentenceFor).join(' ');
}

function sentenceFor({ source, reconciliation, currency }: Bill): string {
  const within = `${toleranceText(reconciliation, currency)} per metric and period`;
  const total = lowerCaseStart(titleFor(source));
  switch (reconciliation.status) {
    case 'reconciled':
      return `Reconciled: the sum of all accounts is ${total} to within ${within}.`;
    case 'difference-allowed':
      return `Difference allowed: ${total} is more than ${within} away from the sum of all accounts; the rest is listed as '${notAttributedTitleFor(source)}'.`;
    case 'not-checked':
      return `Not checked against a second source: ${source.name} has no independent total.`;
  }
}

/** What a chat is told of it, without a full stop. */
export function reconciliationBrief(report: BillsOf): string {
  if (isReconciled(report)) return `Reconciled with ${lowerCaseStart(independentTotalTitle(report))}`;
  const checked = report.bills.filter(({ source }) => source.independentTotal !== 'none');
  return checked.length === report.bills.length
    ? `Not all of ${lowerCaseStart(independentTotalTitle(report))} is attributed to accounts`
    : 'Not checked against a second source';
}

/** `Total of …` in the middle of a sentence; a name of a source keeps its capital. */
function lowerCaseStart(title: string): string {
  return title.startsWith('Total of ') ? `the total of ${title.slice('Total of '.length)}` : title;
}

/** `0.03 USD`; `nothing` where no source charges. */
export function runCostWords({ usage }: Pick<Report, 'usage'>): string {
  return usage.charges.map(chargeText).join(' and ') || 'nothing';
}

/** What a source charged: `0.10 USD`. */
export function chargeText({ amount, currency }: Report['usage']['charges'][number]): string {
  return moneyText(amount, currency);
}

function toleranceText({ tolerance }: Bill['reconciliation'], currency: string): string {
  return moneyText(tolerance, currency);
}
