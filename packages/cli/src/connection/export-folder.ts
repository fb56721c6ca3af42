import path from 'node:path';
import { type WatchedDeliveries, watchedDeliveries } from '../progress/watched-deliveries.ts';

/** An export in files of this machine, and DuckDB to read it. Dispose of it when it was read. */
export interface ExportFolder extends AsyncDisposable {
  readonly deliveries: WatchedDeliveries;
  readonly engine: InstanceType<typeof import('@ou-cost/exports/duckdb').DuckDbEngine>;
  /** A sentence about what is being read. */
  readonly progress: () => string;
}

/**
 * Opens an export in a folder, or one file of lines. A report that is handed on says nothing of where it is on this
 * machine. Fails with InvalidUsage where there is none.
 *
 * @param signal ends what DuckDB runs
 */
export async function exportFolder(place: string, signal: AbortSignal): Promise<ExportFolder> {
  const [{ localDeliveries }, { DuckDbEngine, DuckDbPeriodReader }] = await Promise.all([
    import('@ou-cost/exports/files'),
    import('@ou-cost/exports/duckdb'),
  ]);
  const files = await localDeliveries(place, (pathOf) => new DuckDbPeriodReader(pathOf, { signal }));
  const deliveries = watchedDeliveries(files.deliveries, path.basename(place));
  const pathsOf = async (found: readonly { readonly path: string }[]) =>
    found.map((file) => files.pathOf(file.path));
  const engine = new DuckDbEngine({ pathsOf }, { signal });
  return {
    deliveries,
    engine,
    progress: () => `${engine.name} reads ${deliveries.files() ?? deliveries.name}`,
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}
