import type { ChargeKind } from '../ledger/charge-kind.ts';
import type { SpendTable } from '../ledger/spend-table.ts';
import { formatDecimal } from '../money/decimal.ts';
import { compareText } from '../organization/organization.ts';
import type { ArchivedSpend } from './archived-ledger.ts';

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
  const { scale, shape } = table;
  const ids = [...table.accountIds].toSorted(compareText);
  const spend: ArchivedSpend[] = [];
  for (const accountId of ids) {
    const kinds = new Map<ChargeKind | null, bigint[]>();
    for (const [column, amounts] of table.cellsOf(accountId)) {
      const kind = kindOf(table, column);
      const sums = kinds.get(kind) ?? Array.from({ length: shape.metrics }, () => 0n);
      for (const metric of sums.keys()) {
        for (const period of at)
          sums[metric] = (sums[metric] ?? 0n) + (amounts[metric * shape.periods + period] ?? 0n);
      }
      kinds.set(kind, sums);
    }
    const rows = [...kinds].toSorted(([a], [b]) => compareText(a ?? '', b ?? ''));
    for (const [chargeKind, sums] of rows) {
      if (sums.every((units) => units === 0n)) continue;
      spend.push({ accountId, chargeKind, amounts: sums.map((units) => formatDecimal({ units, scale })) });
    }
  }
  return {
    spend,
    accountIds: [...new Set(spend.map(({ accountId }) => accountId))],
    isAllClassified: spend.every(({ chargeKind }) => chargeKind !== 'other'),
  };
}

/** The kind of charge that a column holds, as the ledger had classified it. */
function kindOf(table: SpendTable, column: number): ChargeKind | null {
  const { chargeType, feeFor } = table.classOf(column);
  return feeFor === null ? chargeType : `${feeFor}-fee`;
}
