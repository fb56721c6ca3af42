import type { LedgerDescription } from '../ledger/ports.ts';
import type { Metric } from '../ledger/query.ts';
import type { ArchivedLedger } from './archived-ledger.ts';

/** What a run reads, as far as an earlier reading must be of the same. */
interface AskedBill extends Pick<LedgerDescription, 'kind' | 'billingView'> {
  readonly organizationId: string;
  readonly metrics: readonly Metric[];
}

/** Whether an earlier run read the same bill, in every metric that is asked for. */
export function sameBill({ organizationId, source, metrics }: ArchivedLedger, asked: AskedBill): boolean {
  return (
    organizationId === asked.organizationId &&
    source.kind === asked.kind &&
    source.billingView === asked.billingView &&
    asked.metrics.every((metric) => metrics.includes(metric))
  );
}

/** The one that was read last; of two of one second that of the later run id. Null where there is none. */
export function newest(ledgers: readonly ArchivedLedger[]): ArchivedLedger | null {
  return ledgers.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)).at(-1) ?? null;
}

function orderOf({ readAt, runId }: ArchivedLedger): string {
  return `${readAt} ${runId}`;
}

/** The amounts of a row in the order of the metrics asked for. */
export function amountsFor(
  metrics: readonly Metric[],
  ledger: Pick<ArchivedLedger, 'metrics'>,
  amounts: readonly string[],
): string[] {
  return metrics.map((metric) => amounts[ledger.metrics.indexOf(metric)] ?? '0');
}
