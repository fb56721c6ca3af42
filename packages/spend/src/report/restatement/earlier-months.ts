import type { ArchivedLedger } from '../../earlier/archived-ledger.ts';
import type { EarlierRuns } from '../../earlier/earlier-runs.ts';
import { newest, sameBill } from '../../earlier/same-bill.ts';
import type { RolledUpBill, RolledUpSplit } from '../roll-up.ts';
import type { Run } from '../run.ts';
import { type CoveredMonth, monthsAt } from '../second-source/months.ts';

/** A month of the report as it was read now, and as an earlier run had read it. */
export interface EarlierMonth {
  readonly month: CoveredMonth;
  readonly earlier: ArchivedLedger;
}

/**
 * The whole months among the periods asked for that the newest earlier reading by charge type can be compared with. One
 * that was taken from an earlier run has nothing that it could differ from.
 */
export function earlierMonths(
  bill: RolledUpBill,
  { ledger }: RolledUpSplit,
  { request, plan }: Run,
  { ledgers }: EarlierRuns,
): EarlierMonth[] {
  const asked = { ...ledger.source, organizationId: bill.organization.id, metrics: request.metrics };
  const known = ledgers.filter(
    (one) => one.by === 'charge-type' && one.currency === ledger.currency && sameBill(one, asked),
  );
  const reused = new Set<string>(bill.reused.map(({ start }) => start));
  const months = monthsAt(plan.asked, plan).filter(({ start }) => !reused.has(start));
  return months.flatMap((month) => {
    const earlier = newest(known.filter(({ start, end }) => start === month.start && end === month.end));
    return earlier === null ? [] : [{ month, earlier }];
  });
}
