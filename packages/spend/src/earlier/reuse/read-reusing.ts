import { OuCostError } from '../../errors.ts';
import type { CostLedger } from '../../ledger/ports.ts';
import type { ReusedMonth } from '../../report/form/bill.ts';
import type { ReportPorts } from '../../report/ports.ts';
import type { ReportRequest } from '../../report/request.ts';
import type { Run } from '../../report/run.ts';
import { checkedMonths } from './checked-months.ts';
import { MonthHasChanged } from './kept-days.ts';
import { monthlyNeeds } from './monthly-needs.ts';
import { type KeptMonths, reusableMonths } from './reusable-months.ts';
import { reusingLedger } from './reusing-ledger.ts';

/** Which months a reading took from earlier runs. */
export interface Reused {
  readonly reused: readonly ReusedMonth[];
}

/** Fails with InvalidRequest where months are to be taken from earlier runs, and none are at hand. */
export function assertKept({ earlier }: Pick<ReportPorts, 'earlier'>, request: ReportRequest): void {
  if (request.reusesSettled !== true || earlier !== undefined) return;
  throw new OuCostError(
    'InvalidRequest',
    'settled months can be taken from an archive only, and none is at hand; name one, or read every month',
  );
}

/** Whether a run may take months from earlier runs. */
export function mayReuse({ earlier }: Pick<ReportPorts, 'earlier'>, { request }: Run): boolean {
  return request.reusesSettled === true && earlier !== undefined;
}

/**
 * Reads a ledger, or of its settled months what earlier runs have kept of them, where the request asks for it. A month of
 * which the source turns out to say something else is read again.
 */
export async function readReusing<Reading extends { readonly run: Run }>(
  { ledger, earlier }: Pick<ReportPorts, 'ledger' | 'earlier'>,
  run: Run,
  organizationId: string,
  read: (ledger: CostLedger) => Promise<Reading>,
): Promise<Reading & Reused> {
  if (earlier === undefined || !mayReuse({ earlier }, run)) return { ...(await read(ledger)), reused: [] };
  const kept = reusableMonths(earlier, run, ledger.description, organizationId);
  const { checked, totals, ...found } = await checkedMonths(ledger, kept, run);
  const { tolerance } = run.settings;
  let { months } = found;
  for (;;) {
    try {
      const reading = await read(reusingLedger(ledger, { months, totals, tolerance }));
      return { ...reading, reused: reusedBy(reading.run, months, checked) };
    } catch (failure) {
      if (!(failure instanceof MonthHasChanged)) throw failure;
      const { start } = failure;
      months = new Map([...months].filter(([month]) => month !== start));
    }
  }
}

/** The months that a run needs, which may be fewer than were at hand: a comparison may have been given up. */
function reusedBy({ plan }: Run, months: KeptMonths, checked: ReadonlySet<string>): ReusedMonth[] {
  return [...monthlyNeeds(plan).months.keys()].toSorted().flatMap((month) => {
    const kept = months.get(month);
    if (kept === undefined) return [];
    const { start, end, runId, readAt } = kept;
    return [{ start, end, of: runId, readAt, isChecked: checked.has(start) }];
  });
}
