import { stat } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import type { Deliveries, PeriodReader } from '../ports.ts';
import { findExportRoot } from './export-root.ts';
import { ExportedDeliveries } from './exported-deliveries.ts';
import { FolderStore, unreadable } from './folder-store.ts';
import { formatOf, placeOf } from './layout.ts';
import { PlainFiles } from './plain-files.ts';
import { refusal, shown } from './refusal.ts';

/** Files of an export on this machine. */
export interface LocalDeliveries {
  readonly deliveries: Deliveries;
  /** Where a file of a delivery is on this machine. */
  pathOf(path: string): string;
}

/**
 * The deliveries in a folder: the folder of an export, one above or one inside of it, or a folder of files without AWS's
 * layout, or one such file. Fails with InvalidUsage where there is none.
 */
export async function localDeliveries(
  path: string,
  readerFor: (pathOf: (path: string) => string) => PeriodReader,
): Promise<LocalDeliveries> {
  const here = resolve(path);
  const isFile = (await factsOf(here, path)).isFile();
  const folder = exportFolderAround(here, isFile);
  if (isFile) {
    if (folder !== null) {
      throw refusal(
        'InvalidUsage',
        `${shown(path)} is one file of an export`,
        `give the export's folder: ${shown(folder)}`,
      );
    }
    if (formatOf(here) === null) {
      throw refusal(
        'InvalidUsage',
        `${shown(path)} is neither Parquet (.parquet) nor CSV (.csv, .csv.gz)`,
        'give a file or a folder of an export',
      );
    }
    return plain(new FolderStore(dirname(here)), basename(here), readerFor);
  }
  const around = folder === null ? null : new FolderStore(folder);
  const isExport = around !== null && (isPartition(here) || (await around.list('metadata/')).length > 0);
  const store = isExport ? around : new FolderStore(here);
  const found = await findExportRoot(store, '');
  if (found === null) return plain(store, null, readerFor);
  const deliveries = new ExportedDeliveries(store, found.root);
  return { deliveries, pathOf: (file) => store.pathOf(file) };
}

function plain(
  store: FolderStore,
  only: string | null,
  readerFor: (pathOf: (path: string) => string) => PeriodReader,
): LocalDeliveries {
  const pathOf = (file: string) => store.pathOf(file);
  return { deliveries: new PlainFiles(store, only, readerFor(pathOf)), pathOf };
}

async function factsOf(here: string, path: string) {
  try {
    return await stat(here);
  } catch (cause) {
    const isMissing =
      cause instanceof Error && 'code' in cause && ['ENOENT', 'ENOTDIR'].includes(String(cause.code));
    if (!isMissing) throw unreadable(path, cause);
    throw refusal(
      'InvalidUsage',
      `there is no file or folder ${shown(path)}`,
      'write --exports FOLDER or --exports s3://BUCKET/PREFIX/EXPORT',
      cause,
    );
  }
}

/** The folder of the export that a path is inside of, by its name: `…/EXPORT/data/BILLING_PERIOD=2026-10`. */
function exportFolderAround(here: string, isFile: boolean): string | null {
  const path = here.split(sep).join('/');
  if (isFile) return placeOf(path)?.root.replace(/\/$/, '') ?? null;
  const found = /^(.*)\/(?:data|metadata)(?:\/billing_period=\d{4}-\d{2}(?:\/[^/]+)?)?$/is.exec(path);
  return found === null ? null : found[1] || '/';
}

function isPartition(here: string): boolean {
  return /[/\\](?:data|metadata)[/\\]billing_period=/i.test(here);
}
