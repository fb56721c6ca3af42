import { type Config, configSchema, decodeRequest } from '@ou-cost/contract';
import { type OptionsOf, RECONCILE_OPTIONS, RECONCILE_OUTPUT_OPTIONS } from '@ou-cost/contract/options';
import { RECONCILIATION_RENDERERS } from '@ou-cost/present/reconciliation';
import {
  comparedMonths,
  type Decimal,
  dateOfInstant,
  disagreement,
  metricNamed,
  OuCostError,
  parseDecimal,
  type ReconciliationRequest,
  reconcileSources,
} from '@ou-cost/spend';
import { BY_OPTION } from '../arguments/request.ts';
import { spendSourceOf } from '../arguments/spend-source.ts';
import type { CliContext } from '../cli-context.ts';
import { loadConfig } from '../connection/config-file.ts';
import { exportOpener } from '../connection/export-opener.ts';
import { reachOfAws } from '../connection/side-on-aws.ts';
import { withinTime } from '../connection/within-time.ts';
import { checkOutputFiles } from '../output/write-outputs.ts';
import { writeText } from '../output/write-text.ts';
import { announcementsOn } from '../progress/announcements.ts';
import { newRunId } from '../run-id.ts';
import { PRODUCER } from '../version.ts';

type Options = OptionsOf<'reconcile'>;

/**
 * `ou-cost reconcile`: Cost Explorer and an export, held against each other. Writes what it found, and fails with
 * NotReconciled at the very end where they differ by more than the tolerance; else fails with an OuCostError.
 */
export async function reconcile(options: Options, context: CliContext): Promise<void> {
  const { environment, stderr, workingFolder, now } = context;
  const { request, billingViewArn } = requestOf(options);
  const asked = options.tolerance === undefined ? null : toleranceOf(options.tolerance, '--tolerance');
  const { output = RECONCILE_OUTPUT_OPTIONS.output.default, out } = options;
  await checkOutputFiles(out === undefined ? [] : [out]);
  const config = await loadConfig(options.config ?? null, workingFolder);
  const { settlingDay, tolerance, maxCostExplorerRequests } =
    config?.report ?? configSchema.shape.report.parse(undefined);
  const announcements = announcementsOn(stderr, {
    isQuiet: options.quiet === true,
    hasDumbTerminal: environment.hasDumbTerminal === true,
    now,
  });
  const runId = newRunId(now());
  const source = { maxCostExplorerRequests: options.maxCostExplorerRequests ?? null };
  const { run } = await reachOfAws({ runId, source, config, maxCostExplorerRequests }, options, context);
  const settings = {
    runId,
    producer: PRODUCER,
    tolerance: asked ?? toleranceOf(tolerance, 'report.tolerance'),
    settlingDay,
  };
  const { months } = comparedMonths(request.period, dateOfInstant(now().getTime()), settlingDay);
  await using opener = openerOf(options, config, workingFolder);
  await announcements.say(`run ${runId}`);
  const { composeBothSources } = await import('@ou-cost/exports/both-sources');
  const both = {
    ...run,
    billingViewArn: billingViewArn ?? config?.billingViewArn ?? null,
    managementAccountId: config?.payer.accountId ?? null,
    settlingDay,
    days: rangeOf(months),
  };
  const work = (signal: AbortSignal) => async () => {
    const ports = await composeBothSources(both, (connection) => opener.open(connection, signal));
    return reconcileSources(ports, request, settings);
  };
  // What asks AWS watches the time by itself, call by call; DuckDB does not.
  const result = await withinTime(options.timeout, (signal) =>
    announcements.during(() => 'reading the export, then Cost Explorer', work(signal)),
  );
  await writeText((terminal) => RECONCILIATION_RENDERERS[output](result, terminal), options, context);
  const failure = disagreement(result);
  if (failure !== null) throw failure;
}

/** From the first day of the first month to the end of the last. */
function rangeOf([first, ...others]: ReturnType<typeof comparedMonths>['months']) {
  return { start: first.start, end: (others.at(-1) ?? first).end };
}

function openerOf(
  { exports: location, engine, maxGigabytesScanned }: Options,
  config: Config | null,
  workingFolder: string,
) {
  const asked = {
    source: 'exports' as const,
    ...(location === undefined ? {} : { exports: location }),
    ...(engine === undefined ? {} : { engine }),
    ...(maxGigabytesScanned === undefined ? {} : { maxGigabytesScanned }),
  };
  const spend = spendSourceOf(asked, config);
  if (spend.kind === 'cost-explorer') throw new OuCostError('Defect', 'an export was asked for');
  return exportOpener({ spend, workingFolder, maxGigabytesScanned: maxGigabytesScanned ?? null });
}

/** What is asked for, checked as the request of a report is. */
function requestOf({ period, metric, billingViewArn: view }: Options) {
  const { report, source } = decodeRequest(
    { ...(period === undefined ? {} : { period }), ...(view === undefined ? {} : { billingViewArn: view }) },
    BY_OPTION,
  );
  const names = metric ?? [RECONCILE_OPTIONS.metric.default];
  const request: ReconciliationRequest = {
    period: period === undefined ? null : report.period,
    metrics: [...new Set(names.map(metricNamed))],
  };
  return { request, billingViewArn: source.billingViewArn };
}

/** An amount of zero or more. */
function toleranceOf(text: string, name: string): Decimal {
  const tolerance = parseDecimal(text);
  if (tolerance !== null && tolerance.units >= 0n) return tolerance;
  throw new OuCostError('InvalidUsage', `${name} '${text}' is not an amount of zero or more, such as 0.01`);
}
