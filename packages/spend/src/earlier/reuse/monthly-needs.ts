import type { LedgerPlan } from '../../ledger/fold.ts';
import type { Split } from '../../ledger/split.ts';
import type { RunPlan } from '../../report/plan.ts';
import {
  addMonths,
  type CalendarDate,
  type DateRange,
  firstOfMonth,
  isFirstOfMonth,
} from '../../time/calendar.ts';
import { periodsOf } from '../../time/period.ts';
import type { ArchivedLedger } from '../archived-ledger.ts';

/** What a plan needs of whole months, and what else it reads of them. */
export interface MonthlyNeeds {
  /** By first day, the whole months that monthly readings by charge type or by account have, and what says enough. */
  readonly months: ReadonlyMap<CalendarDate, ArchivedLedger['by']>;
  /** The first days of the months that are read from the source in any case: by days, in part, or by another split. */
  readonly readAnyway: ReadonlySet<CalendarDate>;
}

/** Whether what was kept of a month can answer for such a split. */
export function isKeptSplit(split: Split | null): split is 'charge-type' | null {
  return split === null || split === 'charge-type';
}

export function monthlyNeeds({ readings, trend }: RunPlan): MonthlyNeeds {
  const months = new Map<CalendarDate, ArchivedLedger['by']>();
  const readAnyway = new Set<CalendarDate>();
  for (const plan of trend === null ? readings : [...readings, trend]) {
    for (const period of periodsIn(plan)) {
      const start = firstOfMonth(period.start);
      if (!isKeptSplit(plan.split) || !isWholeMonth(period)) {
        readAnyway.add(start);
      } else if (plan.split === 'charge-type' || !months.has(start)) {
        months.set(start, plan.split === 'charge-type' ? 'charge-type' : 'account');
      }
    }
  }
  return { months, readAnyway };
}

function periodsIn({ queries }: LedgerPlan): DateRange[] {
  return queries.flatMap((query) => periodsOf(query, query.granularity));
}

export function isWholeMonth({ start, end }: DateRange): boolean {
  return isFirstOfMonth(start) && end === addMonths(start, 1);
}
