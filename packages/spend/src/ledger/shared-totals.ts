import { periodsOf } from '../time/period.ts';
import type { LedgerPlan, PlannedQuery, TotalReader } from './fold.ts';
import type { CostLedger, LedgerTotal } from './ports.ts';

function keysOf(query: PlannedQuery): string[] {
  return periodsOf(query, query.granularity).map(({ start, end }) => `${query.granularity} ${start}/${end}`);
}

/**
 * Reads the independent totals of several readings, each period once: a query whose periods are all among those of
 * a longer one is answered from that one.
 */
export function sharedTotals({ independentTotal }: CostLedger, plans: readonly LedgerPlan[]): TotalReader {
  if (independentTotal.kind !== 'second-query') return null;
  const longestFirst = plans
    .flatMap(({ queries }) => queries)
    .map((query) => ({ query, keys: keysOf(query) }))
    .toSorted((a, b) => b.keys.length - a.keys.length);
  const answers = new Map<string, Promise<readonly LedgerTotal[]>>();
  return async (query) => {
    const keys = keysOf(query);
    const covering = longestFirst.find((one) => keys.every((key) => one.keys.includes(key)))?.query ?? query;
    const name = `${covering.granularity} ${covering.start}/${covering.end}`;
    const answer = answers.get(name) ?? independentTotal.read(covering);
    answers.set(name, answer);
    const wanted = new Set(keys);
    return (await answer).filter(({ start, end }) => wanted.has(`${query.granularity} ${start}/${end}`));
  };
}
