import type { KnownNote } from '../../note.ts';
import type { ReusedMonth } from '../../report/form/bill.ts';
import type { ReportRequest } from '../../report/request.ts';
import { inWords, rangesOf } from '../../time/day-ranges.ts';

const NOTHING_REUSED: KnownNote = {
  code: 'nothing-reused',
  message:
    'every month was read again: no earlier run had read one of them, with these metrics, after it had settled and reconciled',
};

/** Which months were not read by this run, and when they were; that there is none, where some were wanted. */
export function reuseNotes(
  reused: readonly ReusedMonth[],
  { reusesSettled = false }: Pick<ReportRequest, 'reusesSettled'>,
): KnownNote[] {
  if (reused.length === 0) return reusesSettled ? [NOTHING_REUSED] : [];
  const ranges = rangesOf(reused);
  const checked = rangesOf(reused.filter(({ isChecked }) => isChecked));
  const days = [...new Set(reused.map(({ readAt }) => readAt.slice(0, 10)))].toSorted();
  const same = checked.length === 0 ? '' : `; the totals of ${inWords(checked)} are still the same`;
  return [
    {
      code: 'reused',
      message: `the figures of ${inWords(ranges)} are those that earlier runs read on ${days.join(', ')}${same}`,
      values: { ranges, days, ...(checked.length === 0 ? {} : { checked }) },
    },
  ];
}
