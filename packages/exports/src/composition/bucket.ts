import type { RunConnection, RunOptions } from '@ou-cost/aws/calls';
import type { ReportPorts } from '@ou-cost/spend';
import { DuckDbEngine } from '../duckdb/engine.ts';
import { type BucketExport, bucketDeliveries } from '../s3/bucket-deliveries.ts';
import { FetchedFiles, type FetchProgress } from '../s3/fetched-files.ts';
import { ScanLimit } from '../scan-limit.ts';
import { composeExportPorts, type ExportsRun, type OpenExport } from './ports.ts';

/** An export in a bucket, whose files are fetched. */
export interface FetchedBucket {
  readonly exports: BucketExport;
  /** The most that is fetched, in 2^30 bytes; null: as much as it takes. */
  readonly maxGigabytesScanned: number | null;
  /** Ends what DuckDB runs. @default it takes as long as it takes */
  readonly signal?: AbortSignal;
  /** Told how far the fetching is. */
  readonly progress?: (fetched: FetchProgress) => void;
}

export interface FetchedExportOptions extends RunOptions, ExportsRun, FetchedBucket {}

/** Ports that keep fetched files and a database until they are disposed of. */
export interface FetchedExport extends AsyncDisposable {
  readonly ports: ReportPorts;
}

/** The domain's ports on an export in a bucket, whose files are fetched and read by DuckDB. Fails with an OuCostError. */
export async function composeFetchedExport(options: FetchedExportOptions): Promise<FetchedExport> {
  const opened: AsyncDisposable[] = [];
  const dispose = async () => {
    for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
  };
  try {
    const ports = await composeExportPorts(options, (run) => {
      const fetched = openFetched(run, options);
      opened.push(fetched);
      return fetched;
    });
    return { ports, [Symbol.asyncDispose]: dispose };
  } catch (failure) {
    await dispose();
    throw failure;
  }
}

/** What fetches the files of an export in a run, and reads them with DuckDB; it keeps them until it is disposed of. */
export function openFetched(
  run: RunConnection,
  { exports, maxGigabytesScanned, progress, signal }: FetchedBucket,
): OpenExport & AsyncDisposable {
  const limit = new ScanLimit(maxGigabytesScanned);
  const { deliveries, store } = bucketDeliveries(run, exports);
  const files = new FetchedFiles(store, {
    take: (bytes) => limit.take(bytes),
    ...(progress === undefined ? {} : { progress }),
  });
  const engine = new DuckDbEngine(files, signal === undefined ? {} : { signal });
  const dispose = async () => {
    await engine[Symbol.asyncDispose]();
    await files[Symbol.asyncDispose]();
  };
  return { deliveries, engine, [Symbol.asyncDispose]: dispose };
}
