import { configSchema } from '@ou-cost/contract';
import { type OptionsOf, writingOf } from '@ou-cost/contract/options';
import {
  type Decimal,
  dateOfInstant,
  makeReport,
  type OrganizationDirectory,
  OuCostError,
  parseDecimal,
  resolvePeriod,
} from '@ou-cost/spend';
import { openKeeping } from '../archive/keeping.ts';
import { assertArchiveFor } from '../arguments/archive.ts';
import { advisingOnReach } from '../arguments/comparison.ts';
import type { Destinations } from '../arguments/outputs.ts';
import { type SpendSource, spendSourceOf } from '../arguments/spend-source.ts';
import type { CliContext } from '../cli-context.ts';
import { organizationFile } from '../connection/organization-file.ts';
import type { ReportSide } from '../connection/report-side.ts';
import { sideOnAws } from '../connection/side-on-aws.ts';
import { sideOnExports, withoutAws } from '../connection/side-on-exports.ts';
import { sideOnFiles } from '../connection/side-on-files.ts';
import { withinTime } from '../connection/within-time.ts';
import { deliveryFor } from '../deliver/delivery-for.ts';
import { PRODUCER } from '../version.ts';
import { deliver } from './deliver.ts';
import { type ReportInputs, reportInputs } from './report-inputs.ts';

/** `ou-cost report`: the report computed in this process. Fails with an OuCostError. */
export async function report(
  options: OptionsOf<'report'>,
  destinations: Destinations,
  context: CliContext,
): Promise<void> {
  assertArchiveFor(options);
  // An export that is named is the source, which travels in a request only under its own name.
  const asked = options.exports === undefined ? options : { source: 'exports' as const, ...options };
  const inputs = await reportInputs(asked, destinations, context);
  const { runId, request, config, announcements } = inputs;
  const { tolerance, settlingDay } = settingsOf(inputs);
  const settings = { runId, producer: PRODUCER, tolerance: toleranceOf(tolerance), settlingDay };
  const places = { spend: spendSourceOf(options, config), directory: await directoryOf(options, context) };
  const { profile, region, archive } = options;
  const writing = writingOf(options);
  const reach = { runId, profile, region, config: inputs.config, request, announcements, writing };
  const keeping = await openKeeping(archive, reach, context);
  const earlier = keeping === null ? {} : { earlier: keeping.earlier };
  const deliverReport = await deliveryFor(inputs.deliveries, reach, context);
  await using opened = new AsyncDisposableStack();
  // What asks AWS watches the time by itself, call by call; DuckDB does not.
  const seconds = readsHere(places.spend) ? options.timeout : undefined;
  const { side, made } = await withinTime(seconds, async (signal) => {
    const reading = opened.use(await sideFor(places, inputs, options, { ...context, signal }));
    await announcements.say(`run ${runId}`);
    const work = () =>
      makeReport({ ...reading.ports, ...earlier }, request, settings).catch((failure: unknown) => {
        throw places.spend.kind === 'folder' && places.directory === null ? withoutAws(failure) : failure;
      });
    return {
      side: reading,
      made: await advisingOnReach(request, () => announcements.during(reading.progress, work)),
    };
  });
  const keepInArchive = keeping?.keeper(() => made.recording);
  const delivery = { ...inputs, agentsForPosts: side.agentsForPosts, keepInArchive, deliverReport };
  await deliver(made.report, delivery, options, context);
}

function readsHere({ kind }: SpendSource): boolean {
  return kind === 'folder' || kind === 'bucket';
}

/** Where spend and the tree of units are read from. */
interface Places {
  readonly spend: SpendSource;
  /** Null: the tree is read from AWS. */
  readonly directory: OrganizationDirectory | null;
}

/** What reads the places, before it has read anything. */
async function sideFor(
  { spend, directory }: Places,
  inputs: ReportInputs,
  options: OptionsOf<'report'>,
  context: CliContext & { readonly signal: AbortSignal },
): Promise<ReportSide> {
  const { runId, source, config } = inputs;
  const { settlingDay, maxCostExplorerRequests } = settingsOf(inputs);
  if (spend.kind === 'folder' && directory !== null) {
    return sideOnFiles({ location: spend.path, directory, settlingDay }, options, context);
  }
  const reading = { runId, source, config, maxCostExplorerRequests, directory };
  return spend.kind === 'cost-explorer'
    ? sideOnAws(reading, options, context)
    : sideOnExports({ ...reading, spend, settlingDay, days: daysOf(inputs, context) }, options, context);
}

function daysOf({ request: { period } }: ReportInputs, { now }: CliContext) {
  return resolvePeriod(period, dateOfInstant(now().getTime()));
}

async function directoryOf({ organization }: OptionsOf<'report'>, { workingFolder }: CliContext) {
  return organization === undefined ? null : await organizationFile(organization, workingFolder);
}

function settingsOf({ config }: ReportInputs) {
  return config?.report ?? configSchema.shape.report.parse(undefined);
}

function toleranceOf(text: string): Decimal {
  const tolerance = parseDecimal(text);
  if (tolerance === null) throw new OuCostError('Defect', `the tolerance '${text}' is not a number`);
  return tolerance;
}
