import { outcomeOfProcess } from './child.ts';
import { atMost, type Finding, number } from './findings.ts';
import type { ReportOutcome, Step } from './report-process.ts';
import { median } from './statistics.ts';

const ROUNDS = 3;
const MEGABYTE = 1024 ** 2;
/** The function's default memory, and how much of it the sandbox gives to the heap, as Lambda does. */
const MEMORY = 512;
const HEAP = `--max-old-space-size=${Math.floor(MEMORY * 0.925)}`;

const SIZES = [
  { accounts: 50_000, months: 1 },
  { accounts: 5_000, months: 13 },
] as const;

const STEPS: readonly (readonly [Step, string])[] = [
  ['read', 'pages through the SDK into sums'],
  ['tree', 'organization into a tree'],
  ['rollUp', 'roll-up'],
  ['report', 'report, with a roll-up of its own'],
  ['write', 'JSON'],
];

/** Roll-up and everything around it for the largest organizations, with the memory that the process needs. */
export function benchReport(): Finding {
  const sizes = SIZES.map((size) => {
    const args = [String(size.accounts), String(size.months)];
    const rounds = Array.from({ length: ROUNDS }, () =>
      outcomeOfProcess<ReportOutcome>('report-process.ts', args, [HEAP]),
    );
    const cpu = (step: Step) => median(rounds.map((round) => round.cpu[step]));
    return {
      name: `${number(size.accounts)} accounts × ${size.months} months`,
      cpu,
      bytes: rounds[0]?.bytes ?? 0,
      peak: median(rounds.map(({ peak }) => peak)) / MEGABYTE,
    };
  });
  return {
    title: 'Roll-up and report of the largest organizations',
    method:
      `From the SDK's pages to the last byte of JSON at account detail, ten record types, 400 OUs, alone in a process ` +
      `with a heap of ${Math.floor(MEMORY * 0.925)} MB; medians of ${ROUNDS} processes, processor time. In brackets what ` +
      'a step takes of the time for reading the pages, which includes making them here.',
    tables: [
      {
        head: ['step', ...sizes.map(({ name }) => name)],
        rows: [
          ...STEPS.map(([step, text]) => [
            text,
            ...sizes.map(({ cpu }) => `${number(cpu(step))} ms (${number(cpu(step) / cpu('read'), 2)})`),
          ]),
          ['answer', ...sizes.map(({ bytes }) => `${number(bytes / MEGABYTE, 1)} MB`)],
          ['peak memory of the process', ...sizes.map(({ peak }) => `${number(peak)} MB`)],
        ],
      },
    ],
    measures: sizes.map(({ name, peak }) => atMost(`peak memory, ${name}`, MEMORY, peak, 'MB')),
  };
}
