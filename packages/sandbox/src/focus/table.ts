import { open } from 'node:fs/promises';
import { ScenarioError } from '../scenario/error.ts';
import { csvTable } from './csv-table.ts';

/** A file of a bill as a table of texts. */
export interface BillTable {
  /** What one record is called in the file, for messages. */
  readonly unit: 'line' | 'row';
  /** The column names, then the values of every record in the same order, each with the record's number. */
  readonly records: AsyncIterable<readonly [values: readonly string[], number: number]>;
}

/**
 * Opens a CSV, gzipped CSV or Parquet file. Its first bytes decide which, since people rename files.
 *
 * @throws ScenarioError for a file of another kind
 */
export async function openTable(file: string): Promise<BillTable> {
  const start = await firstBytes(file);
  if (start.startsWith('504b0304')) {
    throw new ScenarioError(`${file} is a ZIP archive: unpack it, or compress the CSV with gzip`);
  }
  if (start === PARQUET) {
    // Loaded only here, because it brings an engine of its own.
    const { parquetTable } = await import('./parquet-table.ts');
    return parquetTable(file);
  }
  return csvTable(file, start.startsWith('1f8b'));
}

/** `PAR1` */
const PARQUET = '50415231';

/** The first four bytes in hexadecimal digits. */
async function firstBytes(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead).toString('hex');
  } finally {
    await handle.close();
  }
}
