import { type BucketArchive, openBucketArchive } from '@ou-cost/archive/s3';
import { connectRun } from '@ou-cost/aws/calls';
import { applyAdvice, settingText } from '@ou-cost/doctor';
import {
  dateOfInstant,
  type EarlierRuns,
  monthsOf,
  OuCostError,
  planRun,
  type ReportRequest,
} from '@ou-cost/spend';
import type { Environment } from '../environment.ts';
import type { Run } from '../run.ts';

/**
 * The archive of the deployment, with the credentials of the archivist role; nothing is sent yet. The session is named by
 * the run. Null where the deployment has none.
 */
export function archiveOf({
  environment,
  runId,
  deadline,
}: Pick<Run, 'environment' | 'runId' | 'deadline'>): BucketArchive | null {
  const { archive, region, deployedThrough, s3Endpoint } = environment;
  if (archive === null) return null;
  const connection = connectRun({
    region,
    readerRoleArn: archive.archivistRoleArn,
    roleHop: 'assume the archivist role',
    runId,
    deadline,
    deployedThrough,
    maxCostExplorerRequests: null,
  });
  return openBucketArchive(archive.location, connection, {
    region: archive.region,
    ownerAccountId: archive.ownerAccountId,
    ...(s3Endpoint === null ? {} : { endpoint: s3Endpoint }),
  });
}

/**
 * What a report on this request can use of the archive. Fails with an OuCostError where it cannot be read, and with
 * InvalidUsage where the tree as it was is asked for and nobody has seen one yet.
 */
export async function earlierRunsFor(
  { archive }: BucketArchive,
  request: ReportRequest,
  now: number,
): Promise<EarlierRuns> {
  if (request.tree === 'as-was') await archive.assertHistory();
  return await archive.earlierRuns(monthsOf(planRun(request, dateOfInstant(now))));
}

/** Fails with InvalidRequest: the deployment has no archive, and is asked for what needs one. */
export function withoutArchive(what: string, { deployedThrough }: Environment): OuCostError {
  return new OuCostError(
    'InvalidRequest',
    `${what}, and this deployment has no archive; name a bucket for it as ${settingText('archive.bucket', deployedThrough)} and ${applyAdvice(deployedThrough)}`,
  );
}
