import {
  type Change,
  type Metric,
  type MetricChange,
  type Report,
  type ReportPeriod,
  type RisesAndFalls,
  risesAndFalls,
  type Spend,
  shareOf,
  sumOfAmounts,
} from '@ou-cost/spend';
import { sumOfChanges } from '@ou-cost/spend/money';
import { inOrder } from '../shared/order.ts';
import { metricChange, metricSpend } from '../shared/spend-lookup.ts';
import type { View } from '../shared/view.ts';
import { type MostMoved, mostMoved } from './most-moved.ts';

/** Where the whole report can be seen. */
export interface PageReference {
  readonly file: string | null;
  readonly link: string | null;
}

/** How a message is written, and what is listed in it. */
export type Posting = Pick<View, 'language' | 'locale' | 'sort' | 'top'>;

/** What is the same in a program's message and in a chat's: a change without the parts that it consists of. */
export type SummaryChange = Pick<MetricChange, 'before' | 'after' | 'change' | 'percent'>;

interface SummaryAmount {
  /** Exact, over all periods together. */
  readonly amount: string;
  readonly change: SummaryChange | null;
}

/** A part of the total: what is directly in the root, a unit below it, or what is in no unit. */
export interface SummaryPart extends SummaryAmount {
  readonly kind: 'root' | 'organizational-unit' | 'unattributed';
  readonly id: string | null;
  /** The unit's own name; empty for what is in no unit. */
  readonly unit: string;
  /** Of the total, in percent. */
  readonly share: string | null;
}

/** What rose and what fell, by accounts, or by units' own accounts where accounts are not listed. */
interface SummaryMoved extends RisesAndFalls {
  readonly by: 'account' | 'organizational-unit';
}

/** The total of each month, by the first metric. */
interface SummaryTrend {
  readonly isNet: boolean;
  readonly months: readonly (ReportPeriod & { readonly amount: string })[];
}

/** The part of a report that a message shows, by the first metric. Names are not escaped. */
export interface Summary {
  readonly totals: readonly ({ readonly metric: Metric } & SummaryAmount)[];
  readonly parts: readonly SummaryPart[];
  /** Parts that are not listed. */
  readonly moreParts: number;
  /** Several parts as one, such as those that are not listed. */
  readonly sumOf: (parts: readonly SummaryPart[]) => Pick<SummaryPart, 'amount' | 'change' | 'share'>;
  readonly allParts: readonly SummaryPart[];
  readonly moved: SummaryMoved | null;
  readonly movers: MostMoved | null;
  readonly trend: SummaryTrend | null;
  /** What kept rules from being judged, a sentence for each; names in them are not escaped. */
  readonly rulesNotJudged: readonly string[];
}

/** A message should fit on a screen. */
const LISTED_PARTS = 10;
const MOST_PARTS = 25;

export function summaryOf(report: Report, { sort, top, locale }: Omit<Posting, 'language'>): Summary {
  const [metric] = report.query.metrics;
  const parts = metric === undefined ? [] : partsOf(report, metric);
  const sorted = inOrder(
    parts,
    ({ unit, id, amount, change }) => ({
      name: unit,
      id: id ?? '',
      spend: amount,
      change: change?.change ?? null,
    }),
    { sort, locale },
  );
  const listed = Math.min(top ?? LISTED_PARTS, MOST_PARTS);
  return {
    totals: report.query.metrics.map((one) => ({
      metric: one,
      ...amountOf(report.total, report.comparison?.total, one),
    })),
    parts: sorted.slice(0, listed),
    moreParts: Math.max(0, sorted.length - listed),
    allParts: sorted,
    sumOf: (some) =>
      sumOfParts(some, sumOfAmounts(metric === undefined ? [] : metricSpend(report.total, metric).amounts)),
    moved: metric === undefined ? null : movedIn(report, metric),
    movers: metric === undefined ? null : mostMoved(report, metric),
    trend: metric === undefined ? null : trendOf(report, metric),
    rulesNotJudged: report.notes
      .filter(({ code }) => code === 'rule-not-judged')
      .map(({ message }) => message),
  };
}

function amountOf(spend: Spend, change: Change | undefined, metric: Metric): SummaryAmount {
  return {
    amount: sumOfAmounts(metricSpend(spend, metric).amounts),
    change: change === undefined ? null : changeAlone(metricChange(change, metric)),
  };
}

/** A change of a report by services also has those of each service, which would be most of a message. */
export function changeAlone({ before, after, change, percent }: MetricChange): SummaryChange {
  return { before, after, change, percent };
}

function partsOf(report: Report, metric: Metric): SummaryPart[] {
  const { comparison, unattributed } = report;
  const changes = new Map(comparison?.organizationalUnits.map((unit) => [unit.id, unit]));
  const whole = sumOfAmounts(metricSpend(report.total, metric).amounts);
  const part = (
    about: Pick<SummaryPart, 'kind' | 'id' | 'unit'>,
    spend: Spend,
    change: Change | undefined,
  ): SummaryPart => {
    const sum = amountOf(spend, change, metric);
    return { ...about, ...sum, share: shareOf(sum.amount, whole) };
  };
  const units = report.organizationalUnits.flatMap((unit): SummaryPart[] => {
    const { id, name, depth } = unit;
    if (depth > 1) return [];
    const change = changes.get(id);
    if (depth === 1)
      return [part({ kind: 'organizational-unit', id, unit: name }, unit.total, change?.total)];
    return [part({ kind: 'root', id, unit: name }, unit.direct, change?.direct)];
  });
  const departed = { kind: 'unattributed', id: null, unit: '' } as const;
  const all = [...units, part(departed, unattributed.total, comparison?.unattributed)];
  return all.filter(isWorthALine);
}

function sumOfParts(parts: readonly SummaryPart[], whole: string): ReturnType<Summary['sumOf']> {
  const amount = sumOfAmounts(parts.map((part) => part.amount));
  const changes = parts.flatMap(({ change }) => (change === null ? [] : [change]));
  return {
    amount,
    share: shareOf(amount, whole),
    change: changes.length === 0 ? null : sumOfChanges(changes),
  };
}

function isWorthALine({ kind, amount, change }: SummaryPart): boolean {
  return kind === 'organizational-unit' || amount !== '0' || (change !== null && change.change !== '0');
}

function movedIn({ comparison, query }: Report, metric: Metric): SummaryMoved | null {
  if (comparison === undefined) return null;
  const by = query.detail === 'account' ? 'account' : 'organizational-unit';
  const changes =
    by === 'account'
      ? comparison.accounts.map(({ change }) => change)
      : comparison.organizationalUnits.map(({ direct }) => direct);
  return { by, ...risesAndFalls(changes.map((change) => metricChange(change, metric).change)) };
}

function trendOf({ trend }: Report, metric: Metric): SummaryTrend | null {
  if (trend === undefined) return null;
  const { amounts } = metricSpend(trend.total, metric);
  return {
    isNet: trend.by === 'account',
    months: trend.periods.map((period, at) => ({ ...period, amount: amounts[at] ?? '0' })),
  };
}
