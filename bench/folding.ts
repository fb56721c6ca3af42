import { outcomeOfProcess } from './child.ts';
import { atLeast, atMost, type Finding, MEGABYTE, number } from './findings.ts';
import type { FoldingOutcome, Way } from './folding-process.ts';
import { median, medianRatio } from './statistics.ts';

const ROUNDS = 5;
const ACCOUNTS = 50_000;

const WAYS: readonly (readonly [Way, string])[] = [
  ['parse', 'bare `JSON.parse`'],
  ['parse-and-fold', '`JSON.parse` and folding'],
  ['sdk', 'the SDK'],
  ['sdk-and-fold', 'the SDK and folding'],
];

/** Compares folding Cost Explorer's pages into sums with only parsing the same bytes. */
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
  // Within a round, since whatever slows the machine down lasts longer than one process.
  const folding = medianRatio(rounds('parse-and-fold'), rounds('parse')) - 1;
  return {
    title: 'Folding the pages of Cost Explorer',
    method:
      `${number(groups)} groups (${number(ACCOUNTS)} accounts × ten record types, one month) on pages of 1,000 groups: ` +
      `${number(bytes / MEGABYTE)} MB of JSON, which is in memory before the time starts. Each way runs in a process of ` +
      `its own, ${ROUNDS} times in turn. The results are processor time with garbage collection, because wall-clock time ` +
      'is noisy on a shared machine: the median of the times, and the median of the ratios within each round. The time ' +
      'of folding is that of the second way minus that of the first.',
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
      atMost('folding ÷ bare `JSON.parse` of the same bytes', 1, folding),
      atLeast(
        'speed of the SDK and folding ÷ speed of the SDK',
        0.75,
        medianRatio(rounds('sdk'), rounds('sdk-and-fold')),
      ),
    ],
  };
}
