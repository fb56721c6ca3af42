const FORMAT = /(\.(snappy|gz|zstd))?\.(csv|csv\.gz|parquet)$/i;

/** Whether a name is that of a CSV, gzipped CSV or Parquet file that is not hidden. */
export function isBillFile(name: string): boolean {
  return FORMAT.test(name) && !name.startsWith('.');
}

/** The name of a bill file without what says how it is written. */
export function withoutFormat(name: string): string {
  return name.replace(FORMAT, '');
}
