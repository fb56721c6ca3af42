import type { RequiredCall } from './required-call.ts';

/**
 * The calls with the reader role where the bill is read from its export by Athena, besides those on Organizations and
 * Cost Explorer. Athena reads the table and the files with the rights of whoever asks. The table names its partitions
 * itself (partition projection), so that no partition of Glue is read; results are kept by Athena, so that no bucket
 * is written to.
 */
export const EXPORTS_READER_CALLS: readonly RequiredCall[] = [
  {
    action: 's3:ListBucket',
    resources: ['export-bucket'],
    why: 'the months that were delivered, and whether a delivery is whole; Athena lists the files of a month',
  },
  {
    action: 's3:GetObject',
    resources: ['export-objects'],
    why: 'the manifests of the deliveries; Athena reads the files that they name',
  },
  {
    action: 'athena:GetTableMetadata',
    resources: ['athena-catalog'],
    why: 'the columns of the table, and where it says that its files are',
  },
  { action: 'athena:StartQueryExecution', resources: ['export-work-group'], why: 'the query of the bill' },
  { action: 'athena:GetQueryExecution', resources: ['export-work-group'], why: 'whether the query is done' },
  { action: 'athena:GetQueryResults', resources: ['export-work-group'], why: 'the rows of its answer' },
  {
    action: 'athena:StopQueryExecution',
    resources: ['export-work-group'],
    why: 'a run that fails, or that would scan more than it may, ends its query',
  },
  {
    action: 'glue:GetDatabase',
    resources: ['glue-catalog', 'export-database'],
    why: 'Athena looks the database up, with the rights of whoever asks',
  },
  {
    action: 'glue:GetTable',
    resources: ['glue-catalog', 'export-database', 'export-table'],
    why: 'Athena looks the table up, with the rights of whoever asks',
  },
  {
    action: 'athena:GetWorkGroup',
    resources: ['export-work-group'],
    why: 'doctor sees whether the work group is enabled, keeps results and limits what a query scans',
  },
  {
    action: 'bcm-data-exports:ListExports',
    resources: ['any'],
    why: 'doctor finds the export by its name; the action has no resource type',
  },
  {
    action: 'bcm-data-exports:GetExport',
    resources: ['export-definition'],
    why: 'doctor sees whether the export is healthy, and where it is delivered to',
  },
  {
    action: 'bcm-data-exports:ListExecutions',
    resources: ['export-definition'],
    why: "doctor sees whether the export's last run made a delivery",
  },
];

/** Besides, where the files of the export are encrypted with a key of the customer's. */
export const EXPORTS_KEY_CALLS: readonly RequiredCall[] = [
  {
    action: 'kms:Decrypt',
    resources: ['export-key'],
    why: 'S3 decrypts the files with the rights of whoever reads them',
  },
];
