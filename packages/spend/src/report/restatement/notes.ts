import type { KnownNote } from '../../note.ts';
import { inWords, rangesOf } from '../../time/day-ranges.ts';
import type { Restatement } from '../form/restatement.ts';

/** By how much the months that an earlier run had read have changed since, where anything did. */
export function restatementNotes(restatement: Restatement | null, currency: string): KnownNote[] {
  if (restatement === null || restatement.accounts.length === 0) return [];
  const { months, total, accounts } = restatement;
  const ranges = rangesOf(months);
  const days = [...new Set(months.map(({ readAt }) => readAt.slice(0, 10)))].toSorted();
  const amounts = Object.entries(total).map(([metric, { change }]) => `${metric}: ${change} ${currency}`);
  const count = new Set(accounts.map(({ id }) => id)).size;
  return [
    {
      code: 'restated',
      message:
        `the figures of ${inWords(ranges)} changed since they were read on ${days.join(', ')}, ` +
        `by ${amounts.join('; ')} in all, in ${count === 1 ? '1 account' : `${count} accounts`}`,
      values: { ranges, days, amounts, count: String(count) },
    },
  ];
}
