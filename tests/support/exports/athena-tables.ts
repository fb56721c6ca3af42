import type { Deployment } from '@ou-cost/sandbox/deployed';
import { TABLES } from '../../../packages/sandbox/src/exports/delivery/table-lines.ts';
import type { Column, ExportTable } from '../../../packages/sandbox/src/exports/table/column.ts';

export const EXPORT_TABLES = Object.keys(TABLES) as readonly ExportTable[];
export type { ExportTable };

/** Where the exports of `withTables` are. */
export const BUCKET = 'equal-bills';
export const DATABASE = 'bills';
export const WORK_GROUP = 'equal';

/** Glue's name of a table. */
export function glueName(table: ExportTable): string {
  return table.toLowerCase();
}

const TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'string',
  double: 'double',
  moment: 'timestamp',
  texts: 'map<string,string>',
  doubles: 'map<string,double>',
};

/** The deployment with a bucket whose objects are the files of a folder, and a table of Athena for each export in it. */
export function withTables(
  deployment: Deployment,
  folder: string,
  place: { accountId: string; region: string },
): Deployment {
  return {
    ...deployment,
    buckets: [...deployment.buckets, { ...place, name: BUCKET, folder }],
    databases: [...deployment.databases, { ...place, name: DATABASE }],
    workGroups: [
      ...deployment.workGroups,
      { ...place, name: WORK_GROUP, isEnabled: true, isEnforced: true, hasManagedResults: true },
    ],
    tables: [...deployment.tables, ...EXPORT_TABLES.map((table) => ({ ...place, ...tableOf(table) }))],
  };
}

function tableOf(table: ExportTable): Omit<Deployment['tables'][number], 'accountId' | 'region'> {
  const location = `s3://${BUCKET}/parquet/${table}/data/`;
  return {
    database: DATABASE,
    name: glueName(table),
    type: 'EXTERNAL_TABLE',
    columns: TABLES[table].columns.map(({ name, type }) => ({ name: name.toLowerCase(), type: TYPES[type] })),
    partitionKeys: [{ name: 'billing_period', type: 'string' }],
    parameters: {
      'projection.enabled': 'true',
      'projection.billing_period.type': 'date',
      'projection.billing_period.format': 'yyyy-MM',
      'projection.billing_period.interval': '1',
      'projection.billing_period.interval.unit': 'MONTHS',
      'projection.billing_period.range': '2015-01,NOW',
      'storage.location.template': `${location}BILLING_PERIOD=\${billing_period}`,
    },
    location,
    inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  };
}
