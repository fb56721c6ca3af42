import { OuCostError } from '@ou-cost/spend';

/** DuckDB's package, which is loaded only where an export is read with it: it brings an engine of 60 MB. */
export async function loadDuckDb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new OuCostError(
      'InvalidUsage',
      'DuckDB is not installed beside this program; install it with npm install --prefix FOLDER @duckdb/node-api@1.5.6-r.1, where FOLDER has this program; or, for an export in a bucket, use --engine athena',
      { cause: error },
    );
  }
}
