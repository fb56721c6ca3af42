import { describe, expect, it } from 'vitest';
import { SpendTable } from '../../ledger/spend-table.ts';
import { decimal } from '../../testing/bill.ts';
import { day } from '../../testing/history.ts';
import { periodsOf } from '../../time/period.ts';
import { dailyQuestions } from './daily-questions.ts';

const YEAR = periodsOf({ start: day('2026-01-01'), end: day('2027-01-01') }, 'MONTHLY');

/** The questions where these accounts moved in these months, and each has so many kinds of charge. */
function questionsOf(
  moved: Readonly<Record<number, readonly string[]>>,
  kinds = 5,
  periods = YEAR,
): string[] {
  const table = new SpendTable({ metrics: 1, periods: periods.length });
  for (const id of Object.values(moved).flat()) {
    for (let kind = 0; kind < kinds; kind += 1)
      table.add(id, table.column(null, `kind ${kind}`), 0, [decimal('1')], 'USD');
  }
  const relocations = new Map(Object.entries(moved).map(([at, ids]) => [Number(at), ids]));
  const plan = { periods, queries: [], split: null };
  return dailyQuestions(relocations, plan, table).map(
    ({ start, end, accountIds }) => `${start} ${end} ${accountIds.join()}`,
  );
}

describe('the questions about days', () => {
  it('are one where months follow each other and a page holds them', () => {
    expect(questionsOf({ 0: ['a'], 1: ['b'], 2: ['a'] })).toEqual(['2026-01-01 2026-04-01 a,b']);
  });

  it('are of the accounts and months that they must be where one would take more pages', () => {
    // 20 accounts of 5 kinds and 31 days are 3,100 groups: both months for all of them are 40 × 5 × 59 = 11,800.
    const some = Array.from({ length: 20 }, (_, at) => `a${at}`);
    const others = Array.from({ length: 20 }, (_, at) => `b${at}`);
    expect(questionsOf({ 0: some, 1: others })).toEqual([
      `2026-01-01 2026-02-01 ${some.join()}`,
      `2026-02-01 2026-03-01 ${others.join()}`,
    ]);
  });

  it('skip months without moves', () => {
    expect(questionsOf({ 0: ['a'], 4: ['a'] })).toEqual([
      '2026-01-01 2026-02-01 a',
      '2026-05-01 2026-06-01 a',
    ]);
  });

  it('do not ask for days twice that are compared as well', () => {
    const compared = [
      { start: day('2026-10-01'), end: day('2026-11-01') },
      { start: day('2026-10-01'), end: day('2026-10-20') },
    ];
    expect(questionsOf({ 0: ['a', 'b'], 1: ['a'] }, 5, compared)).toEqual(['2026-10-01 2026-11-01 a,b']);
  });
});
