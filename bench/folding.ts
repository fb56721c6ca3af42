import { outcomeOfProcess } from './child.ts';
import { atLeast, atMost, type Finding, MEGABYTE, number } from './findings.ts';
import type { FoldingOutcome, Way } from './folding-process.ts';
import { median, medianRatio } from './statistics.ts';

const ROUNDS = 5;
const ACCOUNTS = 50_000;

const WAYS: readonly (readonly [Way, string])[] = [
  ['parse', 'bare `JSON.parse`'],
  ['parse-and-fold', '`JSON.parse` and our folding'],
  ['sdk', 'the SDK alone'],
  ['sdk-and-fold', 'the SDK and our folding'],
];

/** Reading Cost Explorer's pages into sums, against parsing the same bytes and doing nothing with them. */
export function benchFolding(): Finding {
  const outcomes = new Map<Way, FoldingOutcome[]>(WAYS.map(([way]) => [way, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [way, all] of outcomes) {
      all.push(outcomeOfProcess('folding-process.ts', [way, String(ACCOUNTS)], ['--expose-gc']));
    }
  }
  const rounds = (way: Way) => (outcomes.get(way) ?? []).map((outcome) => outcome.cpu);
  const cpu = (way: Way) => median(rounds(way));
  const [first] = outcomes.get('parse') ?? [];
  const { groups = 0, bytes = 0 } = first ?? {};
  // Of one round each: what disturbs a machine lasts longer than a process.
  const folding = medianRatio(rounds('parse-and-fold'), rounds('parse')) - 1;
  return {
    title: 'Folding the pages of Cost Explorer',
    method:
      `${number(groups)} groups (${number(ACCOUNTS)} accounts by ten record types, one month) on pages of 1,000, ` +
      `${number(bytes / MEGABYTE)} MB of JSON in memory beforehand. Each way runs alone in a process, ${ROUNDS} times ` +
      'in turn. Processor time, the collector of garbage included, since the wall clock is noisy on a shared machine: ' +
      'medians of the times, and of the ratios of the rounds. Folding alone is the second way less the first.',
    tables: [
      {
        head: ['way', 'processor time', 'groups a second'],
        rows: WAYS.map(([way, name]) => [
          name,
          `${number(cpu(way))} ms`,
          number((groups / cpu(way)) * 1_000),
        ]),
      },
    ],
    measures: [
      atMost('folding to bare `JSON.parse` of the same bytes', 1, folding),
      atLeast(
        'speed of SDK and folding to the SDK alone',
        0.75,
        medianRatio(rounds('sdk'), rounds('sdk-and-fold')),
      ),
    ],
  };
}
