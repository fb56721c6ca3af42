import type { MetricChange } from '@ou-cost/spend';
import { type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { wordsIn } from '../words/index.ts';
import type { Summary, SummaryPart } from './summary.ts';

/** A fact of a summary as text; it contains no names of units or accounts. */
export interface SummaryFact {
  readonly label: string;
  readonly value: string;
}

/** A part as texts, for a row of a table; the name is not escaped. */
export interface PartTexts {
  readonly name: string;
  readonly amount: string;
  readonly share: string;
  readonly change: string;
}

export const SUMMARY_TITLE = wordsIn('en').shared.title;

/** Totals and their changes. */
export function summaryFacts(summary: Summary, locale: string): SummaryFact[] {
  const format = figureFormat(summary.currency, locale);
  const totals = summary.totals.map(({ metric, amount, change }) => ({
    label: summary.totals.length === 1 ? `Total (${metric})` : metric,
    value: `${format.amount(amount)} ${summary.currency}${change === null ? '' : `, ${changeText(change, format)}`}`,
  }));
  return [
    { label: 'Period', value: `${summary.period} (UTC)` },
    ...(summary.marks.length === 0 ? [] : [{ label: 'May still change', value: summary.marks.join(', ') }]),
    ...(summary.comparedWith === null ? [] : [{ label: 'Compared with', value: summary.comparedWith }]),
    ...totals,
  ];
}

/** Whether it adds up, and what the run cost. */
export function summaryFooter({ reconciliation, runCost, runId }: Summary): string {
  return `${reconciliation}. The run cost ${runCost} (${runId}).`;
}

export function partTexts(summary: Summary, locale: string): PartTexts[] {
  const format = figureFormat(summary.currency, locale);
  return summary.parts.map((part: SummaryPart) => ({
    name: part.name,
    amount: format.amount(part.amount),
    share: part.share === null ? '' : format.share(part.share),
    change: part.change === null ? '' : changeText(part.change, format),
  }));
}

/** The titles of the columns of parts. */
export const PART_TITLES: PartTexts = {
  name: 'Part',
  amount: 'Total',
  share: 'Of total',
  change: 'Change',
};

/** `and 3 more lines`. */
export function moreLinesText(count: number): string {
  return count === 1 ? 'and 1 more line' : `and ${count} more lines`;
}

/** `and 3 more`, or null where all are listed. */
export function morePartsText({ moreParts }: Summary): string | null {
  return moreParts === 0 ? null : `and ${moreParts} more`;
}

function changeText({ change, percent }: MetricChange, format: FigureFormat): string {
  return percent === null ? format.change(change) : `${format.change(change)} (${format.percent(percent)})`;
}
