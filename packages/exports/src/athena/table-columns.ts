import type { TableMetadata } from '@aws-sdk/client-athena';
import { OuCostError } from '@ou-cost/spend';
import type { Delivery, SourceColumn } from '../ports.ts';
import { type AthenaAddress, malformed } from './calls.ts';
import { correctTable } from './refused-request.ts';
import { PARTITION_KEY } from './restricted-table.ts';

/**
 * The columns of a table that is over these deliveries. Fails with InvalidConfiguration where the table has its files
 * elsewhere, or is not divided by billing period.
 */
export function tableColumns(
  { Columns = [], PartitionKeys = [], Parameters = {} }: TableMetadata,
  address: AthenaAddress,
  bucket: string,
  deliveries: readonly Delivery[],
): SourceColumn[] {
  const parameters = new Map(Object.entries(Parameters));
  for (const delivery of deliveries) assertHolds(parameters, address, bucket, delivery);
  const key = PartitionKeys.find(({ Name }) => Name?.toLowerCase() === PARTITION_KEY);
  if (key === undefined || !/^(?:string|varchar|char)\b/i.test(key.Type ?? 'string')) {
    const found = PartitionKeys.map(({ Name, Type }) => `${Name} ${Type}`).join(', ') || 'none';
    throw wrongTable(
      address,
      `its partition keys are ${found}, and '${PARTITION_KEY}' of the type string is needed so that only the months asked for are scanned`,
    );
  }
  return Columns.map(({ Name, Type }) => {
    if (typeof Name !== 'string' || typeof Type !== 'string')
      throw malformed('a column without name or type');
    return { name: Name, type: Type };
  });
}

/** Fails where the table does not look for a delivery's month in the folder that the delivery is in. */
function assertHolds(
  parameters: ReadonlyMap<string, string>,
  address: AthenaAddress,
  bucket: string,
  { folder, month }: Delivery,
): void {
  const template = parameters.get('storage.location.template');
  const location = template?.replaceAll(`\${${PARTITION_KEY}}`, month) ?? parameters.get('location');
  if (location === undefined) throw wrongTable(address, 'Athena does not say where its files are');
  const delivered = `s3://${bucket}/${folder}`;
  if (delivered.startsWith(location.replace(/^s3[an]:/, 's3:').replace(/\/*$/, '/'))) return;
  throw wrongTable(
    address,
    `it has ${month} in '${location}', and the export is delivered to '${delivered}'`,
  );
}

function wrongTable(address: AthenaAddress, what: string): OuCostError {
  const { database, table } = address;
  return new OuCostError(
    'InvalidConfiguration',
    `the table '${database}.${table}' is not one of this export: ${what}; ${correctTable(address)}`,
  );
}

/** The failure for a delivery of which the table shows no line. */
export function nothingOf(
  { month, folder, files }: Delivery,
  { database, table }: AthenaAddress,
  bucket: string,
): OuCostError {
  return new OuCostError(
    'InvalidConfiguration',
    `the table '${database}.${table}' shows no line of ${month}, and the export has delivered ${files.length} files of it to 's3://${bucket}/${folder}'; ` +
      'a month that is not seen is not counted as zero: give the table partition projection that reaches this month, with the folders as they are spelled there',
  );
}
