import { OuCostError } from '../errors.ts';
import type { LedgerDescription } from '../ledger/ports.ts';
import type { Metric } from '../ledger/query.ts';
import { exactDecimal } from '../money/amount.ts';
import {
  absolute,
  compareDecimals,
  type Decimal,
  formatDecimal,
  percentOf,
  powerOfTen,
} from '../money/decimal.ts';
import type { RunSettings } from '../report/request.ts';
import { dateOfInstant, instantText } from '../time/calendar.ts';
import type { PeriodExpression } from '../time/period.ts';
import { type ComparedCell, type ComparedCells, compareCells } from './differences.ts';
import {
  type DifferenceReason,
  type MonthTotals,
  RECONCILIATION_SCHEMA,
  type SourceDifference,
  type SourceReconciliation,
} from './form.ts';
import { comparedMonths } from './months.ts';
import { type Position, type ReadSources, type ReconciliationPorts, readSources } from './read.ts';

/** What two sources are compared in. */
export interface ReconciliationRequest {
  /** Null: the last month that has settled. */
  readonly period: PeriodExpression | null;
  /** At least one, each once. */
  readonly metrics: readonly Metric[];
}

/**
 * Holds two sources of one bill against each other in the months that have settled, by account and charge type. Fails
 * with an OuCostError; that they differ is not a failure of its own, see `disagreement`.
 */
export async function reconcileSources(
  ports: ReconciliationPorts,
  { period, metrics }: ReconciliationRequest,
  settings: Pick<RunSettings, 'runId' | 'producer' | 'tolerance' | 'settlingDay'>,
): Promise<SourceReconciliation> {
  const startedAt = ports.clock.now();
  const { months, leftOut } = comparedMonths(period, dateOfInstant(startedAt), settings.settlingDay);
  for (const { description } of [ports.second, ports.first]) assertOffered(description, metrics);
  const read = await readSources(ports, metrics, months);
  const scale = scaleOf(read, settings.tolerance);
  const tolerance = settings.tolerance.units * powerOfTen(scale - settings.tolerance.scale);
  const cells = compareCells(read, { scale, tolerance });
  const differences = differencesIn(cells, read, tolerance);
  const totals = totalsOf(cells, read, tolerance, differences);
  const generatedAt = ports.clock.now();
  return {
    schema: RECONCILIATION_SCHEMA,
    producer: settings.producer,
    runId: settings.runId,
    generatedAt: instantText(generatedAt),
    sources: { first: factsOf(read.first.source), second: factsOf(read.second.source) },
    currency: read.currency,
    tolerance: formatDecimal(settings.tolerance),
    agrees: ![...totals, ...differences].some(({ isOver }) => isOver),
    leftOut,
    months: totals,
    differences,
    usage: { ...ports.meter.usage(), durationMs: generatedAt - startedAt },
  };
}

/** The failure that follows from two sources that differ by more than the tolerance; null where they agree. */
export function disagreement({
  agrees,
  sources,
  months,
  differences,
  tolerance,
  currency,
}: SourceReconciliation): OuCostError | null {
  if (agrees) return null;
  const overMonths = months.filter(({ isOver }) => isOver).length;
  const overSums = differences.filter(({ isOver }) => isOver).length;
  const [largest] = differences.toSorted((a, b) =>
    compareDecimals(absolute(exactDecimal(b.difference)), absolute(exactDecimal(a.difference))),
  );
  const where =
    largest === undefined
      ? ''
      : `; the largest difference is ${largest.difference} ${currency}, ${placeOf(largest)} from ${largest.start}`;
  return new OuCostError(
    'NotReconciled',
    `${sources.first.name} and ${sources.second.name} differ by more than ${tolerance} ${currency} in ` +
      `${counted(overMonths, 'total of a month', 'totals of months')} and ${counted(overSums, 'sum by account and charge type', 'sums by account and charge type')}${where}`,
  );
}

