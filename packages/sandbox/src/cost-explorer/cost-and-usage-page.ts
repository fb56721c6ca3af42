import { formatDecimal, roundHalfEven } from '../ledger/decimal.ts';
import type { Ledger } from '../ledger/model.ts';
import { formatDate, type Moment } from '../time/calendar.ts';
import type { CostAndUsage } from './cost-and-usage.ts';
import { type GroupSum, groupKeys } from './group-sums.ts';
import type { AmountName } from './metrics.ts';
import type { PageStart } from './page-token.ts';
import { isEstimated, type Period } from './time-period.ts';

/** The largest number of decimals in Cost Explorer's amounts. */
const DECIMALS = 10;

interface MetricValue {
  readonly Amount: string;
  readonly Unit: string;
}

type MetricValues = Readonly<Record<string, MetricValue>>;

export interface ResultByTime {
  readonly TimePeriod: { readonly Start: string; readonly End: string };
  readonly Total: MetricValues;
  readonly Groups: readonly { readonly Keys: readonly string[]; readonly Metrics: MetricValues }[];
  readonly Estimated: boolean;
}

export interface Page {
  readonly results: readonly ResultByTime[];
  /** The start of the next page; absent on the last page. */
  readonly next?: PageStart;
}

/** What a page needs in addition to the sums. */
export interface PageContext {
  readonly ledger: Ledger;
  readonly today: Moment;
  /** The day from which the bill may be incomplete; undefined if it is complete up to `today`. */
  readonly finalUntil: Moment | undefined;
  readonly pageSize: number;
  /** Whether the page must end inside a period, if a period has two groups on it. @default false */
  readonly splitsPeriod?: boolean;
}

/** The page that begins at `start`. It has at most `pageSize` groups, which may belong to several periods. */
export function costAndUsagePage(request: CostAndUsage, start: PageStart, context: PageContext): Page {
  if (request.axes.length === 0) {
    return { results: request.periods.map((period, index) => totalOf(request, period, index, context)) };
  }
  if (context.splitsPeriod === true) {
    const { results } = costAndUsagePage(request, start, { ...context, splitsPeriod: false });
    return costAndUsagePage(request, start, {
      ...context,
      splitsPeriod: false,
      pageSize: splittingSize(results) ?? context.pageSize,
    });
  }
  const results: ResultByTime[] = [];
  let room = context.pageSize;
  for (let index = start.period; index < request.periods.length; index += 1) {
    const period = request.periods[index];
    if (period === undefined) break;
    if (room === 0) return { results, next: { period: index, group: 0 } };
    const from = index === start.period ? start.group : 0;
    const all = request.groups(index);
    const groups = all.slice(from, from + room);
    room -= groups.length;
    results.push({
      ...periodOf(period, context),
      Total: {},
      Groups: groups.map((group) => groupOf(request, group, context)),
    });
    if (from + groups.length < all.length)
      return { results, next: { period: index, group: from + groups.length } };
  }
  return { results };
}

/** The number of groups on a page that ends in the middle of the first period that can be split. */
function splittingSize(results: readonly ResultByTime[]): number | undefined {
  let before = 0;
  for (const { Groups } of results) {
    if (Groups.length > 1) return before + Math.floor(Groups.length / 2);
    before += Groups.length;
  }
  return undefined;
}

function totalOf(request: CostAndUsage, period: Period, index: number, context: PageContext): ResultByTime {
  const [total] = request.groups(index);
  return { ...periodOf(period, context), Total: metricValues(request, total, context), Groups: [] };
}

function groupOf(
  request: CostAndUsage,
  group: GroupSum,
  context: PageContext,
): ResultByTime['Groups'][number] {
  return { Keys: groupKeys(request.axes, group.order), Metrics: metricValues(request, group, context) };
}

function periodOf(
  period: Period,
  { today, finalUntil }: PageContext,
): Pick<ResultByTime, 'TimePeriod' | 'Estimated'> {
  return {
    TimePeriod: { Start: formatDate(period.start), End: formatDate(period.end) },
    Estimated: isEstimated(period, today, finalUntil),
  };
}

function metricValues(
  request: CostAndUsage,
  sum: GroupSum | undefined,
  { ledger }: PageContext,
): MetricValues {
  return Object.fromEntries(
    request.metrics.map(({ name, amount }) => [name, metricValue(amount, sum, ledger)]),
  );
}

function metricValue(amount: AmountName | undefined, sum: GroupSum | undefined, ledger: Ledger): MetricValue {
  if (amount === undefined) return { Amount: '0', Unit: 'N/A' };
  if (amount === 'quantity') {
    const Amount = sum === undefined ? '0' : wireAmount(sum.quantity, ledger.quantity.scale);
    return { Amount, Unit: sum?.consumedUnit ?? 'N/A' };
  }
  return sum === undefined
    ? { Amount: '0', Unit: ledger.traits[0]?.currency ?? 'USD' }
    : { Amount: wireAmount(sum[amount], ledger[amount].scale), Unit: sum.currency ?? 'N/A' };
}

function wireAmount(coefficient: bigint, scale: number): string {
  return formatDecimal(roundHalfEven({ coefficient, scale }, DECIMALS));
}
