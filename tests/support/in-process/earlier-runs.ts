import { openArchive } from '@ou-cost/archive';
import { type ArchiveOptions, type Scenario, writeArchive } from '@ou-cost/sandbox';
import { calendarDate, type DateRange, type EarlierRuns } from '@ou-cost/spend';
import { temporaryFolder } from '../files/temporary-folder.ts';

/** What earlier runs would have left of a scenario, as a report on these months (`YYYY-MM`) reads it from a folder. */
export async function earlierRunsOf(
  scenario: Scenario,
  options: ArchiveOptions,
  months: readonly string[] = [],
): Promise<EarlierRuns> {
  const folder = temporaryFolder('archive');
  await writeArchive(scenario, folder, options);
  const archive = await openArchive(folder, () => {
    throw new Error('a folder needs no connection');
  });
  return await archive.earlierRuns(months.map(monthOf));
}

function monthOf(month: string): DateRange {
  const [year, number] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year ?? 0, number ?? 0, 1)).toISOString().slice(0, 10);
  const [start, end] = [calendarDate(`${month}-01`), calendarDate(next)];
  if (start === null || end === null) throw new Error(`${month} is not a month`);
  return { start, end };
}

/** The same facts, read in another order. */
export function readInOtherOrder({ histories, ledgers }: EarlierRuns): EarlierRuns {
  return {
    histories: histories.map((facts) => ({
      ...facts,
      trees: facts.trees.toReversed(),
      unchangedOn: facts.unchangedOn.toReversed(),
      events: facts.events.toReversed(),
    })),
    ledgers: ledgers.toReversed(),
  };
}
