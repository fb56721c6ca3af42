import { connectRun } from '@ou-cost/aws/calls';
import { Bucket, BucketRequests, type BucketRun, type BucketWords } from '@ou-cost/aws/s3';
import { type ArchiveAccess, otherPrefix } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import type { Environment } from '../environment.ts';

interface Reach {
  readonly runId: string;
  /** Milliseconds since 1970 after which nothing is sent. */
  readonly deadline: number;
  /** With the function's own credentials. */
  readonly worker: BucketRun;
}

/** The doctor's own object: it never changes, so that it is written once and for all. */
const OWN = 'doctor.json';
const CONTENT = new TextEncoder().encode(
  `${JSON.stringify({ schema: 'ou-cost/doctor@1', about: "left by 'ou-cost doctor' when it saw that the archive can be written" })}\n`,
);
const TYPE = 'application/json';

const WORDS: BucketWords = {
  location: 'the location of the archive',
  object: 'an object of the archive',
  region: "as 'archive.region'",
  replaced: 'the bucket lets objects be replaced; docs/archive.md has a policy that does not',
};

/** What a diagnosis checks of the archive; null where the deployment has none. Sends nothing by itself. */
export function archiveAccess(
  { archive, region, s3Endpoint, deployedThrough }: Environment,
  { runId, deadline, worker }: Reach,
): ArchiveAccess | null {
  if (archive === null) return null;
  const { archivistRoleArn, ownerAccountId } = archive;
  const [bucket = '', ...folders] = archive.location.replace('s3://', '').split('/');
  const settings = { archivistRoleArn, bucket, prefix: folders.join('/'), ownerAccountId };
  const archivist = connectRun({
    region,
    readerRoleArn: archivistRoleArn,
    roleHop: 'assume the archivist role',
    runId,
    deadline,
    deployedThrough,
    maxCostExplorerRequests: null,
  });
  const reach = {
    bucket,
    region: archive.region,
    ownerAccountId,
    ...(s3Endpoint === null ? {} : { endpoint: s3Endpoint }),
  };
  const hops = { read: 'read the archive', write: 'write to the archive' };
  const bucketAs = (run: BucketRun) => new Bucket(new BucketRequests(run, reach, WORDS), hops);
  const objects = bucketAs(archivist);
  const own = `${settings.prefix}/${OWN}`;
  const elsewhere = `${otherPrefix(settings)}/${OWN}`;
  return {
    settings,
    probes: {
      assumeArchivist: () => archivist.assumeRole(),
      write: async () => {
        const outcome = await objects.write(own, CONTENT, TYPE, { none: true });
        return outcome === 'written' ? outcome : 'exists';
      },
      read: async () => {
        if ((await objects.read(own, CONTENT.length)) !== null) return;
        throw new OuCostError('Incomplete', `the archive has no ${OWN}, which was written a moment ago`);
      },
      list: () => listed(objects, own),
      overwrite: () => objects.tryOverwriting(own, CONTENT, TYPE),
      writeElsewhere: () => objects.tryWriting(elsewhere),
      listElsewhere: () => listed(objects, `${otherPrefix(settings)}/`),
      remove: () => objects.tryDeleting(own),
      listAsWorker: () => listed(bucketAs(worker), own),
    },
  };
}

/** One page is enough to see whether it may be listed. */
async function listed(objects: Bucket, prefix: string): Promise<void> {
  for await (const _ of objects.list(prefix)) return;
}
