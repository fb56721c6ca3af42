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
  const [before, after] = machine.load.map((load) => load.toFixed(1));
  return [
    '# Benchmarks',
    'Written by `npm run bench`: do not edit. Ratios are of one run on one machine; times alone say little elsewhere.',
    `${machine.date} (UTC), ${machine.processors} × ${machine.processor}, ${machine.memory}, ${machine.system}, ` +
      `Node.js ${machine.node}. The machine's load was ${before} before and ${after} after: anything above the benchmark ` +
      'itself was other work, which disturbs times more than ratios.',
    '## Measures',
    measuresTable(measures),
    ...findings.flatMap(({ title, method, tables }) => [`## ${title}`, method, ...tables.map(markdown)]),
  ]
    .join('\n\n')
    .concat('\n');
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
