import {
  type Change,
  type Metric,
  type MetricChange,
  type Report,
  type Spend,
  shareOf,
  sumOfAmounts,
} from '@ou-cost/spend';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { type HeldRule, heldRules } from '../shared/held-rules.ts';
import { periodMarks, rangeLabel } from '../shared/period-label.ts';
import { isReconciled, reconciliationBrief, runCostWords } from '../shared/source-words.ts';
import { metricChange, metricSpend } from '../shared/spend-lookup.ts';
import type { Writing } from '../shared/view.ts';

/** Where the whole report can be seen. */
export interface PageReference {
  readonly file: string | null;
  readonly link: string | null;
}

interface SummaryAmount {
  /** Exact, over all periods together. */
  readonly amount: string;
  readonly change: MetricChange | null;
}

/** A part of the total: what is directly in the root, a unit below it, or what is in no unit. */
export interface SummaryPart extends SummaryAmount {
  readonly kind: 'root' | 'organizational-unit' | 'unattributed';
  readonly id: string | null;
  readonly name: string;
  /** Of the total, in percent. */
  readonly share: string | null;
}

/** The part of a report that a chat shows. Names are not escaped. */
export interface Summary {
  readonly period: string;
  readonly comparedWith: string | null;
  /** Words for what may still change. */
  readonly marks: readonly string[];
  readonly currency: string;
  readonly totals: readonly ({ readonly metric: Metric } & SummaryAmount)[];
  /** By the first metric, largest first. */
  readonly parts: readonly SummaryPart[];
  /** Parts that are not listed. */
  readonly moreParts: number;
  readonly rules: readonly HeldRule[];
  readonly isReconciled: boolean;
  readonly runId: string;
  /** Against what it was checked, in words. */
  readonly reconciliation: string;
  /** What the run cost, in words. */
  readonly runCost: string;
  readonly page: PageReference;
}

/** A message should fit on a screen. */
const LISTED_PARTS = 10;

export function summaryOf(report: Report, page: PageReference, writing: Writing): Summary {
  const { language } = writing;
  const parts = partsOf(report);
  return {
    period: rangeLabel(report.query, language),
    comparedWith: comparedRangeLabel(report, language),
    marks: [...new Set(report.periods.flatMap((period) => periodMarks(period, language)))],
    currency: report.currency,
    totals: report.query.metrics.map((metric) => ({
      metric,
      ...amountOf(report.total, report.comparison?.total, metric),
    })),
    parts: parts.slice(0, LISTED_PARTS),
    moreParts: Math.max(0, parts.length - LISTED_PARTS),
    rules: heldRules(report, writing),
    isReconciled: isReconciled(report),
    reconciliation: reconciliationBrief(report, language),
    runId: report.runId,
    runCost: runCostWords(report, language),
    page,
  };
}

function amountOf(spend: Spend, change: Change | undefined, metric: Metric): SummaryAmount {
  return {
    amount: sumOfAmounts(metricSpend(spend, metric).amounts),
    change: change === undefined ? null : metricChange(change, metric),
  };
}

function partsOf(report: Report): SummaryPart[] {
  const [metric] = report.query.metrics;
  if (metric === undefined) return [];
  const { comparison, unattributed } = report;
  const changes = new Map(comparison?.organizationalUnits.map((unit) => [unit.id, unit]));
  const whole = sumOfAmounts(metricSpend(report.total, metric).amounts);
  const part = (
    about: Pick<SummaryPart, 'kind' | 'id' | 'name'>,
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
    if (depth === 1) return [part({ kind: 'organizational-unit', id, name }, unit.total, change?.total)];
    return [part({ kind: 'root', id, name: `directly in ${name}` }, unit.direct, change?.direct)];
  });
  const departed = { kind: 'unattributed', id: null, name: 'no longer in the organization' } as const;
  const all = [...units, part(departed, unattributed.total, comparison?.unattributed)];
  return all.filter(isWorthALine).toSorted(byAmount);
}

function isWorthALine({ kind, amount, change }: SummaryPart): boolean {
  return kind === 'organizational-unit' || amount !== '0' || (change !== null && change.change !== '0');
}

/** Largest first. Approximate amounts are enough for the order; the figures shown are exact. */
function byAmount(a: SummaryPart, b: SummaryPart): number {
  return Number(b.amount) - Number(a.amount);
}
