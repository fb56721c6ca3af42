import type { ArchiveIndex, IndexEntry } from '@ou-cost/contract/archive';
import { addMonths, calendarDate, METRICS, type Metric } from '@ou-cost/spend';
import { exactDecimal, formatDecimal, percentOf, subtract } from '@ou-cost/spend/money';

/** What changed from one month to the next. */
interface MonthChange {
  readonly amount: string;
  /** Null where there was nothing before. */
  readonly percent: string | null;
}

/** A month with its reports. */
export interface IndexMonth {
  /** Its first day. */
  readonly start: string;
  /** The report that stands for it: the newest one of the whole bill, else the newest. */
  readonly shown: IndexEntry;
  /** All of its reports, the newest first. */
  readonly runs: readonly IndexEntry[];
  /** The first report of the whole bill, where that is another one than the report shown. */
  readonly firstRead: IndexEntry | null;
  /** Null where the month before has no total that this one can be compared with. */
  readonly change: MonthChange | null;
}

/** The reports that ask the same of one organization's bill, but for the selection. */
export interface IndexGroup {
  readonly organizationId: string;
  readonly currency: string;
  /** By which they show their total. */
  readonly metric: Metric;
  /** Null: the whole bill. */
  readonly billingView: string | null;
  /** The newest first. */
  readonly months: readonly IndexMonth[];
  /** Reports of other periods than one month, the latest period first. */
  readonly others: readonly IndexEntry[];
}

/** The reports of an archive by organization, currency, metric, billing view and month. */
export function groupsOf({ entries }: ArchiveIndex): readonly IndexGroup[] {
  const groups = new Map<string, IndexEntry[]>();
  for (const entry of entries) {
    const { organizationId, currency, billingView } = entry;
    const key = JSON.stringify([organizationId, currency, billingView ?? '', orderOf(totalOf(entry).metric)]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [groupOf(first, others)]));
}

/** The total that is shown: of the first metric. */
export function totalOf({ totals }: IndexEntry): IndexEntry['totals'][number] {
  const [first] = totals;
  return first ?? { metric: 'UnblendedCost', amount: '0' };
}

/** The order of the metrics is that in which the options name them. */
function orderOf(metric: Metric): string {
  return String(METRICS.indexOf(metric)).padStart(2, '0');
}

function groupOf(first: IndexEntry, further: readonly IndexEntry[]): IndexGroup {
  const byMonth = new Map<string, IndexEntry[]>();
  const others: IndexEntry[] = [];
  for (const entry of [first, ...further]) {
    if (!isMonth(entry)) others.push(entry);
    else byMonth.set(entry.start, [...(byMonth.get(entry.start) ?? []), entry]);
  }
  const starts = [...byMonth.keys()].sort();
  const months: IndexMonth[] = [];
  for (const start of starts) {
    const runs = (byMonth.get(start) ?? []).toSorted(newestFirst);
    const shown = runs.find(({ isWhole }) => isWhole) ?? runs[0];
    if (shown === undefined) continue;
    const first = runs.findLast(({ isWhole }) => isWhole) ?? shown;
    months.push({
      ...{ start, shown, runs },
      firstRead: first === shown ? null : first,
      change: changeFrom(months.at(-1), shown),
    });
  }
  const { organizationId, currency, billingView } = first;
  return {
    ...{ organizationId, currency, billingView },
    metric: totalOf(first).metric,
    months: months.reverse(),
    others: others.sort(latestFirst),
  };
}

function isMonth({ start, end }: IndexEntry): boolean {
  const first = calendarDate(start);
  return first !== null && start.endsWith('-01') && addMonths(first, 1) === end;
}

function changeFrom(before: IndexMonth | undefined, shown: IndexEntry): MonthChange | null {
  if (before === undefined || before.shown.end !== shown.start) return null;
  if (!before.shown.isWhole || !shown.isWhole) return null;
  const old = exactDecimal(totalOf(before.shown).amount);
  const change = subtract(exactDecimal(totalOf(shown).amount), old);
  return { amount: formatDecimal(change), percent: percentOf(change, old, 2) };
}

function newestFirst(one: IndexEntry, other: IndexEntry): number {
  return Date.parse(other.generatedAt) - Date.parse(one.generatedAt) || (one.runId < other.runId ? 1 : -1);
}

function latestFirst(one: IndexEntry, other: IndexEntry): number {
  if (one.end !== other.end) return one.end < other.end ? 1 : -1;
  return newestFirst(one, other);
}
