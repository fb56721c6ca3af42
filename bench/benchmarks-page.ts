import type { Finding, Measure, Table } from './findings.ts';

export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  /** Load of the last minute before the first and after the last benchmark. */
  readonly load: readonly [number, number];
  /** `YYYY-MM-DD`, in UTC. */
  readonly date: string;
}

/** `docs/benchmarks.md`. */
export function benchmarksPage(findings: readonly Finding[], machine: Machine): string {
  const measures = findings.flatMap((finding) => finding.measures);
  return [
    '# Benchmarks',
    'Written by `npm run bench`: do not edit. Ratios are of one run on one machine; times alone say little elsewhere.',
    `${machine.date} (UTC), ${machine.processors} × ${machine.processor}, ${machine.memory}, ${machine.system}, ` +
      `Node.js ${machine.node}. ${sharing(machine)}`,
    '## Measures',
    measuresTable(measures),
    ...findings.flatMap(({ title, method, tables }) => [`## ${title}`, method, ...tables.map(markdown)]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Load below which nothing else of weight ran before the benchmarks began. */
const IDLE_LOAD = 0.5;

function sharing({ load: [before, after] }: Machine): string {
  const loads = `its load was ${before.toFixed(1)} before and ${after.toFixed(1)} after`;
  return before > IDLE_LOAD
    ? `The machine was shared with other work (${loads}), which disturbs times more than ratios.`
    : `The machine was idle beforehand (${loads}).`;
}

/** The measures as lines for a terminal. */
export function measureLines(measures: readonly Measure[]): string[] {
  return measures.map(
    ({ name, limit, found, isMet }) => `${isMet ? 'met   ' : 'MISSED'}  ${name}: ${found} (${limit})`,
  );
}

function measuresTable(measures: readonly Measure[]): string {
  return markdown({
    head: ['measure', 'to reach', 'found', ''],
    rows: measures.map(({ name, limit, found, isMet }) => [name, limit, found, isMet ? 'met' : '**missed**']),
  });
}

function markdown({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
