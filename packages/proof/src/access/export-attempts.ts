import type { ExportChain } from '../variants/exports.ts';
import type { Attempt } from './attempt.ts';

/** The requests about the export that the reader role exists for. */
export const EXPORT_ATTEMPTS = [
  'read-export',
  'list-export',
  'query',
  'look-at-query',
  'read-rows',
  'stop-query',
  'see-work-group',
  'describe-table',
  'glue-database',
  'glue-database-in-catalog',
  'glue-table',
  'glue-table-in-catalog',
  'glue-table-in-database',
];

/** What can be asked about the export itself, only in the payer's account. */
export const DEFINITION_ATTEMPTS = ['find-export', 'see-export', 'see-executions'];

/** With which AWS Data Exports delivers. */
export const DELIVERY_ATTEMPTS = ['write-export', 'see-bucket-policy'];

const OTHER_KEY = 'key/0a1b2c3d-1111-4111-8111-000000000000';

/** What the proof asks about an export. Its bucket's policy is in the templates only where they create it. */
export function exportAttempts(exports: ExportChain): Attempt[] {
  const { bucketArn, folder, workGroupArn, dataCatalogArn, database, table, glueArn } = exports;
  const asked = (id: string, label: string, action: string, resource: string): Attempt => ({
    id,
    label,
    action,
    resource,
    asksOutsiders: true,
  });
  const inBucket = (id: string, label: string, action: string, key?: string, prefix?: string): Attempt => ({
    ...asked(id, label, `s3:${action}`, key === undefined ? bucketArn : `${bucketArn}/${key}`),
    asksOutsiders: exports.isCreated,
    ...(prefix === undefined ? {} : { keys: { 's3:prefix': prefix } }),
  });
  const object = `${folder}/data/BILLING_PERIOD=2026-10/bill-00001.snappy.parquet`;
  const athena = (id: string, label: string, action: string, resource = workGroupArn): Attempt =>
    asked(id, label, `athena:${action}`, resource);
  const glue = (id: string, label: string, action: string, resource: string): Attempt =>
    asked(id, label, `glue:${action}`, glueArn(resource));
  const ofExport = (id: string, action: string, resource: string, label = action): Attempt =>
    asked(id, `${label} (Data Exports)`, `bcm-data-exports:${action}`, resource);
  const own = exports.exportArn(exports.name);
  return [
    inBucket('read-export', "read a file of the export's", 'GetObject', object),
    inBucket('read-beside-export', "read another object of the export's bucket", 'GetObject', 'other/file'),
    inBucket('read-like-export', 'read an object whose key begins alike', 'GetObject', `${folder}-2/file`),
    inBucket('list-export', "list the export's files", 'ListBucket', undefined, `${folder}/data/`),
    inBucket('list-bucket', 'list the whole bucket', 'ListBucket', undefined, ''),
    inBucket('list-beside-export', 'list another folder of the bucket', 'ListBucket', undefined, 'other/'),
    inBucket('write-export', "write into the export's folder", 'PutObject', object),
    inBucket('delete-export-file', 'delete a file of the export', 'DeleteObject', object),
    inBucket('put-bucket-policy', "change the bucket's policy", 'PutBucketPolicy'),
    inBucket('see-bucket-policy', "read the bucket's policy", 'GetBucketPolicy'),
    athena('query', 'StartQueryExecution', 'StartQueryExecution'),
    athena(
      'query-elsewhere',
      'StartQueryExecution in another work group',
      'StartQueryExecution',
      workGroupArn.replace(/[^/]+$/, 'primary'),
    ),
    athena('look-at-query', 'GetQueryExecution', 'GetQueryExecution'),
    athena('read-rows', 'GetQueryResults', 'GetQueryResults'),
    athena(
      'read-rows-elsewhere',
      'GetQueryResults of another work group',
      'GetQueryResults',
      workGroupArn.replace(/[^/]+$/, 'primary'),
    ),
    athena('stop-query', 'StopQueryExecution', 'StopQueryExecution'),
    athena('see-work-group', 'GetWorkGroup', 'GetWorkGroup'),
    athena('update-work-group', 'UpdateWorkGroup', 'UpdateWorkGroup'),
    athena('describe-table', 'GetTableMetadata', 'GetTableMetadata', dataCatalogArn),
    athena('list-tables', 'ListTableMetadata', 'ListTableMetadata', dataCatalogArn),
    glue('glue-database', 'GetDatabase', 'GetDatabase', `database/${database}`),
    glue('glue-database-in-catalog', 'GetDatabase, the catalog', 'GetDatabase', 'catalog'),
    glue('glue-other-database', 'GetDatabase of another database', 'GetDatabase', 'database/other'),
    glue('glue-table', 'GetTable', 'GetTable', `table/${database}/${table}`),
    glue('glue-table-in-catalog', 'GetTable, the catalog', 'GetTable', 'catalog'),
    glue('glue-table-in-database', 'GetTable, the database', 'GetTable', `database/${database}`),
    glue('glue-other-table', 'GetTable of another table', 'GetTable', `table/${database}/other`),
    glue('update-table', 'UpdateTable', 'UpdateTable', `table/${database}/${table}`),
    ofExport('find-export', 'ListExports', '*'),
    ofExport('see-export', 'GetExport', own),
    ofExport('see-executions', 'ListExecutions', own),
    ofExport('see-other-export', 'GetExport', exports.exportArn('another'), 'GetExport of another export'),
    ofExport('change-export', 'UpdateExport', own),
    ...(exports.keyArn === undefined ? [] : keyAttempts(exports.keyArn)),
  ];
}

/** The key is not in the templates: nobody but the reader role is asked. */
function keyAttempts(keyArn: string): Attempt[] {
  const decrypt = (id: string, label: string, resource: string): Attempt => ({
    id,
    label,
    action: 'kms:Decrypt',
    resource,
    asksOutsiders: false,
    trustsEveryAccount: true,
  });
  return [
    decrypt('decrypt-export', "decrypt with the bucket's key", keyArn),
    decrypt('decrypt-other', 'decrypt with another key', keyArn.replace(/key\/.*$/, OTHER_KEY)),
  ];
}
