import type { ChargeKind } from '../ledger/charge-kind.ts';
import type { SpendTable } from '../ledger/spend-table.ts';
import { type Decimal, formatDecimal, isZero } from '../money/decimal.ts';
import { compareText } from '../organization/organization.ts';
import type { DailyReading } from '../report/over-time/read-days.ts';
import { type DateRange, daysBetween } from '../time/calendar.ts';
import type { ArchivedDay, ArchivedSpend } from './archived-ledger.ts';

/** What accounts spent in some of a table's periods. */
interface MonthSpend {
  /** In the order of account and kind of charge; without rows that are zero. */
  readonly spend: readonly ArchivedSpend[];
  readonly accountIds: readonly string[];
  /** Whether nothing counts as other. */
  readonly isAllClassified: boolean;
}

/** Sums the periods of a month, account by account and kind of charge by kind of charge. */
export function spendOfMonth(table: SpendTable, { at }: { readonly at: readonly number[] }): MonthSpend {
  const ids = [...table.accountIds].toSorted(compareText);
  const spend = ids.flatMap((accountId): ArchivedSpend[] =>
    [...kindsIn(table, accountId, at)]
      .filter(([, amounts]) => !amounts.every(isZero))
      .toSorted(([a], [b]) => compareText(a ?? '', b ?? ''))
      .map(([chargeKind, amounts]) => ({ accountId, chargeKind, amounts: amounts.map(formatDecimal) })),
  );
  return {
    spend,
    accountIds: [...new Set(spend.map(({ accountId }) => accountId))],
    isAllClassified: spend.every(({ chargeKind }) => chargeKind !== 'other'),
  };
}

/** The days of a month, of the accounts that were read by all of its days. In the order of account, kind of charge and day. */
export function daysOfMonth(daily: readonly DailyReading[], { start, end }: DateRange): ArchivedDay[] {
  const known = new Set<string>();
  const rows = daily.flatMap(({ accountIds, days, ledger: { table } }) => {
    const positions = [...days.keys()].filter((at) => isWithin(days[at], { start, end }));
    if (positions.length < daysBetween(start, end)) return [];
    const further = [...accountIds].filter((id) => !known.has(id));
    for (const id of further) known.add(id);
    return further.flatMap((accountId) =>
      positions.flatMap((at) =>
        [...kindsIn(table, accountId, [at])]
          .filter(([, amounts]) => !amounts.every(isZero))
          .map(([chargeKind, amounts]): ArchivedDay => {
            const day = days[at]?.start ?? start;
            return { day, accountId, chargeKind, amounts: amounts.map(formatDecimal) };
          }),
      ),
    );
  });
  const orderOf = ({ accountId, chargeKind, day }: ArchivedDay) =>
    [accountId, chargeKind ?? '', day].join('\0');
  return rows.toSorted((a, b) => compareText(orderOf(a), orderOf(b)));
}

function isWithin(day: DateRange | undefined, { start, end }: DateRange): boolean {
  return day !== undefined && start <= day.start && day.end <= end;
}

/** What an account spent in some periods of each kind of charge, an amount for each metric. */
export function kindsIn(
  table: SpendTable,
  accountId: string,
  periods: readonly number[],
): ReadonlyMap<ChargeKind | null, readonly Decimal[]> {
  const { scale, shape } = table;
  const kinds = new Map<ChargeKind | null, bigint[]>();
  for (const [column, amounts] of table.cellsOf(accountId)) {
    const kind = kindOf(table, column);
    const sums = kinds.get(kind) ?? Array.from({ length: shape.metrics }, () => 0n);
    for (const metric of sums.keys()) {
      for (const period of periods)
        sums[metric] = (sums[metric] ?? 0n) + (amounts[metric * shape.periods + period] ?? 0n);
    }
    kinds.set(kind, sums);
  }
  return new Map([...kinds].map(([kind, sums]) => [kind, sums.map((units) => ({ units, scale }))]));
}

/** The kind of charge that a column holds, as the ledger had classified it. */
function kindOf(table: SpendTable, column: number): ChargeKind | null {
  const { chargeType, feeFor } = table.classOf(column);
  return feeFor === null ? chargeType : `${feeFor}-fee`;
}
