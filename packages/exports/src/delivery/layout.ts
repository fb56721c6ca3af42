/** A file of an export, by the place that AWS gives it. */
export interface Place {
  /** The folder of the export, with its `/`; empty where the export is not in a folder. */
  readonly root: string;
  readonly part: 'data' | 'metadata';
  /** The billing period, `YYYY-MM`. */
  readonly month: string;
  /** The billing period's folder as it is spelled: `BILLING_PERIOD=2026-10` or `billing_period=2026-10`. */
  readonly partition: string;
  /** The folder of the execution, where the export keeps each delivery; null where deliveries overwrite each other. */
  readonly execution: string | null;
  readonly name: string;
}

const PLACE =
  /^((?:.*\/)?)(data|metadata)\/([Bb][Ii][Ll][Ll][Ii][Nn][Gg]_[Pp][Ee][Rr][Ii][Oo][Dd]=(\d{4}-(?:0[1-9]|1[0-2])))\/(?:([^/]+)\/)?([^/]+)$/s;

/**
 * Where in AWS's layout a path is, or null where it is elsewhere:
 * `<root>/<data|metadata>/BILLING_PERIOD=YYYY-MM/[<execution>/]<name>`.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 */
export function placeOf(path: string): Place | null {
  const found = PLACE.exec(path);
  if (found === null) return null;
  const [, root = '', part, partition = '', month = '', execution, name = ''] = found;
  if (part !== 'data' && part !== 'metadata') return null;
  if ([execution, name].some((text) => text === '.' || text === '..')) return null;
  return { root, part, month, partition, execution: execution ?? null, name };
}

/** The name of the export whose manifest has this name, or null where it is another file. */
export function exportNameOf(manifestName: string): string | null {
  return /^(.+)-Manifest\.json$/is.exec(manifestName)?.[1] ?? null;
}

export type FileFormat = 'parquet' | 'csv';

/** The format of a file of lines, by its name; null for every other file. */
export function formatOf(path: string): FileFormat | null {
  if (/\.parquet$/i.test(path)) return 'parquet';
  return /\.csv(\.gz)?$/i.test(path) ? 'csv' : null;
}

/** A path in the form in which copies agree: the case of a billing period's folder, and `:` where it cannot be. */
export function foldedPath(path: string): string {
  return path.replace(/billing_period=/gi, 'billing_period=').replace(/:|%3[Aa]/g, '_');
}

interface Execution {
  /** When it began, in milliseconds since 1970-01-01T00:00Z; null where the folder's name does not say. */
  readonly startedAt: number | null;
  readonly id: string;
}

const EXECUTION = /^(\d{4})-?(\d\d)-?(\d\d)(?:T?(\d\d)\D?(\d\d)\D?(\d\d)(\.\d{1,9})?)?(?:Z|\+00:?00)?-(.+)$/s;

/** What the name of an execution's folder says, such as `2026-11-02T23:48:02.356Z-9b6b32ef-2b70-3d10`. */
export function executionOf(folder: string): Execution {
  const found = EXECUTION.exec(folder);
  if (found === null) return { startedAt: null, id: folder };
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', id = ''] = found;
  const startedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  return Number.isNaN(startedAt) ? { startedAt: null, id: folder } : { startedAt, id };
}
