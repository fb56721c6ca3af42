import {
  type DifferenceReason,
  type MonthTotals,
  type SourceDifference,
  type SourceReconciliation,
  sumOfAmounts,
} from '@ou-cost/spend';
import { runCostSentence } from '../shared/facts.ts';
import { exactAmount, type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { rangeLabel } from '../shared/period-label.ts';
import { wordsIn } from '../words/index.ts';

/** A row of figures with what it is about; names in it are not escaped. */
interface StatementRow {
  readonly label: string;
  readonly figures: readonly string[];
  readonly isOver: boolean;
}

/** One table: what stands above the labels and above each figure, and the rows. */
export interface StatementTable {
  readonly title: string;
  readonly heads: readonly [label: string, ...figures: string[]];
  readonly rows: readonly StatementRow[];
  /** What is left out of it, and what its marks mean. */
  readonly below: readonly string[];
}

/** What two sources say of one bill, for people: the same in every output. */
export interface Statement {
  readonly title: string;
  /** Whether they agree. */
  readonly verdict: string;
  readonly tables: readonly StatementTable[];
  readonly closing: readonly string[];
}

/** So many differences of a month are drawn; csv and json have all of them. */
const MOST_DRAWN = 20;

const SOURCES = { 'cost-explorer': 'Cost Explorer', exports: 'Export' } as const;

/** What each reason says, below the table in which it occurs. */
const REASONS: Readonly<Record<DifferenceReason, string>> = {
  'delivered-early':
    'the last delivery of this month was made before the month had settled: wait for the next one',
  'still-estimated': 'Cost Explorer still estimates this month: compare again later',
  'billing-view':
    'one of the two was read through a billing view, which may have prices of its own (pro forma)',
  'in-no-account':
    'Cost Explorer has as much in its total and in no account, such as a tax; the export has it in the account of the payer',
  'other-account': 'all accounts together agree in this charge type: the two put it in different accounts',
  'other-charge-type': 'all charge types of this account together agree: the two call it differently',
  'other-month': 'the months together agree: a correction may stand on another bill',
};

/** What is known to make two sources differ where nothing in the figures tells. */
const UNEXPLAINED =
  'Differences without a mark: known reasons are a delivery that is older than the last change of the bill, corrections that stand on a later bill, and pro forma prices, as under billing transfer or at a reseller.';

/** What is said of two sources, in the order in which it is read. */
export function statementOf(result: SourceReconciliation): Statement {
  const { sources, currency, leftOut, differences } = result;
  const hasUnexplained = differences.some(({ isOver, reasons }) => isOver && reasons.length === 0);
  return {
    title: `${sources.first.name} and ${sources.second.name}, in ${currency}`,
    verdict: verdictOf(result),
    tables: [totalsTable(result), ...differenceTables(result)],
    closing: [
      ...(hasUnexplained ? [UNEXPLAINED] : []),
      ...leftOut.map(
        (days) =>
          `Not compared: ${rangeLabel(days, 'en')}, ${days.why === 'not-settled' ? 'which has not settled' : 'a part of a month'}.`,
      ),
      runCostSentence(result, 'en'),
    ],
  };
}

function verdictOf({ agrees, months, differences, tolerance, currency }: SourceReconciliation): string {
  if (agrees) {
    return `They agree to within ${tolerance} ${currency}, in every month, account and charge type.`;
  }
  const total = months.filter(({ isOver }) => isOver).length;
  const sums = differences.filter(({ isOver }) => isOver).length;
  return (
    `They differ by more than ${tolerance} ${currency} in ${total} of ${months.length} ` +
    `${months.length === 1 ? 'total' : 'totals'} and in ${sums} ${sums === 1 ? 'sum' : 'sums'} by account and charge type.`
  );
}

function headsOf({ sources }: SourceReconciliation, label: string): [string, ...string[]] {
  return [label, SOURCES[sources.first.kind], SOURCES[sources.second.kind], 'Difference', 'Percent'];
}

function totalsTable(result: SourceReconciliation): StatementTable {
  const format = figureFormat(result.currency);
  const unlisted = result.months.reduce((sum, month) => sum + month.unlisted, 0);
  return {
    title: 'Totals',
    heads: [...headsOf(result, 'Month'), 'Sums compared'],
    rows: result.months.map((month) => ({
      label: monthLabel(month),
      figures: [...figuresOf(month, format), format.count(month.compared)],
      isOver: month.isOver,
    })),
    below:
      unlisted === 0
        ? []
        : [`${format.count(unlisted)} of these sums differ by so little that they are not listed.`],
  };
}

/** A table for each month and metric with differences. */
function differenceTables(result: SourceReconciliation): StatementTable[] {
  const format = figureFormat(result.currency);
  return result.months.flatMap((month) => {
    const own = result.differences.filter((one) => one.metric === month.metric && one.start === month.start);
    if (own.length === 0) return [];
    const drawn = own.slice(0, MOST_DRAWN);
    const rest = own.slice(MOST_DRAWN);
    const reasons = [...new Set(drawn.flatMap((one) => one.reasons))];
    const marks = new Map(reasons.map((reason, at) => [reason, String(at + 1)]));
    const folded = `${format.count(rest.length)} more, together ${sumOfAmounts(rest.map(({ difference }) => difference))}: csv and json have all`;
    return [
      {
        title: `Differences in ${monthLabel(month)}`,
        heads: [...headsOf(result, 'Account and charge type'), 'See'],
        rows: drawn.map((one) => ({
          label: placeLabel(one),
          figures: [
            ...figuresOf(one, format),
            one.reasons.map((reason) => marks.get(reason) ?? '').join(' ') || '–',
          ],
          isOver: one.isOver,
        })),
        below: [
          ...(rest.length === 0 ? [] : [folded]),
          ...reasons.map((reason) => `${marks.get(reason)}: ${REASONS[reason]}`),
        ],
      },
    ];
  });
}

function figuresOf(
  { first, second, difference, percent }: Pick<MonthTotals, 'first' | 'second' | 'difference' | 'percent'>,
  format: FigureFormat,
): string[] {
  return [format.amount(first), format.amount(second), exactAmount(difference), format.percent(percent)];
}

function monthLabel({ start, metric }: Pick<MonthTotals, 'start' | 'metric'>): string {
  return `${start.slice(0, 7)}, ${metric}`;
}

function placeLabel({ accountId, accountName, chargeType }: SourceDifference): string {
  if (accountId === null || chargeType === null) return 'In no account of Cost Explorer';
  const type = wordsIn('en').shared.chargeTypes[chargeType];
  return accountName === null ? `${accountId}, ${type}` : `${accountName} (${accountId}), ${type}`;
}
