import path from 'node:path';
import type { Archive } from '@ou-cost/archive';
import type { Config } from '@ou-cost/contract';
import { regionOption } from '../arguments/address-options.ts';
import type { CliContext } from '../cli-context.ts';
import { type ConnectedAws, connectAws } from '../connection/aws-side.ts';
import { homeRegion } from '../connection/resolve.ts';

/** Whose rights a bucket is read and written with. */
export interface ArchiveReach {
  readonly runId: string;
  /** @default the profile of the AWS CLI */
  readonly profile?: string | undefined;
  /** @default of the configuration, else of the environment or the profile */
  readonly region?: string | undefined;
  readonly config: Config | null;
  /** @default AWS is loaded where the archive is in a bucket */
  readonly connected?: ConnectedAws;
}

/**
 * The archive at a location. For a folder nothing of AWS is loaded; a bucket is reached with the credentials at hand, and
 * nothing is sent yet. Fails with InvalidUsage where the location is wrong, or where no region is known.
 */
export async function openArchiveAt(
  location: string,
  reach: ArchiveReach,
  context: CliContext,
): Promise<Archive> {
  const { openArchive } = await import('@ou-cost/archive');
  return openArchive(placeOf(location, context), () => connectionOf(reach, context));
}

/** A folder belongs to the folder that the command works in; what is no folder is left to whoever opens it. */
function placeOf(location: string, { workingFolder }: CliContext): string {
  return /^(?:s3:|arn:|~|[a-z][a-z0-9+.-]+:\/\/)/i.test(location)
    ? location
    : path.resolve(workingFolder, location);
}

async function connectionOf({ runId, region, config, ...given }: ArchiveReach, context: CliContext) {
  const { connectRun } = await import('@ou-cost/aws/calls');
  const { aws, settings, environment } = given.connected ?? (await connectAws(given, context));
  const own = region === undefined ? homeRegion(config, environment) : regionOption(region);
  return connectRun({
    region: own,
    credentials: aws.callerCredentials(settings, own),
    route: settings.route,
    readerRoleArn: null,
    runId,
    deadline: null,
    maxCostExplorerRequests: null,
  });
}
