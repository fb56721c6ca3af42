import { functionAccountOf } from './addresses.ts';
import type { ConfigDocument } from './schema.ts';

/** Where the configured archive is. */
export interface ArchiveAddresses {
  /** `s3://bucket/prefix`, as `--archive` takes it. */
  readonly location: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly region: string;
  readonly bucketAccountId: string;
  /** Whether the stacks create the bucket. */
  readonly create: boolean;
}

/** The addresses of the configured archive; undefined where the function keeps none. */
export function archiveAddressesOf(
  config: Pick<ConfigDocument, 'archive' | 'payer' | 'function'>,
): ArchiveAddresses | undefined {
  const { archive, payer } = config;
  if (archive === undefined) return undefined;
  const { bucket, prefix, create } = archive;
  return {
    location: `s3://${bucket}/${prefix}`,
    bucket,
    prefix,
    region: archive.region ?? payer.region,
    bucketAccountId: archive.bucketAccountId ?? functionAccountOf(config),
    create,
  };
}
