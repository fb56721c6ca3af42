import { outcomeOfProcess } from './child.ts';
import { atMost, type Finding, MEGABYTE, number } from './findings.ts';
import type { Detail, ReportOutcome, Step, Writer } from './report-process.ts';
import { median, medianRatio } from './statistics.ts';

/** The function's default memory in megabytes. As on Lambda, 92.5 % of it is for the heap. */
const MEMORY = 512;
const HEAP = `--max-old-space-size=${Math.floor(MEMORY * 0.925)}`;

interface Size {
  readonly accounts: number;
  readonly months: number;
  readonly detail: Detail;
  readonly writer: Writer;
  /** How many accounts moved within a month: then the report is on the tree as it was. 0: it is on the tree as it is. */
  readonly moves: number;
  /** The largest sizes take most of the benchmark's time, and one run is enough to measure their memory. */
  readonly rounds: number;
}

const SIZES: readonly Size[] = [
  { accounts: 50_000, months: 1, detail: 'account', writer: 'function', moves: 0, rounds: 3 },
  { accounts: 5_000, months: 13, detail: 'account', writer: 'function', moves: 0, rounds: 3 },
  { accounts: 5_000, months: 13, detail: 'account', writer: 'function', moves: 300, rounds: 3 },
  { accounts: 50_000, months: 13, detail: 'ou', writer: 'function', moves: 0, rounds: 1 },
  { accounts: 50_000, months: 13, detail: 'account', writer: 'csv', moves: 0, rounds: 1 },
];

const STEPS: readonly (readonly [Step, string])[] = [
  ['read', "fold the SDK's pages into sums"],
  ['tree', "make the organization's tree, and its history"],
  ['days', 'read the days of accounts that moved, and hold the sums against their months'],
  ['rollUp', 'roll up'],
  ['report', 'make the report, which rolls up once more'],
  ['write', 'write the text'],
];

/** Measures the steps of a report, and the memory that its process needs, for the largest organizations. */
export function benchReport(): Finding {
  const sizes = SIZES.map((size) => measured(size));
  const inFunction = sizes.filter(({ size }) => size.writer === 'function');
  return {
    title: 'Roll-up and report of the largest organizations',
    method:
      "Each process goes from the SDK's pages to the last byte of text: the function's answer, or the CSV that " +
      '`ou-cost report` writes. The spend has ten record types, and there are 400 OUs. For the function the heap is ' +
      `limited to ${Math.floor(MEMORY * 0.925)} MB. With moves, the report is on the tree as it was: each of so many ` +
      'accounts moved within one of the months, and its days of that month are read as well. ' +
      `The results are processor time, column by column the median of ` +
      `${SIZES.map(({ rounds }) => rounds).join(', ')} processes. In parentheses: the time of the step ÷ the time of ` +
      'reading the pages, which here includes making them.',
    tables: [
      {
        head: ['step', ...sizes.map(({ size }) => `${nameOf(size)}, ${writerOf(size)}`)],
        rows: [
          ...STEPS.map(([step, text]) => [
            text,
            ...sizes.map(({ cpu }) => `${number(cpu(step))} ms (${number(cpu(step) / cpu('read'), 2)})`),
          ]),
          ['size of the text', ...sizes.map(({ bytes }) => `${number(bytes / MEGABYTE, 1)} MB`)],
          ['peak memory of the process', ...sizes.map(({ peak }) => `${number(peak)} MB`)],
        ],
      },
    ],
    measures: [
      ...inFunction.map(({ size, peak }) => atMost(`peak memory, ${nameOf(size)}`, MEMORY, peak, 'MB')),
      ...asWasAgainstAsIs(sizes),
    ],
  };
}

/** Each size on the tree as it was against the same one on the tree as it is: the processor time of all steps. */
function asWasAgainstAsIs(sizes: readonly Measured[]) {
  return sizes.flatMap((was) => {
    const { size } = was;
    const is = sizes.find(
      (other) =>
        other.size.moves === 0 &&
        nameOf(other.size) === nameOf({ ...size, moves: 0 }) &&
        other.size.writer === size.writer,
    );
    if (size.moves === 0 || is === undefined) return [];
    const ratio = medianRatio(was.totals, is.totals);
    return [atMost(`${nameOf(size)}: tree as it was ÷ tree as it is`, 1.3, ratio)];
  });
}

function nameOf({ accounts, months, detail, moves }: Size): string {
  const moved = moves === 0 ? '' : ` with ${number(moves)} moves`;
  return `${number(accounts)} accounts × ${months} ${months === 1 ? 'month' : 'months'} by ${detail}${moved}`;
}

function writerOf({ writer }: Size): string {
  return writer === 'function' ? 'in the function' : `\`ou-cost report\` as ${writer}`;
}

type Measured = ReturnType<typeof measured>;

function measured(size: Size) {
  const { accounts, months, detail, writer, moves } = size;
  const args = [String(accounts), String(months), detail, writer, String(moves)];
  const rounds = Array.from({ length: size.rounds }, () =>
    outcomeOfProcess<ReportOutcome>('report-process.ts', args, size.writer === 'function' ? [HEAP] : []),
  );
  return {
    size,
    cpu: (step: Step) => median(rounds.map((round) => round.cpu[step])),
    /** Of all steps, for each round. */
    totals: rounds.map((round) => STEPS.reduce((sum, [step]) => sum + round.cpu[step], 0)),
    bytes: rounds[0]?.bytes ?? 0,
    peak: median(rounds.map(({ peak }) => peak)) / MEGABYTE,
  };
}
