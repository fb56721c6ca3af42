import type { Deliveries, Delivery } from '../../ports.ts';
import type { MemoryStore } from './memory-store.ts';

/** A delivery as a test has AWS write it. */
export interface WrittenDelivery {
  readonly root?: string;
  readonly exportName?: string;
  readonly partition?: string;
  readonly month: string;
  /** Null: deliveries overwrite each other. */
  readonly execution: string | null;
  /** The costs of the lines in each file, in hundredths. */
  readonly chunks: readonly (readonly number[])[];
  readonly manifestIn?: 'execution' | 'month';
}

/** Writes the files, and then the manifest that names them. */
export function deliver(
  store: MemoryStore,
  delivery: WrittenDelivery,
): { files: string[]; manifest: string } {
  const { files, manifest } = pathsOf(delivery);
  for (const [at, path] of files.entries()) store.write(path, linesOf(delivery.chunks[at] ?? []));
  store.write(manifest, manifestOf(delivery, files));
  return { files, manifest };
}

export function pathsOf(delivery: WrittenDelivery): { files: string[]; manifest: string } {
  const { root = 'aws/acme/', exportName = 'acme', month, execution, chunks } = delivery;
  const { partition = `BILLING_PERIOD=${month}`, manifestIn = 'execution' } = delivery;
  const folder = execution === null ? `${partition}/` : `${partition}/${execution}/`;
  const files = chunks.map((_, at) => {
    return `${root}data/${folder}${exportName}-${String(at + 1).padStart(5, '0')}.csv.gz`;
  });
  const inside = manifestIn === 'execution' ? folder : `${partition}/`;
  return { files, manifest: `${root}metadata/${inside}${exportName}-Manifest.json` };
}

export function manifestOf(
  { execution, exportName = 'acme' }: WrittenDelivery,
  files: readonly string[],
): string {
  return JSON.stringify({
    executionId: execution === null ? 'b0c0ffee-0000-3000-8000-000000000000' : execution.split('Z-')[1],
    exportArn: `arn:aws:bcm-data-exports:us-east-1:111111111111:export/${exportName}-0f5e8c1c-0000`,
    columns: [{ name: 'BilledCost', type: 'double' }],
    dataFiles: files.map((path) => `s3://bills/${path}`),
    additionalOutputFiles: [],
  });
}

export function linesOf(costs: readonly number[]): string {
  return ['BilledCost', ...costs.map((cost) => (cost / 100).toFixed(2))].join('\n');
}

/** What a careful reader sums of a month, in hundredths: the delivery's files, and then whether they still are so. */
export async function sumOf(deliveries: Deliveries, store: MemoryStore, month: string): Promise<number> {
  const read = await deliveries.of([month]);
  const sum = read.flatMap(({ files }) => files).reduce((all, { path }) => all + costsIn(store, path), 0);
  await deliveries.assertUnchanged(read);
  return sum;
}

export function costsIn(store: MemoryStore, path: string): number {
  const [, ...lines] = store.textOf(path).split('\n');
  return lines.reduce((all, line) => all + Math.round(Number(line) * 100), 0);
}

export function pathsIn({ files }: Pick<Delivery, 'files'>): string[] {
  return files.map(({ path }) => path);
}
