import type { Language } from '@ou-cost/contract/options';
import type { Bill, Report } from '@ou-cost/spend';
import { exactDecimal, formatFixed } from '@ou-cost/spend/money';
import type { SharedWords } from '../words/en/shared.ts';
import { wordsIn } from '../words/index.ts';
import { moneyText } from './money-text.ts';

type Words = SharedWords['sources'];
type BillsOf = Pick<Report, 'bills'>;
type Check = Bill['reconciliation']['checks'][number];

/** Every check of every bill. */
export function checksOf({ bills }: BillsOf): Check[] {
  return bills.flatMap(({ reconciliation }) => reconciliation.checks);
}

/**
 * The check of one metric in a period. Every split that a report has is checked, and so are its comparison and its trend,
 * whose periods may begin on the same day: this is the check of the split that is drawn.
 */
export function checksOfMetric(
  report: Pick<Report, 'bills' | 'query'>,
  metric: string,
): (period: Pick<Check, 'end'> & { readonly start: string }) => Check | undefined {
  const checks = checksOf(report).filter((check) => check.metric === metric && check.by === report.query.by);
  const byDays = new Map(checks.map((check) => [`${check.period}..${check.end}`, check]));
  return ({ start, end }) => byDays.get(`${start}..${end}`);
}

/** What the independent total is called: `Cost Explorer's own total`, `Total of Cost Explorer`. */
export function independentTotalTitle({ bills }: BillsOf, language: Language): string {
  const { comma, sources } = wordsIn(language).shared;
  const titles = new Set(
    bills.map(({ source }) => titleFor(source, sources)).filter((title) => title !== ''),
  );
  return titles.size === 0 ? sources.independentTotal : [...titles].join(comma);
}

function titleFor(
  { name, independentTotal, independentTotalStatedBy }: Bill['source'],
  words: Words,
): string {
  switch (independentTotal) {
    case 'second-query':
      return words.ownTotal(name);
    case 'other-source':
      return words.totalOf(String(independentTotalStatedBy));
    case 'none':
      return '';
  }
}

/** The same in the middle of a sentence. */
function titleInSentence(
  { name, independentTotal, independentTotalStatedBy }: Bill['source'],
  words: Words,
): string {
  return independentTotal === 'other-source'
    ? words.theTotalOf(String(independentTotalStatedBy))
    : words.theOwnTotal(name);
}

/** What the line of spend is called by which the independent total differs from the sum of all accounts. */
export function notAttributedTitle({ bills }: BillsOf, language: Language): string {
  const { comma, sources } = wordsIn(language).shared;
  return [...new Set(bills.map(({ source }) => notAttributedTitleFor(source, sources)))].join(comma);
}

function notAttributedTitleFor(
  { name, independentTotal, independentTotalStatedBy }: Bill['source'],
  words: Words,
): string {
  return independentTotal === 'other-source'
    ? words.onlyInTotal(String(independentTotalStatedBy))
    : words.notAttributed(name);
}

/** Whether all bills add up; a bill that was not checked does not count as reconciled. */
export function isReconciled({ bills }: BillsOf): boolean {
  return bills.every(({ reconciliation }) => reconciliation.status === 'reconciled');
}

/** The status as the report has it; of several bills the first one that is not reconciled decides. */
export function statusOf({ bills }: BillsOf): Bill['reconciliation']['status'] {
  const status = bills.map(({ reconciliation }) => reconciliation.status);
  return status.find((one) => one !== 'reconciled') ?? 'reconciled';
}

/** Where the figures are from, by name. */
export function sourceNames({ bills }: BillsOf): string {
  return [...new Set(bills.map(({ source }) => source.name))].join('; ');
}

/** The status in two words. */
export function statusWords(report: BillsOf, language: Language): string {
  return wordsIn(language).shared.sources.statuses[statusOf(report)];
}

/** Against what the report was checked, beside its status. */
export function checkedAgainst({ bills }: BillsOf, language: Language): string {
  const { semicolon, sources } = wordsIn(language).shared;
  return bills.map((bill) => checkedAgainstOf(bill, sources)).join(semicolon);
}

function checkedAgainstOf({ source, reconciliation, currency }: Bill, words: Words): string {
  if (source.independentTotal === 'none') return words.noIndependentTotal(source.name);
  const total = titleInSentence(source, words);
  const tolerance = toleranceText(reconciliation, currency);
  if (reconciliation.status !== 'not-checked') return words.checkedWith(total, tolerance);
  return reconciliation.checks.length === 0
    ? words.notHeldAgainst(total)
    : words.inPartWith(total, tolerance);
}

/** Whether the report adds up: one sentence for each bill. */
export function reconciliationSentence({ bills }: BillsOf, language: Language): string {
  const { sources } = wordsIn(language).shared;
  return bills.map((bill) => sentenceFor(bill, sources)).join(' ');
}

function sentenceFor({ source, reconciliation, currency }: Bill, words: Words): string {
  const tolerance = toleranceText(reconciliation, currency);
  const total = titleInSentence(source, words);
  switch (reconciliation.status) {
    case 'reconciled':
      return words.reconciled(total, tolerance);
    case 'difference-allowed':
      return words.differenceAllowed(total, tolerance, notAttributedTitleFor(source, words));
    case 'not-checked':
      if (source.independentTotal === 'none') return words.notChecked(source.name);
      return reconciliation.checks.length === 0
        ? words.nothingHeld(total)
        : words.checkedInPart(total, tolerance);
  }
}

/** What a chat is told of it, without a full stop. */
export function reconciliationBrief(report: BillsOf, language: Language): string {
  const { comma, sources: words } = wordsIn(language).shared;
  const checked = report.bills.filter(({ source }) => source.independentTotal !== 'none');
  const totals = [...new Set(checked.map(({ source }) => titleInSentence(source, words)))].join(comma);
  if (isReconciled(report)) return words.reconciledWith(totals || words.independentTotal);
  if (statusOf(report) === 'not-checked') return words.uncheckedBrief;
  const isOther = checked.some(({ source }) => source.independentTotal === 'other-source');
  return isOther ? words.differsFrom(totals) : words.notAllAttributed(totals);
}

/** `0.03 USD`; `nothing` where no source charges. */
export function runCostWords({ usage }: Pick<Report, 'usage'>, language: Language): string {
  const { run } = wordsIn(language).shared;
  return usage.charges.map(chargeText).join(run.and) || run.nothing;
}

/** A query of a few megabytes costs less than a thousandth of a cent, and exactly that with twenty decimals. */
const CHARGE_DECIMALS = 6;

/** What a source charged: `0.10 USD`. */
export function chargeText({ amount, currency }: Report['usage']['charges'][number]): string {
  return moneyText(formatFixed(exactDecimal(amount), CHARGE_DECIMALS), currency);
}

function toleranceText({ tolerance }: Bill['reconciliation'], currency: string): string {
  return moneyText(tolerance, currency);
}

/** The largest difference that counts as reconciled; of several bills each one's own. */
export function toleranceWords({ bills }: BillsOf): string {
  const texts = bills.map(({ reconciliation, currency }) => toleranceText(reconciliation, currency));
  return [...new Set(texts)].join(', ');
}
