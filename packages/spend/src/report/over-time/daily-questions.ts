import type { LedgerPlan } from '../../ledger/fold.ts';
import type { SpendTable } from '../../ledger/spend-table.ts';
import { type DateRange, daysBetween } from '../../time/calendar.ts';
import type { Relocations } from './relocations.ts';

/** Days that are read of some accounts. */
export interface DailyQuestion extends DateRange {
  readonly accountIds: readonly string[];
}

/** About as many groups as a source puts on a page, each of which may cost a request. */
const GROUPS_ON_PAGE = 1_000;

/**
 * The questions that read the relocated accounts by days, each in the periods in which it moved. Periods that follow each
 * other are read by one question where that takes no more pages than two.
 */
export function dailyQuestions(
  relocations: Relocations,
  { periods }: LedgerPlan,
  table: SpendTable,
): DailyQuestion[] {
  const single = [...relocations]
    .flatMap(([at, accountIds]): DailyQuestion[] => {
      const period = periods[at];
      return period === undefined ? [] : [{ ...period, accountIds }];
    })
    .toSorted((a, b) => (a.start < b.start || (a.start === b.start && a.end > b.end) ? -1 : 1));
  const questions: DailyQuestion[] = [];
  for (const question of single) {
    if (questions.some((known) => answers(known, question))) continue;
    const last = questions.at(-1);
    const joined = last?.end === question.start ? joinedOf(last, question) : null;
    if (last === undefined || joined === null) {
      questions.push(question);
      continue;
    }
    const apart = pagesOf(last, table) + pagesOf(question, table);
    if (pagesOf(joined, table) > apart) questions.push(question);
    else questions.splice(-1, 1, joined);
  }
  return questions;
}

/** Whether the answer to one question contains that to the other: the days compared with may be some of those asked for. */
function answers(one: DailyQuestion, other: DailyQuestion): boolean {
  const isWithin = one.start <= other.start && other.end <= one.end;
  return isWithin && other.accountIds.every((id) => one.accountIds.includes(id));
}

function joinedOf(one: DailyQuestion, next: DailyQuestion): DailyQuestion {
  const accountIds = [...new Set([...one.accountIds, ...next.accountIds])];
  return { start: one.start, end: next.end, accountIds };
}

/** At most: an account need not have every kind of charge on every day. */
function pagesOf({ start, end, accountIds }: DailyQuestion, table: SpendTable): number {
  const rows = accountIds.reduce((sum, id) => sum + table.cellsOf(id).size, 0);
  return Math.ceil(Math.max(1, rows * daysBetween(start, end)) / GROUPS_ON_PAGE);
}
