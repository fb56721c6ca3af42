import type { DuckDBConnection } from '@duckdb/node-api';
import type { DeployedTable } from '../deployed/model.ts';
import type { StoredObject } from '../s3/bucket.ts';
import type { Buckets } from '../s3/buckets.ts';
import { keyPermissions } from '../s3/operations.ts';
import type { Permission } from '../service.ts';
import { type Partition, projectedPartitions } from './partitions.ts';
import { QueryError } from './query-error.ts';
import { quoted, rowsThatFulfil, type TableReference } from './syntax-tree.ts';

/** A file that a query reads. */
export interface TableFile {
  /** `s3://bucket/key`, as `"$path"` has it. */
  readonly path: string;
  readonly object: StoredObject;
  /** In the order of the table's partition keys. */
  readonly partition: readonly string[];
}

/** What finding the files needs. */
export interface TableFinder {
  readonly buckets: Buckets;
  readonly now: Date;
  readonly partition: string;
  /** Undefined if the caller has the permission, else AWS's refusal. */
  refusal(permission: Permission, prefix?: string): Promise<string | undefined>;
}

/**
 * The files that a query reads of a table: those below the locations of the partitions that its conditions leave, whose
 * paths fulfil its conditions. As Athena does, folders are read with all folders in them, and hidden files are not.
 *
 * @throws QueryError if the caller may not list or read them
 */
export async function filesRead(
  connection: DuckDBConnection,
  table: DeployedTable,
  { conditions }: TableReference,
  finder: TableFinder,
): Promise<readonly TableFile[]> {
  const keys = table.partitionKeys.map(({ name }) => name.toLowerCase());
  const partitions = projectedPartitions(table, finder.now);
  const left =
    keys.length === 0
      ? partitions
      : await fulfilling(connection, keys, partitions, (each) => each.values, conditions);
  const files: TableFile[] = [];
  for (const partition of left) files.push(...(await listed(partition, finder)));
  const read = await fulfilling(
    connection,
    ['$path', ...keys],
    files,
    ({ path, partition }) => [path, ...partition],
    conditions,
  );
  for (const { path } of read) {
    const resource = `arn:${finder.partition}:s3:::${path.slice('s3://'.length)}`;
    const refusal = await finder.refusal({ action: 's3:GetObject', resource });
    if (refusal !== undefined) throw permissionDenied(path, refusal);
    for (const permission of keyPermissions(finder.buckets.find(bucketName(path)), 's3:GetObject')) {
      const keyRefusal = await finder.refusal(permission);
      if (keyRefusal !== undefined) throw permissionDenied(path, keyRefusal);
    }
  }
  return read;
}

/** A name that no table of Glue has. */
const CANDIDATES = '"#candidates"';

/** The items whose values fulfil the conditions on these columns. */
async function fulfilling<T>(
  connection: DuckDBConnection,
  columns: readonly string[],
  items: readonly T[],
  valuesOf: (item: T) => readonly string[],
  conditions: TableReference['conditions'],
): Promise<readonly T[]> {
  if (items.length === 0) return [];
  const names = columns.map((name) => `"${name}"`).join(', ');
  const rows = items.map((item, index) => `(${index}, ${valuesOf(item).map(quoted).join(', ')})`);
  await connection.run(
    `create or replace table ${CANDIDATES} as select * from (values ${rows.join(', ')}) as c("#", ${names})`,
  );
  const found = await rowsThatFulfil(connection, CANDIDATES, columns, conditions);
  return found.flatMap(([index]) => {
    const item = items[Number(index)];
    return item === undefined ? [] : [item];
  });
}

async function listed({ location, values }: Partition, finder: TableFinder): Promise<readonly TableFile[]> {
  const [, name = '', prefix = ''] = /^s3[an]?:\/\/([^/]+)\/(.*)$/.exec(location) ?? [];
  const bucket = finder.buckets.find(name);
  if (bucket === undefined) {
    throw new QueryError(
      `HIVE_FILESYSTEM_ERROR: The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket) (Bucket: ${name})`,
    );
  }
  const resource = `arn:${finder.partition}:s3:::${name}`;
  const refusal = await finder.refusal({ action: 's3:ListBucket', resource }, prefix);
  if (refusal !== undefined) throw permissionDenied(location, refusal);
  return (await bucket.all())
    .filter(({ key }) => key.startsWith(prefix) && !/^[._]/.test(key.slice(key.lastIndexOf('/') + 1)))
    .map((object) => ({ path: `s3://${name}/${object.key}`, object, partition: values }));
}

function bucketName(path: string): string {
  return path.split('/')[2] ?? '';
}

function permissionDenied(path: string, refusal: string): QueryError {
  return new QueryError(
    `Permission denied on S3 path: ${path}. ${refusal} (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)`,
  );
}
