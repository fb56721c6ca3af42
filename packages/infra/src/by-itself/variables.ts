import { archiveAddressesOf, type Config } from '@ou-cost/contract';
import { Token } from 'aws-cdk-lib';
import { arnsOf } from '../arns.ts';
import { ifGiven } from '../parameters/optional.ts';
import { schedulesSetting } from './targets.ts';

/** What the function must know of its archive and of its schedules; nothing where there are none. */
export function byItselfVariables(config: Config): Record<string, string> {
  return { ...archiveVariables(config), ...scheduleVariables(config) };
}

function archiveVariables(config: Config): Record<string, string> {
  const archive = archiveAddressesOf(config);
  if (archive === undefined) return {};
  const given = (text: string): string => Token.asString(ifGiven(archive.bucket, text));
  return {
    OU_COST_ARCHIVE_LOCATION: given(archive.location),
    OU_COST_ARCHIVE_REGION: given(archive.region),
    OU_COST_ARCHIVE_OWNER: given(archive.bucketAccountId),
    OU_COST_ARCHIVIST_ROLE_ARN: given(arnsOf(config).archivistRole),
  };
}

/** What a schedule asks for, and who gets it, is in the schedule itself. */
function scheduleVariables(config: Config): Record<string, string> {
  const setting = schedulesSetting(config);
  if (setting === undefined) return {};
  const given = (text: string): string => Token.asString(ifGiven(setting, text));
  return {
    OU_COST_DELIVERER_ROLE_ARN: given(arnsOf(config).delivererRole),
    OU_COST_SCHEDULE_GROUP: given(config.names.scheduleGroup),
  };
}
