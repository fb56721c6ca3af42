import type { Config, SourceRequest } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import type { OrganizationDirectory } from '@ou-cost/spend';
import { regionOption } from '../arguments/address-options.ts';
import { readerOf } from '../arguments/reader-options.ts';
import type { CliContext } from '../cli-context.ts';
import { watchedPorts } from '../progress/reading-progress.ts';
import { connectAws } from './aws-side.ts';
import type { ReportSide } from './report-side.ts';
import { homeRegion } from './resolve.ts';

/** What decides how AWS is reached. */
interface AwsReach {
  readonly runId: string;
  readonly source: Pick<SourceRequest, 'maxCostExplorerRequests'>;
  readonly config: Config | null;
  readonly maxCostExplorerRequests: number;
}

/** What a report from AWS is made with. */
export interface AwsReading extends AwsReach {
  readonly source: SourceRequest;
  /** Null: the organization is read from AWS, too. */
  readonly directory: OrganizationDirectory | null;
}

/** How AWS is reached with the credentials at hand. Fails with an OuCostError. */
export async function reachOfAws(
  { runId, source, config, maxCostExplorerRequests }: AwsReach,
  options: Pick<
    OptionsOf<'report' | 'reconcile'>,
    'readerRoleArn' | 'externalId' | 'profile' | 'region' | 'timeout'
  >,
  context: CliContext,
) {
  const reader = readerOf(options);
  const { aws, settings, environment } = await connectAws(options, context);
  const { route } = settings;
  const region =
    options.region === undefined ? homeRegion(config, environment) : regionOption(options.region);
  const run = {
    ...reader,
    region,
    credentials: aws.callerCredentials(settings, region),
    route,
    runId,
    deadline: options.timeout === undefined ? null : context.now().getTime() + options.timeout * 1000,
    // Whoever pays with credentials of their own may allow more than the configuration does.
    maxCostExplorerRequests: source.maxCostExplorerRequests ?? maxCostExplorerRequests,
  };
  return { aws, run, agentsForPosts: async () => route.agentsForOthers() };
}

/** Reads Cost Explorer with the credentials at hand. Fails with an OuCostError before anything is read. */
export async function sideOnAws(
  reading: AwsReading,
  options: OptionsOf<'report'>,
  context: CliContext,
): Promise<ReportSide> {
  const { source, config, directory } = reading;
  const { aws, run, agentsForPosts } = await reachOfAws(reading, options, context);
  const ports = aws.composeReportPorts({
    ...run,
    // The function takes its configuration's billing view in the same case.
    billingViewArn: source.billingViewArn ?? config?.billingViewArn ?? null,
  });
  return {
    ...watchedPorts(directory === null ? ports : { ...ports, directory }),
    agentsForPosts,
    [Symbol.asyncDispose]: async () => {},
  };
}
