import type { Delivery } from '../ports.ts';
import { quotedName, quotedText } from '../query/sql.ts';
import type { AthenaAddress } from './calls.ts';

/** The partition column of an export's table: the billing period as `YYYY-MM`. */
export const PARTITION_KEY = 'billing_period';

/** The character after `/`: a path is in a folder if it lies between the folder's name with the one and with the other. */
const AFTER_SLASH = '0';

/**
 * What stands behind FROM so that the files of these deliveries are read and no others. Comparisons with a constant are
 * all that decides, since Athena then leaves files out before it scans them.
 */
export function restrictedTable(
  { database, table }: AthenaAddress,
  bucket: string,
  deliveries: readonly Delivery[],
): string {
  const uri = (path: string) => quotedText(`s3://${bucket}/${path}`);
  const months = deliveries.map(({ month }) => quotedText(month));
  const folders = deliveries.map(({ folder }) => {
    const after = `${folder.slice(0, -1)}${AFTER_SLASH}`;
    return `("$path" >= ${uri(folder)} AND "$path" < ${uri(after)})`;
  });
  const others = deliveries.flatMap((delivery) => delivery.others).map(uri);
  const conditions = [
    `${quotedName(PARTITION_KEY)} IN (${months.join(', ')})`,
    `(${folders.join(' OR ')})`,
    ...(others.length === 0 ? [] : [`"$path" NOT IN (${others.join(', ')})`]),
  ];
  const name = [database, table].map(quotedName).join('.');
  return `(SELECT * FROM ${name} WHERE ${conditions.join(' AND ')}) AS bill`;
}
