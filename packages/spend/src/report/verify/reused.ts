import { monthlyNeeds } from '../../earlier/reuse/monthly-needs.ts';
import type { ReusedMonth } from '../form/bill.ts';
import type { Report } from '../form/report.ts';
import type { RunPlan } from '../plan.ts';
import type { ReportRequest } from '../request.ts';
import { expectSame, fault } from './fault.ts';

/** Fails where months are called reused that were to be read, that no reading has, or that have not settled. */
export function checkReused(report: Report, { reusesSettled }: ReportRequest, plan: RunPlan): void {
  const reused = report.bills.flatMap((bill) => bill.reused ?? []);
  if (reused.length === 0) return;
  if (reusesSettled !== true) throw fault('it takes months from earlier runs, which was not asked for');
  const nameOf = ({ start, end }: Pick<ReusedMonth, 'start' | 'end'>) => `${start}..${end}`;
  const starts = reused.map(({ start }) => start);
  const known = [...monthlyNeeds(plan).months.keys()].toSorted();
  expectSame(
    'the months that it takes from earlier runs',
    starts,
    known.filter((start) => starts.includes(start)),
  );
  const names = new Set(reused.map(nameOf));
  const { periods, comparison, trend } = report;
  const shown = [
    ...periods,
    ...(comparison?.periods ?? []),
    ...(comparison?.after.periods ?? []),
    ...(trend?.periods ?? []),
  ];
  const open = shown.find((period) => names.has(nameOf(period)) && !period.settled);
  if (open !== undefined) throw fault(`the month from ${open.start} is reused, and has not settled`);
}
