import { type HistoryFacts, historyFrom, OuCostError, type SeenTree } from '@ou-cost/spend';
import type { Archive } from '../../../packages/archive/src/ports.ts';
import { ledgerOf, runOf, treeOf } from '../../../packages/archive/src/testing/runs.ts';
import type { Random } from '../../../packages/sandbox/src/generator/random.ts';

/** A run that was tried: what it saw, and whether it said that it had kept it. */
interface Sighting {
  readonly runId: string;
  readonly tree: SeenTree;
  readonly amount: string;
  readonly failure: OuCostError | null;
}

const ACCOUNTS = 4;

/**
 * Runs on some days, sometimes two at once, while accounts move: each opens the archive and keeps what it saw. Of two runs
 * at once one may see the last account elsewhere; it does not come back on the same day, which would not be seen.
 */
export async function runsOnDays(
  random: Random,
  days: number,
  open: (at: string) => Promise<Archive>,
): Promise<readonly Sighting[]> {
  const places = Array.from({ length: ACCOUNTS }, () => random.integer(0, 2));
  const tried: Sighting[] = [];
  let count = 0;
  const attempt = async (asOf: string): Promise<void> => {
    count += 1;
    const runId = `ou-cost-${asOf.replaceAll(/[:-]/g, '')}-${String(count).padStart(6, '0')}`;
    const sighting = { runId, tree: treeOf(asOf, [...places]), amount: String(count) };
    // Not awaited before the next one has looked at its own tree.
    const kept = open(asOf).then(async (archive) => {
      await archive.earlierRuns([]);
      await archive.keep(runOf(runId, sighting.tree, [ledgerOf(runId, '2026-10', sighting.amount)]));
    });
    const failure = await kept.then(
      () => null,
      (reason: unknown) => {
        if (reason instanceof OuCostError) return reason;
        throw reason;
      },
    );
    tried.push({ ...sighting, failure });
  };
  const move = () => {
    places[random.integer(0, ACCOUNTS - 2)] = random.integer(0, 2);
  };
  for (let day = 1; day <= days; day += 1) {
    const date = `2026-11-${String(day).padStart(2, '0')}`;
    for (let run = random.integer(0, 2); run > 0; run -= 1) {
      const hour = `${date}T${String(20 - 5 * run).padStart(2, '0')}`;
      if (random.chance(0.5)) move();
      const first = attempt(`${hour}:00:00Z`);
      if (random.chance(0.4)) {
        const isLater = run === 1 && random.chance(0.5);
        if (isLater) places[ACCOUNTS - 1] = ((places[ACCOUNTS - 1] ?? 0) + 1) % 3;
        await Promise.all([first, attempt(`${hour}:00:${isLater ? '01' : '00'}Z`)]);
      } else await first;
    }
  }
  return tried;
}

/**
 * What is wrong with an archive after such runs: each account must stand on each day where the last run of the day saw it
 * that says to have kept it, or a later one that failed when it had kept it; each report must be there.
 */
export async function wrongIn(archive: Archive, tried: readonly Sighting[]): Promise<string[]> {
  const { histories, ledgers } = await archive.earlierRuns([
    { start: '2026-10-01', end: '2026-11-01' } as Parameters<Archive['earlierRuns']>[0][number],
  ]);
  const wrong: string[] = [];
  const kept = tried.filter(({ failure }) => failure === null);
  const reported = new Map((await archive.runs()).map(({ runId, files }) => [runId, files]));
  for (const { runId } of kept) {
    if (reported.get(runId)?.includes('report.json') !== true) wrong.push(`the report of ${runId}`);
  }
  const last = kept
    .map(({ runId }) => runId)
    .sort()
    .at(-1);
  const newest = ledgers.at(-1)?.runId;
  if (last !== undefined && (newest === undefined || newest < last)) {
    wrong.push(`the newest ledger is of ${newest}, and ${last} has kept one`);
  }
  const [facts] = histories;
  if (facts === undefined) return kept.length === 0 ? wrong : [...wrong, 'there is no history'];
  return [...wrong, ...wrongPlaces(facts, tried)];
}

function wrongPlaces(facts: HistoryFacts, tried: readonly Sighting[]): string[] {
  const history = historyFrom(facts, treeOf('2026-12-31T00:00:00Z', []));
  const days = new Set(tried.map(({ tree }) => tree.asOf.slice(0, 10)));
  return [...days].flatMap((day) => {
    const ofDay = tried.filter(({ tree }) => tree.asOf.startsWith(day));
    const keptAt = ofDay.filter(({ failure }) => failure === null).map(({ tree }) => tree.asOf);
    const last = keptAt.sort().at(-1);
    if (last === undefined) return [];
    const possible = ofDay.filter(({ tree }) => tree.asOf >= last);
    return Array.from({ length: ACCOUNTS }, (_, at) => String(200000000000 + at)).flatMap((account) => {
      const places = history.accounts.get(account)?.placements ?? [];
      const found = places.findLast(({ from }) => from === null || from <= day)?.organizationalUnitId;
      const expected = possible.map(
        ({ tree }) => tree.accounts.find(({ id }) => id === account)?.parentId ?? null,
      );
      return found !== undefined && expected.includes(found)
        ? []
        : [`${account} on ${day}: ${found} instead of ${expected.join(' or ')}`];
    });
  });
}
