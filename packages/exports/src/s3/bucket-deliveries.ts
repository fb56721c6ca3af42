import type { RunConnection } from '@ou-cost/aws/calls';
import { OuCostError } from '@ou-cost/spend';
import { ExportedDeliveries } from '../delivery/exported-deliveries.ts';
import type { Deliveries } from '../ports.ts';
import { S3Store } from './store.ts';
import { NAMED_EXPORT } from './words.ts';

/** An export in a bucket. */
export interface BucketExport {
  /** `s3://bucket/prefix/export`. */
  readonly location: string;
  /** The bucket's region. @default the run's */
  readonly region?: string | null;
  /** The account that owns the bucket. @default not checked */
  readonly ownerAccountId?: string | null;
}

/** The deliveries of an export in a bucket, as this run reads them. Sends nothing. */
export function bucketDeliveries(
  run: RunConnection,
  { location, region, ownerAccountId = null }: BucketExport,
): { readonly deliveries: Deliveries; readonly store: S3Store } {
  const { bucket, folder } = partsOf(location);
  const store = new S3Store(run, { bucket, region: region ?? run.region, ownerAccountId }, NAMED_EXPORT);
  return { deliveries: new ExportedDeliveries(store, folder), store };
}

/** The bucket and the export's folder, with its `/`. Fails with InvalidUsage where the location is another text. */
function partsOf(location: string): { readonly bucket: string; readonly folder: string } {
  const found = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+?)\/*$/s.exec(location);
  const [, bucket, folder] = found ?? [];
  if (bucket !== undefined && folder !== undefined) return { bucket, folder: `${folder}/` };
  throw new OuCostError(
    'InvalidUsage',
    `'${location}' is not the location of an export; write s3://BUCKET/PREFIX/EXPORT`,
  );
}
