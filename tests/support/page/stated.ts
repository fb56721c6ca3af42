import { type Change, type Metric, partsBySplit, type Report, type Spend, type Split } from '@ou-cost/spend';
import { sumOfTenDecimals, tenDecimals } from '../numbers/ten-decimals.ts';

/** What a report states of one unit, account or sum. */
export interface Stated {
  readonly spend: Spend;
  readonly change: Change | undefined;
  readonly trend: Spend | undefined;
}

export interface Range {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

export type Part = 'net' | 'gross' | readonly [split: Split, name: string];

export function sameRange(one: Range, other: Range): boolean {
  return one.start === other.start && one.end === other.end;
}

/** The days of every period that the page lets choose, in their order. */
export function chosenRanges({ periods, query, comparison, trend }: Report): Range[] {
  const all: readonly Range[] = [
    ...periods,
    ...(trend?.periods ?? []),
    query,
    ...(comparison === undefined ? [] : [comparison.after]),
  ];
  return all
    .filter((one, at) => all.findIndex((other) => sameRange(one, other)) === at)
    .toSorted((a, b) => (`${a.start}${a.end}` < `${b.start}${b.end}` ? -1 : 1));
}

/** The total, and what is stated of accounts that have left. */
export function statedSums({ total, unattributed, comparison, trend }: Report): {
  readonly total: Stated;
  readonly unattributed: Stated;
} {
  return {
    total: { spend: total, change: comparison?.total, trend: trend?.total },
    unattributed: {
      ...{ spend: unattributed.total, change: comparison?.unattributed },
      trend: trend?.unattributed,
    },
  };
}

export function statedOfUnit(
  { organizationalUnits, comparison, trend }: Report,
  id: string,
  sum: 'direct' | 'total',
): Stated {
  const of = <One extends { readonly id: string }>(all: readonly One[] | undefined) =>
    all?.find((one) => one.id === id);
  const unit = of(organizationalUnits);
  if (unit === undefined) throw new Error(`the report has no unit ${id}`);
  return {
    spend: unit[sum],
    change: of(comparison?.organizationalUnits)?.[sum],
    trend: of(trend?.organizationalUnits)?.[sum],
  };
}

export function statedOfAccount({ accounts, comparison, trend }: Report, id: string): Stated {
  const account = accounts.find((one) => one.id === id);
  if (account === undefined) throw new Error(`the report has no account ${id}`);
  return {
    spend: account.spend,
    change: comparison?.accounts.find((one) => one.id === id)?.change,
    trend: trend?.accounts.find((one) => one.id === id)?.spend,
  };
}

/** An amount in some days, looked up in the report and added here; null where the report does not have it. */
export function statedAmount(
  report: Report,
  { spend, change, trend }: Stated,
  metric: Metric,
  range: Range,
  part: Part,
): bigint | null {
  const { comparison, periods, query } = report;
  const amountsOf = (of: Spend): readonly string[] | undefined => {
    const figure = of[metric];
    if (figure === undefined) return undefined;
    if (part === 'net') return figure.amounts;
    if (part === 'gross') return figure.gross;
    const isSplit = [query.by, ...query.alsoBy].includes(part[0]);
    if (!isSplit) return undefined;
    return partsBySplit(figure, part[0]).get(part[1]) ?? figure.amounts.map(() => '0');
  };
  const own = periods.flatMap((period, at) =>
    period.start >= range.start && period.end <= range.end ? [at] : [],
  );
  const [first = -1] = own;
  const isCovered = periods[first]?.start === range.start && periods[own.at(-1) ?? -1]?.end === range.end;
  if (isCovered) {
    const amounts = amountsOf(spend);
    return amounts === undefined ? null : sumOfTenDecimals(own.map((at) => amounts[at] ?? ''));
  }
  for (const side of ['before', 'after'] as const) {
    const days = side === 'before' ? comparison : comparison?.after;
    if (days === undefined || !sameRange(days, range)) continue;
    const figure = change?.[metric];
    if (figure === undefined) return null;
    if (part === 'net') return tenDecimals(figure[side]);
    if (part === 'gross') return figure.gross === undefined ? null : tenDecimals(figure.gross[side]);
    return tenDecimals(partsBySplit(figure, part[0]).get(part[1])?.[side] ?? '0');
  }
  const at = report.trend?.periods.findIndex((period) => sameRange(period, range)) ?? -1;
  const isByType = report.trend?.by === 'charge-type';
  const isKnown = part === 'net' || (isByType && (part === 'gross' || part[0] === 'charge-type'));
  return at < 0 || trend === undefined || !isKnown ? null : tenDecimals(amountsOf(trend)?.[at] ?? '');
}
