import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeOfProcess } from './child.ts';
import { ACCOUNTS, multiplyLines, writeExportedLines } from './exported-lines.ts';
import type { ExportsOutcome, Way } from './exports-process.ts';
import { atLeast, atMost, type Finding, MEGABYTE, number } from './findings.ts';
import { median, medianRatio } from './statistics.ts';

const MONTHS = 13;
const MANY = 10_000_000;
const MIDDLE = 5_500_000;
const FEW = 1_000_000;
const ROUNDS = 3;
const SAME_RUNS = 20;
const FILES = 1_000;
const LINES_A_FILE = 20_000;

/** Reads exports of growing size with DuckDB, as whole reports and as plain queries. */
export async function benchExports(folder: string): Promise<Finding> {
  const [many, middle, few, small, thousand, ten] = ['many', 'middle', 'few', 'small', 'thousand', 'ten'].map(
    (name) => {
      const path = join(folder, `exports-${name}`);
      mkdirSync(path);
      return path;
    },
  ) as [string, string, string, string, string, string];
  await writeExportedLines(many, MONTHS, { lines: MANY, files: 3 * MONTHS });
  await writeExportedLines(middle, MONTHS, { lines: MIDDLE, files: 3 * MONTHS });
  await writeExportedLines(few, MONTHS, { lines: FEW, files: 3 * MONTHS });
  await writeExportedLines(small, 1, { lines: 10 * LINES_A_FILE, files: 10 });
  await multiplyLines(small, thousand, ten, FILES / 10);

  const contenders: readonly (readonly [string, Way, string])[] = [
    [`report of ${number(MANY)} lines`, 'report', many],
    ['its grouped query, by hand', 'grouped', many],
    ['that query without names, support, discounts and refunds', 'bare', many],
    [`report of ${number(MIDDLE)} lines`, 'report', middle],
    [`report of ${number(FEW)} lines`, 'report', few],
    [`report of ${number(FILES * LINES_A_FILE)} lines in 10 files`, 'report', ten],
    [`report of ${number(FILES * LINES_A_FILE)} lines in ${number(FILES)} files`, 'report', thousand],
  ];
  const outcomes = contenders.map((): ExportsOutcome[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, [, way, from]] of contenders.entries()) {
      outcomes[at]?.push(outcomeOfProcess('exports-process.ts', [way, from]));
    }
  }
  const cpu = (at: number) => (outcomes[at] ?? []).map((outcome) => outcome.cpu);
  const peak = (at: number) => Math.max(...(outcomes[at] ?? []).map((outcome) => outcome.peak)) / MEGABYTE;
  const digests = Array.from(
    { length: SAME_RUNS },
    () => outcomeOfProcess<ExportsOutcome>('exports-process.ts', ['report', few]).digest,
  );
  const growth = (median(cpu(0)) - median(cpu(3))) / (median(cpu(3)) - median(cpu(4)));
  return {
    title: 'Reading exports with DuckDB',
    method:
      `FOCUS 1.2 with its 60 columns as Parquet: ${number(ACCOUNTS)} accounts, ${MONTHS} months, 39 files; and one month in ` +
      `10 and in ${number(FILES)} files of the same lines. A report goes from the files to the last byte of its JSON. The ` +
      'query by hand groups by all columns that tell what a charge is, and its rows are only counted. Each run is a process ' +
      `of its own, ${ROUNDS} in turn. The results are processor time of all threads, because wall-clock time is noisy on a ` +
      'shared machine: medians, and medians of the ratios within each round. Growth is the time that the second ' +
      `half of ${number(MANY)} lines adds to a report ÷ the time that the first half adds: the report itself, of the same accounts ` +
      'and months, takes as long however many lines there are.',
    tables: [
      {
        head: ['run', 'processor time', 'peak memory'],
        rows: contenders.map(([name], at) => [
          name,
          `${number(median(cpu(at)))} ms`,
          `${number(peak(at))} MB`,
        ]),
      },
    ],
    measures: [
      atMost(
        `report of ${number(MANY)} exported lines ÷ its grouped query in DuckDB`,
        1.3,
        medianRatio(cpu(0), cpu(1)),
      ),
      atMost(`peak memory, ${number(MANY)} exported lines`, 1024, peak(0), 'MB'),
      atMost('time of more exported lines ÷ that of as many before, at most', 1.2, growth),
      atLeast('time of more exported lines ÷ that of as many before, at least', 0.8, growth),
      atMost(`different texts of ${SAME_RUNS} reports of the same files`, 1, new Set(digests).size, ''),
      atMost(
        `${number(FILES)} files of an export ÷ the same lines in 10 files`,
        1.3,
        medianRatio(cpu(6), cpu(5)),
      ),
    ],
  };
}
