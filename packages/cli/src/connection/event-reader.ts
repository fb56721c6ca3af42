import type { Config } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import { type LoggedEvents, type OrganizationEvents, OuCostError, readLoggedHistory } from '@ou-cost/spend';
import { regionOption } from '../arguments/address-options.ts';
import { readerOf } from '../arguments/reader-options.ts';
import type { CliContext } from '../cli-context.ts';
import type { Announcements } from '../progress/announcements.ts';
import { askFunction } from './ask-function.ts';
import { type ConnectedAws, connectAws } from './aws-side.ts';
import { connectionOf, homeRegion } from './resolve.ts';

/** What a log told, of which organization, and its tree as it is. */
type Told = LoggedEvents & Pick<OrganizationEvents, 'organization' | 'tree'>;

/** Reads the organization's events, through the function or by itself. Nothing is sent before. */
export interface EventReader {
  readonly region: string;
  readonly connected: ConnectedAws;
  /** @param decode checks what the function answers. Fails with an OuCostError. */
  read(decode: (answer: unknown) => OrganizationEvents): Promise<Told>;
}

interface Run {
  readonly runId: string;
  readonly config: Config | null;
  readonly announcements: Announcements;
}

type Options = OptionsOf<'history seed'>;

/** Fails with InvalidUsage where options contradict each other or do not say enough. */
export async function eventReader(run: Run, options: Options, context: CliContext): Promise<EventReader> {
  if (options.directly === true) return directReader(run, options, context);
  if (options.readerRoleArn !== undefined) {
    throw new OuCostError('InvalidUsage', '--reader-role-arn is for reading CloudTrail here; add --directly');
  }
  const { runId, config, announcements } = run;
  const connected = await connectAws(options, context);
  const connection = connectionOf(options, config, connected.environment);
  const request = { kind: 'events', runId } as const;
  return {
    region: connection.region,
    connected,
    read: async (decode) => {
      const told = decode(await askFunction(connected, { connection, runId, request }, announcements));
      if (told.runId === runId) return told;
      throw new OuCostError(
        'MalformedAnswer',
        `the function answered the run '${told.runId}', which is not this one`,
      );
    },
  };
}

/** Options that say where the function is, by their fields. */
const OF_FUNCTION = { invokerRoleArn: '--invoker-role-arn', function: '--function' } as const;

async function directReader(run: Run, options: Options, context: CliContext): Promise<EventReader> {
  const { runId, config, announcements } = run;
  for (const field of ['invokerRoleArn', 'function'] as const) {
    if (options[field] === undefined) continue;
    throw new OuCostError('InvalidUsage', `with --directly no function is asked: omit ${OF_FUNCTION[field]}`);
  }
  const reader = readerOf(options);
  const connected = await connectAws(options, context);
  const { aws, settings, environment } = connected;
  const region =
    options.region === undefined ? homeRegion(config, environment) : regionOption(options.region);
  const reach = {
    ...reader,
    region,
    credentials: aws.callerCredentials(settings, region),
    route: settings.route,
    runId,
    deadline: options.timeout === undefined ? null : context.now().getTime() + options.timeout * 1000,
    maxCostExplorerRequests: null,
  };
  return {
    region,
    connected,
    read: () =>
      announcements.during(
        () => "reading the organization's events from CloudTrail",
        async () => {
          const { directory, clock } = aws.composeReportPorts({ ...reach, billingViewArn: null });
          const eventLog = aws.composeEventLog(reach);
          const told = await readLoggedHistory({ directory, eventLog, clock });
          const { id, managementAccountId } = told.tree;
          return { organization: { id, managementAccountId }, ...told };
        },
      ),
  };
}
