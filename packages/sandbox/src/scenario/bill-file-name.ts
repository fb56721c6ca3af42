import { ScenarioError } from './error.ts';

const FORMAT = /(\.(snappy|gz|zstd))?\.(csv|csv\.gz|parquet)$/i;

/** Whether a name is that of a CSV, gzipped CSV or Parquet file that is not hidden. */
export function isBillFile(name: string): boolean {
  return FORMAT.test(name) && !name.startsWith('.');
}

/**
 * The same chunk as CSV and packed, or in two formats, would count twice.
 *
 * @throws ScenarioError if two of the files in a folder differ only in what says how they are written
 */
export function refuseCopies(files: readonly string[], folder: string): void {
  const seen = new Map<string, string>();
  for (const name of files) {
    const stem = name.replace(FORMAT, '');
    const other = seen.get(stem);
    if (other !== undefined) {
      throw new ScenarioError(`${folder} has ${other} and ${name}: keep one of them`);
    }
    seen.set(stem, name);
  }
}
