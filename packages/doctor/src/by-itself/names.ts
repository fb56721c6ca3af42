import { principalOf } from '../principal.ts';
import type { ArchiveSettings, ScheduleSettings } from './probes.ts';

/** What policies call the parts of an archive. */
export function archiveNames({ archivistRoleArn, bucket, prefix }: ArchiveSettings) {
  const { partition } = principalOf(archivistRoleArn);
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  return { bucketArn, objectsArn: `${bucketArn}/${prefix}/*`, everywhereArn: `${bucketArn}/*` };
}

/** The schedules of a group, in the region of the function. */
export function scheduleArns(
  { delivererRoleArn, group }: ScheduleSettings,
  region: string,
): { readonly schedules: string } {
  const { partition, accountId } = principalOf(delivererRoleArn);
  return { schedules: `arn:${partition}:scheduler:${region}:${accountId}:schedule/${group}/*` };
}