function placeOf({ accountId, chargeType }: SourceDifference): string {
  return accountId === null ? 'in no account' : `${chargeType} of ${accountId}`;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function assertOffered({ name, metrics: offered }: LedgerDescription, metrics: readonly Metric[]): void {
  const missing = metrics.filter((metric) => !offered.includes(metric));
  if (missing.length === 0) return;
  throw new OuCostError(
    'InvalidRequest',
    `${name} has no ${missing.join(', ')}, and both sources must have what is compared; ${name} has ${offered.join(', ')}`,
  );
}

function factsOf({ kind, name, billingView }: LedgerDescription) {
  return { kind, name, billingView };
}

/** As many decimals as any amount of both sources, and the tolerance, have. */
function scaleOf({ first, second }: ReadSources, tolerance: Decimal): number {
  const totals = (first.totals ?? []).flatMap(({ amounts }) => amounts.map(({ scale }) => scale));
  return Math.max(first.table.scale, second.table.scale, tolerance.scale, ...totals);
}

/** In a month that is over the tolerance, sums are listed that differ by more than this part of it; less is rounding. */
const PART_OF_TOLERANCE = 1000n;

/** Those over the tolerance, and in a month that is over it those that make it so. */
function differencesIn(cells: ComparedCells, read: ReadSources, tolerance: bigint): SourceDifference[] {
  const over = new Set(
    cells.totals.flatMap(({ first, second }, at) => (isOver(second - first, tolerance) ? [at] : [])),
  );
  const listed = cells.differing.filter(({ at, first, second }) =>
    isOver(over.has(at) ? (second - first) * PART_OF_TOLERANCE : second - first, tolerance),
  );
  return listed
    .toSorted((a, b) => a.at - b.at || bySize(a, b) || (keyOf(a) < keyOf(b) ? -1 : 1))
    .flatMap((cell) => {
      const position = read.positions[cell.at];
      if (position === undefined) return [];
      const figures = figuresOf(cell, cells.scale, tolerance);
      return [
        {
          metric: position.metric,
          start: position.month.start,
          end: position.month.end,
          accountId: cell.accountId,
          accountName: nameOf(cell, read),
          chargeType: cell.chargeType,
          ...figures,
          reasons: [...reasonsOfMonth(position, read), ...(figures.isOver ? cells.reasonsOf(cell) : [])],
        },
      ];
    });
}

function nameOf({ accountId }: ComparedCell, { first, second }: ReadSources): string | null {
  if (accountId === null) return null;
  return first.accountNames.get(accountId) ?? second.accountNames.get(accountId) ?? null;
}

/** Reasons that apply to everything in a month. */
function reasonsOfMonth({ monthAt }: Position, { first, second }: ReadSources): DifferenceReason[] {
  const isEstimated =
    first.periods[monthAt]?.estimated === true || first.totals?.[monthAt]?.estimated === true;
  return [
    ...(second.periods[monthAt]?.estimated === true ? ['delivered-early' as const] : []),
    ...(isEstimated ? ['still-estimated' as const] : []),
    ...(first.source.billingView !== null || second.source.billingView !== null
      ? ['billing-view' as const]
      : []),
  ];
}

function totalsOf(
  { totals, compared, differing, scale }: ComparedCells,
  { positions }: ReadSources,
  tolerance: bigint,
  listed: readonly SourceDifference[],
): MonthTotals[] {
  return positions.map(({ metric, month: { start, end } }, at) => {
    const own = listed.filter((one) => one.metric === metric && one.start === start);
    return {
      metric,
      start,
      end,
      ...figuresOf(totals[at] ?? { first: 0n, second: 0n }, scale, tolerance),
      compared: compared[at] ?? 0,
      unlisted: differing.filter((cell) => cell.at === at).length - own.length,
    };
  });
}

function figuresOf(
  { first, second }: { readonly first: bigint; readonly second: bigint },
  scale: number,
  tolerance: bigint,
) {
  const difference = { units: second - first, scale };
  return {
    first: formatDecimal({ units: first, scale }),
    second: formatDecimal({ units: second, scale }),
    difference: formatDecimal(difference),
    percent: percentOf(difference, { units: first, scale }, 2),
    isOver: isOver(difference.units, tolerance),
  };
}

function isOver(difference: bigint, tolerance: bigint): boolean {
  return sizeOf(difference) > tolerance;
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function bySize(a: ComparedCell, b: ComparedCell): number {
  const [one, other] = [sizeOf(a.second - a.first), sizeOf(b.second - b.first)];
  return one === other ? 0 : one > other ? -1 : 1;
}

function keyOf({ accountId, chargeType }: ComparedCell): string {
  return `${accountId ?? ''} ${chargeType ?? ''}`;
}
