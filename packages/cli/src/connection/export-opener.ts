import path from 'node:path';
import type { RunConnection } from '@ou-cost/aws/calls';
import type { OpenExport } from '@ou-cost/exports/composition';
import type { SpendSource } from '../arguments/spend-source.ts';
import { exportFolder } from './export-folder.ts';

/** Opens an export in a run, and keeps what must be disposed of when it was read. */
export interface ExportOpener extends AsyncDisposable {
  /** @param signal ends what DuckDB runs */
  open(run: RunConnection, signal: AbortSignal): Promise<OpenExport>;
}

interface Reading {
  readonly spend: Exclude<SpendSource, { readonly kind: 'cost-explorer' }>;
  readonly workingFolder: string;
  readonly maxGigabytesScanned: number | null;
}

/** What opens the export that the options name; only what it needs is loaded. */
export function exportOpener({ spend, workingFolder, maxGigabytesScanned }: Reading): ExportOpener {
  const opened = new AsyncDisposableStack();
  const open: ExportOpener['open'] = async (run, signal) => {
    switch (spend.kind) {
      case 'folder':
        return opened.use(await exportFolder(path.resolve(workingFolder, spend.path), signal));
      case 'bucket': {
        const { openFetched } = await import('@ou-cost/exports/bucket');
        const { location, region } = spend;
        return opened.use(openFetched(run, { exports: { location, region }, maxGigabytesScanned, signal }));
      }
      case 'athena': {
        const { openWithAthena } = await import('@ou-cost/exports/athena');
        const { location, region, database, glueTable: table, workGroup } = spend.addresses;
        const exports = { location, region, database, table, workGroup };
        return openWithAthena(run, { exports, maxGigabytesScanned });
      }
    }
  };
  return { open, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}
