import path from 'node:path';
import type { OptionsOf } from '@ou-cost/contract/options';
import { type OrganizationDirectory, OuCostError } from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import { connectAws } from './aws-side.ts';
import { exportFolder } from './export-folder.ts';
import type { ReportSide } from './report-side.ts';

/** What a report from files of this machine is made with. */
export interface FileReading {
  /** The folder or the file of an export, as it was given. */
  readonly location: string;
  readonly directory: OrganizationDirectory;
  /** The day of the following month until which a month is not settled. */
  readonly settlingDay: number;
}

/**
 * Reads an export in files of this machine with DuckDB, and asks nobody else: of AWS nothing is loaded. Fails with
 * InvalidUsage where there is no export, where DuckDB is not installed, or where an option is about AWS.
 */
export async function sideOnFiles(
  { location, directory, settlingDay }: FileReading,
  options: OptionsOf<'report'>,
  context: CliContext & { readonly signal: AbortSignal },
): Promise<ReportSide> {
  assertNothingForAws(options);
  const { openExportsLedger } = await import('@ou-cost/exports/files');
  const folder = await exportFolder(path.resolve(context.workingFolder, location), context.signal);
  const { deliveries, engine } = folder;
  const clock = { now: () => context.now().getTime() };
  try {
    const ledger = await openExportsLedger({
      deliveries,
      engine,
      managementAccountId: async () => (await directory.read()).managementAccountId,
      independentTotal: { kind: 'none' },
      clock,
      settlingDay,
    });
    const usage = () => ({
      requests: {},
      throttled: 0,
      retries: 0,
      scannedBytes: deliveries.bytes(),
      charges: [],
    });
    return {
      ports: { directory, ledger, clock, meter: { usage } },
      progress: folder.progress,
      agentsForPosts: async () => (await connectAws({}, context)).settings.route.agentsForOthers(),
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    };
  } catch (failure) {
    await folder[Symbol.asyncDispose]();
    throw failure;
  }
}

/** Options that say how AWS is asked, by their fields. */
const FOR_AWS = {
  profile: '--profile',
  region: '--region',
  readerRoleArn: '--reader-role-arn',
  externalId: '--external-id',
  maxCostExplorerRequests: '--max-cost-explorer-requests',
} as const;

function assertNothingForAws(options: OptionsOf<'report'>): void {
  const given = (Object.keys(FOR_AWS) as (keyof typeof FOR_AWS)[]).filter(
    (field) => options[field] !== undefined,
  );
  if (given.length === 0) return;
  throw new OuCostError(
    'InvalidUsage',
    `with --exports FOLDER and --organization FILE nothing is asked of AWS: omit ${given.map((field) => FOR_AWS[field]).join(', ')}`,
  );
}
