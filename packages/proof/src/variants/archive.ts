import type { VariantConfig } from './model.ts';

/** What a configured archive consists of, by its expected names, independent of the code that synthesizes it. */
export interface ArchiveChain {
  readonly archivist: string;
  /** Whether the templates create the bucket, so that its policy is known. */
  readonly isCreated: boolean;
  readonly bucket: string;
  readonly bucketArn: string;
  /** The keys of the archive begin with it and a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly bucketAccount: string;
  readonly isLocked: boolean;
  /** Whether the templates create a customer's key for the bucket. */
  readonly createsKey: boolean;
  /** A customer's key; one that the templates create has an id that nobody knows beforehand. */
  readonly keyArn?: string;
  /** By which the archivist knows a key that the templates create. */
  readonly keyAlias?: string;
}

interface Place {
  readonly partition: string;
  readonly functionAccount: string;
  readonly archivist: string;
}

/** The configured archive with the project's default names; undefined where none is configured. */
export function archiveChainOf(
  { archive, payer }: VariantConfig,
  { partition, functionAccount, archivist }: Place,
): ArchiveChain | undefined {
  if (archive === undefined) return undefined;
  const { bucket, prefix = 'ou-cost', kmsKey } = archive;
  const createsKey = kmsKey === 'create';
  return {
    archivist,
    isCreated: archive.create !== false,
    bucket,
    bucketArn: `arn:${partition}:s3:::${bucket}`,
    prefix,
    region: archive.region ?? payer.region,
    bucketAccount: archive.bucketAccountId ?? functionAccount,
    isLocked: archive.objectLock !== undefined,
    createsKey,
    ...(createsKey ? { keyAlias: 'alias/ou-cost-archive' } : {}),
    ...(createsKey || kmsKey === undefined ? {} : { keyArn: kmsKey }),
  };
}
