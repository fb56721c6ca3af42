import { outcomeOfProcess } from './child.ts';
import { atMost, type Finding, MEGABYTE, number } from './findings.ts';
import type { Detail, ReportOutcome, Step, Writer } from './report-process.ts';
import { median } from './statistics.ts';

/** The function's default memory, and how much of it the sandbox gives to the heap, as Lambda does. */
const MEMORY = 512;
const HEAP = `--max-old-space-size=${Math.floor(MEMORY * 0.925)}`;

interface Size {
  readonly accounts: number;
  readonly months: number;
  readonly detail: Detail;
  readonly writer: Writer;
  /** The largest take most of the benchmark's time: once is enough for their memory. */
  readonly rounds: number;
}

const SIZES: readonly Size[] = [
  { accounts: 50_000, months: 1, detail: 'account', writer: 'function', rounds: 3 },
  { accounts: 5_000, months: 13, detail: 'account', writer: 'function', rounds: 3 },
  { accounts: 50_000, months: 13, detail: 'ou', writer: 'function', rounds: 1 },
  { accounts: 50_000, months: 13, detail: 'account', writer: 'csv', rounds: 1 },
];

const STEPS: readonly (readonly [Step, string])[] = [
  ['read', 'pages through the SDK into sums'],
  ['tree', 'organization into a tree'],
  ['rollUp', 'roll-up'],
  ['report', 'report, with a roll-up of its own'],
  ['write', 'text'],
];

/** Roll-up and everything around it for the largest organizations, with the memory that the process needs. */
export function benchReport(): Finding {
  const sizes = SIZES.map((size) => measured(size));
  const inFunction = sizes.filter(({ size }) => size.writer === 'function');
  return {
    title: 'Roll-up and report of the largest organizations',
    method:
      `From the SDK's pages to the last byte of the function's answer, or of the CSV that \`ou-cost report\` writes, ten ` +
      `record types, 400 OUs, alone in a process, in the function's case with a heap of ${Math.floor(MEMORY * 0.925)} MB; ` +
      `processor time, the median of ${SIZES.map(({ rounds }) => rounds).join(', ')} processes. In brackets what a step takes of the ` +
      'time for reading the pages, which includes making them here.',
    tables: [
      {
        head: ['step', ...sizes.map(({ size }) => `${nameOf(size)}, ${writerOf(size)}`)],
        rows: [
          ...STEPS.map(([step, text]) => [
            text,
            ...sizes.map(({ cpu }) => `${number(cpu(step))} ms (${number(cpu(step) / cpu('read'), 2)})`),
          ]),
          ['bytes of text', ...sizes.map(({ bytes }) => `${number(bytes / MEGABYTE, 1)} MB`)],
          ['peak memory of the process', ...sizes.map(({ peak }) => `${number(peak)} MB`)],
        ],
      },
    ],
    measures: inFunction.map(({ size, peak }) => atMost(`peak memory, ${nameOf(size)}`, MEMORY, peak, 'MB')),
  };
}

function nameOf({ accounts, months, detail }: Size): string {
  return `${number(accounts)} accounts × ${months} months by ${detail}`;
}

function writerOf({ writer }: Size): string {
  return writer === 'function' ? 'in the function' : `\`ou-cost report\` as ${writer}`;
}

function measured(size: Size) {
  const args = [String(size.accounts), String(size.months), size.detail, size.writer];
  const rounds = Array.from({ length: size.rounds }, () =>
    outcomeOfProcess<ReportOutcome>('report-process.ts', args, size.writer === 'function' ? [HEAP] : []),
  );
  return {
    size,
    cpu: (step: Step) => median(rounds.map((round) => round.cpu[step])),
    bytes: rounds[0]?.bytes ?? 0,
    peak: median(rounds.map(({ peak }) => peak)) / MEGABYTE,
  };
}
