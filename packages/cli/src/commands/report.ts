import { configSchema } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import { type Decimal, OuCostError, parseDecimal, reportSpend } from '@ou-cost/spend';
import { externalIdOption, regionOption, roleArnOption } from '../arguments/address-options.ts';
import { advisingOnReach } from '../arguments/comparison.ts';
import type { Destinations } from '../arguments/outputs.ts';
import type { CliContext } from '../cli-context.ts';
import { connectAws } from '../connection/aws-side.ts';
import { organizationFile } from '../connection/organization-file.ts';
import { homeRegion } from '../connection/resolve.ts';
import { watchedPorts } from '../progress/reading-progress.ts';
import { PRODUCER } from '../version.ts';
import { deliver } from './deliver.ts';
import { reportInputs } from './report-inputs.ts';

/** `ou-cost report`: the report computed in this process. Fails with an OuCostError. */
export async function report(
  options: OptionsOf<'report'>,
  destinations: Destinations,
  context: CliContext,
): Promise<void> {
  const inputs = await reportInputs(options, destinations, context);
  assertNoExport(options);
  const { runId, config, announcements } = inputs;
  // The function takes its configuration's billing view in the same case.
  const billingViewArn = inputs.source.billingViewArn ?? config?.billingViewArn ?? null;
  const reader = readerOf(options);
  const directory =
    options.organization === undefined
      ? null
      : await organizationFile(options.organization, context.workingFolder);
  const { aws, settings: awsSettings, environment } = await connectAws(options, context);
  const region =
    options.region === undefined ? homeRegion(config, environment) : regionOption(options.region);
  const settings = config?.report ?? configSchema.shape.report.parse(undefined);
  await announcements.say(`run ${runId}`);

  const ports = aws.composeReportPorts({
    ...reader,
    region,
    credentials: aws.callerCredentials(awsSettings, region),
    route: awsSettings.route,
    runId,
    deadline: options.timeout === undefined ? null : context.now().getTime() + options.timeout * 1000,
    // Whoever pays with credentials of their own may allow more than the configuration does.
    maxCostExplorerRequests: inputs.source.maxCostExplorerRequests ?? settings.maxCostExplorerRequests,
    billingViewArn,
  });
  const runSettings = {
    runId,
    producer: PRODUCER,
    tolerance: toleranceOf(settings.tolerance),
    settlingDay: settings.settlingDay,
  };
  const watched = watchedPorts(directory === null ? ports : { ...ports, directory });
  const made = await advisingOnReach(inputs.request, () =>
    announcements.during(watched.progress, () => reportSpend(watched.ports, inputs.request, runSettings)),
  );
  await deliver(made, { ...inputs, route: awsSettings.route }, options, context);
}

/** Fails with InvalidUsage: Cost Explorer is the only source of this command yet. */
function assertNoExport({ source, exports, engine }: OptionsOf<'report'>): void {
  const given = [
    ...(source === 'exports' ? ['--source exports'] : []),
    ...(exports === undefined ? [] : ['--exports']),
    ...(engine === undefined ? [] : ['--engine']),
  ];
  if (given.length === 0) return;
  throw new OuCostError('InvalidUsage', `${given.join(', ')}: exports cannot be read yet; omit this`);
}

function readerOf({ readerRoleArn, externalId }: OptionsOf<'report'>) {
  if (readerRoleArn === undefined) {
    if (externalId === undefined) return { readerRoleArn: null };
    throw new OuCostError('InvalidUsage', '--external-id belongs to a role; give --reader-role-arn as well');
  }
  return {
    readerRoleArn: roleArnOption(readerRoleArn, '--reader-role-arn'),
    ...(externalId === undefined ? {} : { readerExternalId: externalIdOption(externalId) }),
  };
}

function toleranceOf(text: string): Decimal {
  const tolerance = parseDecimal(text);
  if (tolerance === null) throw new OuCostError('Defect', `the tolerance '${text}' is not a number`);
  return tolerance;
}
