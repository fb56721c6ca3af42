import { AWS_TYPES, type Column, type ExportTable } from '../table/column.ts';
import type { ExportOptions } from './options.ts';

/** What a manifest says of a delivery. */
export interface ManifestFacts {
  readonly account: string;
  readonly exportArn: string;
  readonly exportName: string;
  readonly executionId: string;
  readonly table: ExportTable;
  readonly columns: readonly Column[];
  readonly format: NonNullable<ExportOptions['format']>;
  readonly bucket: string;
  readonly start: string;
  readonly end: string;
  /** Keys in the bucket. */
  readonly dataFiles: readonly string[];
}

/**
 * The text of a manifest. AWS documents that it has the columns, the files with their paths and the time that the
 * delivery covers, not how they are named; `columns` and `dataFiles` are what programs that read manifests use.
 */
export function manifestText(facts: ManifestFacts): string {
  const isParquet = facts.format === 'parquet';
  return `${JSON.stringify(
    {
      exportArn: facts.exportArn,
      exportName: facts.exportName,
      executionId: facts.executionId,
      account: facts.account,
      tableName: facts.table,
      columns: facts.columns.map(({ name, type }) => ({ name, type: AWS_TYPES[type] })),
      charset: 'UTF-8',
      contentType: isParquet ? 'PARQUET' : 'TEXT_OR_CSV',
      compression: isParquet ? 'PARQUET' : facts.format === 'csv' ? 'NONE' : 'GZIP',
      billingPeriod: { start: facts.start, end: facts.end },
      bucket: facts.bucket,
      dataFiles: facts.dataFiles.map((key) => `s3://${facts.bucket}/${key}`),
    },
    null,
    2,
  )}\n`;
}
