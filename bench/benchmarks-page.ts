import type { Finding, Measure, Table } from './findings.ts';

export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  /** Load averages of one minute: before the first benchmark and after the last. */
  readonly load: readonly [number, number];
  /** `YYYY-MM-DD`, in UTC. */
  readonly date: string;
}

/** `docs/benchmarks.md`. */
export function benchmarksPage(findings: readonly Finding[], machine: Machine): string {
  const measures = findings.flatMap((finding) => finding.measures);
  return [
    '# Benchmarks',
    'Written by `npm run bench`; do not edit. All results are from one run on one machine. Other machines take other times, but should come close to the ratios.',
    `${machine.date} (UTC), ${machine.processors} × ${machine.processor}, ${machine.memory}, ${machine.system}, ` +
      `Node.js ${machine.node}. ${sharing(machine)}`,
    '## Measures',
    measuresTable(measures),
    ...findings.flatMap(({ title, method, tables }) => [`## ${title}`, method, ...tables.map(markdown)]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A load average up to this, before the benchmarks start, counts as an idle machine. */
const IDLE_LOAD = 0.5;

function sharing({ load: [before, after] }: Machine): string {
  const loads = `load average ${before.toFixed(1)} before and ${after.toFixed(1)} after`;
  return before > IDLE_LOAD
    ? `The machine was also doing other work (${loads}), which distorts times more than ratios.`
    : `The machine was otherwise idle (${loads}).`;
}

/** The measures as lines for a terminal. */
export function measureLines(measures: readonly Measure[]): string[] {
  return measures.map(
    ({ name, limit, found, isMet }) => `${isMet ? 'met   ' : 'MISSED'}  ${name}: ${found} (${limit})`,
  );
}

function measuresTable(measures: readonly Measure[]): string {
  return markdown({
    head: ['measure', 'target', 'result', ''],
    rows: measures.map(({ name, limit, found, isMet }) => [name, limit, found, isMet ? 'met' : '**missed**']),
  });
}

function markdown({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
