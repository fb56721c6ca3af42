import { OuCostError } from '../../errors.ts';
import { type FoldedLedger, foldLedger, type LedgerPlan } from '../../ledger/fold.ts';
import type { CostLedger } from '../../ledger/ports.ts';
import { oneCurrency } from '../../ledger/spend-table.ts';
import type { Placements } from '../../organization/placement.ts';
import type { DateRange } from '../../time/calendar.ts';
import { lastDayBefore } from '../../time/day-ranges.ts';
import { periodsOf } from '../../time/period.ts';
import { NOTHING_KEPT } from '../kept-months.ts';
import { type DailyQuestion, dailyQuestions } from './daily-questions.ts';
import { relocationsIn } from './relocations.ts';

/** Some accounts of a reading, read again by days. Its table has the columns and the scale of the reading's table. */
export interface DailyReading {
  readonly accountIds: ReadonlySet<string>;
  /** Without a gap. */
  readonly days: readonly DateRange[];
  readonly ledger: FoldedLedger;
}

/** Reads the accounts by days that stood in several units within a period of a reading, and no others. */
export async function readDays(
  ledger: CostLedger,
  plan: LedgerPlan,
  read: FoldedLedger,
  placements: Placements,
): Promise<DailyReading[]> {
  const relocations = relocationsIn(read.table, plan.periods, placements);
  const questions = dailyQuestions(relocations, plan, read.table);
  const readings = await Promise.all(questions.map((question) => readByDays(ledger, plan, read, question)));
  // A table that was read later may have made the scale of the first one larger.
  for (const { ledger: days } of readings) read.table.widen(days.table.scale);
  for (const { ledger: days } of readings) days.table.widen(read.table.scale);
  return readings;
}

async function readByDays(
  ledger: CostLedger,
  { queries, split }: LedgerPlan,
  read: FoldedLedger,
  { start, end, accountIds }: DailyQuestion,
): Promise<DailyReading> {
  const { metrics = [] } = queries[0] ?? {};
  const days = periodsOf({ start, end }, 'DAILY');
  const query = { start, end, granularity: 'DAILY', metrics, accountIds } as const;
  const daily = { periods: days, queries: [query], split };
  const folded = await foldLedger(ledger, daily, null, read.table.columns).catch((failure: unknown) => {
    throw daysNotKept(failure, ledger, { start, end, accountIds });
  });
  const { currency } = folded.table;
  if (currency !== null) oneCurrency(read.table.currency, currency);
  return { accountIds: new Set(accountIds), days, ledger: folded };
}

/** A source may keep months for longer than days: then its refusal alone would not say why days are asked for at all. */
function daysNotKept(
  failure: unknown,
  { description: { name } }: CostLedger,
  { start, end, accountIds }: DailyQuestion,
): unknown {
  if (!(failure instanceof OuCostError) || !NOTHING_KEPT.has(failure.code)) return failure;
  const [first = '', ...others] = accountIds;
  const who = others.length === 0 ? `account ${first}` : `account ${first} and ${others.length} more`;
  return new OuCostError(
    failure.code,
    `${who} moved within a month from ${start} to ${lastDayBefore(end)}, and what each of the units spent is known by days only, which ${name} does not have: ask for the tree as it is, for later months, or read an export of the bill (${failure.message})`,
    { cause: failure },
  );
}
