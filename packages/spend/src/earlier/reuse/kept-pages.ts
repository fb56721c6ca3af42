import type { LedgerGroup, LedgerPage, LedgerQuery, LedgerTotal } from '../../ledger/ports.ts';
import { exactDecimal } from '../../money/amount.ts';
import type { DateRange } from '../../time/calendar.ts';
import { periodsOf } from '../../time/period.ts';
import type { ArchivedLedger, ArchivedSpend } from '../archived-ledger.ts';
import { amountsFor } from '../same-bill.ts';
import { totalsOf } from './reusable-months.ts';

/** What a ledger would answer for a month, from what was kept of it. */
export function monthPage(
  kept: ArchivedLedger,
  { metrics }: LedgerQuery,
  split: 'charge-type' | null,
): LedgerPage {
  const { start, end, final, accountNames, unknownRecordTypes } = kept;
  return {
    periods: [{ start, end, estimated: false, final }],
    groups: kept.spend.map((row) => groupOf(row, start, kept, metrics, split)),
    accountNames,
    unknownRecordTypes: split === null ? [] : unknownRecordTypes,
  };
}

/** The same of a month's days, of accounts that were read by days. */
export function daysPage(
  kept: ArchivedLedger,
  accountIds: ReadonlySet<string>,
  { metrics }: LedgerQuery,
  split: 'charge-type' | null,
): LedgerPage {
  const { start, end, days, final } = kept;
  return {
    periods: periodsOf({ start, end } as DateRange, 'DAILY').map((day) => ({
      ...day,
      estimated: false,
      final,
    })),
    groups: days
      .filter(({ accountId }) => accountIds.has(accountId))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      .map((row) => groupOf(row, row.day, kept, metrics, split)),
    accountNames: [],
    unknownRecordTypes: [],
  };
}

function groupOf(
  { accountId, chargeKind, amounts }: ArchivedSpend,
  periodStart: string,
  kept: ArchivedLedger,
  metrics: LedgerQuery['metrics'],
  split: 'charge-type' | null,
): LedgerGroup {
  return {
    periodStart,
    accountId,
    // Who asks by account only is answered by account only, whatever is known.
    chargeKind: split === null ? null : chargeKind,
    splitValue: null,
    currency: kept.currency,
    amounts: amountsFor(metrics, kept, amounts).map(exactDecimal),
  };
}

/** The independent total that a month was held against when it was read. */
export function monthTotal(kept: ArchivedLedger, { metrics }: LedgerQuery): LedgerTotal {
  const { start, end, currency } = kept;
  return { start, end, estimated: false, currency, amounts: totalsOf(kept, metrics).map(exactDecimal) };
}
