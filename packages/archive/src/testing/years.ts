import { addDays, type CalendarDate, calendarDate } from '@ou-cost/spend';
import { NO_KEYS } from '../layout/listed-organizations.ts';
import { keepTree } from '../tree/keep-tree.ts';
import { type KeptHistory, readHistory } from '../tree/read-history.ts';
import { writeDigest } from '../tree/write-digest.ts';
import { MemoryStore } from './memory-store.ts';
import { ORGANIZATION, treeOf } from './runs.ts';

/** Objects that a run leaves one by one before one of them writes a digest. */
const SINGLE = 9;

export interface Years {
  readonly days: number;
  readonly changes: number;
  readonly accounts: number;
}

/** An archive of daily runs up to 2026-11-25: on some days an account has moved, on the others nothing has changed. */
export async function archiveOfYears({ days, changes, accounts }: Years): Promise<MemoryStore> {
  const store = new MemoryStore();
  const places = Array.from({ length: accounts }, (_, at) => at % 3);
  let history: KeptHistory = await readHistory(store, ORGANIZATION, NO_KEYS);
  let moved = 0;
  let single = 0;
  for (let day = 0; day < days; day += 1) {
    if (Math.floor((day * changes) / days) > moved) {
      const account = (moved * 7) % accounts;
      places[account] = ((places[account] ?? 0) + 1) % 3;
      moved += 1;
    }
    const tree = treeOf(`${dayBefore(days - day)}T09:00:00Z`, places);
    const kept = await keepTree(store, tree, history);
    history = kept.history;
    single += kept.key?.startsWith('snapshots/') ? 1 : 0;
    if (single < SINGLE) continue;
    await writeDigest(store, ORGANIZATION, { ...history, single });
    single = 0;
  }
  return store;
}

function dayBefore(days: number): CalendarDate {
  return addDays(calendarDate('2026-11-26') as CalendarDate, -days);
}
