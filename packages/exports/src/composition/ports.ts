import {
  connectRun,
  costExplorerLedger,
  organizationsDirectory,
  type RunConnection,
  type RunOptions,
} from '@ou-cost/aws/calls';
import type { DateRange, IndependentTotal, OrganizationDirectory, ReportPorts } from '@ou-cost/spend';
import { openExportsLedger } from '../ledger/exports-ledger.ts';
import type { Deliveries, ExportEngine } from '../ports.ts';

/** What every report of an export needs, however its files are read. */
export interface ExportsRun {
  /** The day of a month up to which the month before is rewritten. */
  readonly settlingDay: number;
  /** Where the organization is read from. @default AWS Organizations, and then Cost Explorer states the total */
  readonly directory?: OrganizationDirectory;
  /** The billing view of Cost Explorer's total, where the credentials may read no other. @default the whole bill */
  readonly billingViewArn?: string | null;
  /** The days that are asked for. @default not known: the columns of the newest month are read too */
  readonly days?: DateRange;
}

/** An export as it is read in one run. */
export interface OpenExport {
  readonly deliveries: Deliveries;
  readonly engine: ExportEngine;
}

/**
 * The domain's ports on an export, with the calls, credentials and meter of one run. Reads the columns of the newest
 * delivery of the days asked for. Fails with an OuCostError.
 */
export async function composeExportPorts(
  { settlingDay, directory, billingViewArn = null, days, ...options }: RunOptions & ExportsRun,
  open: (run: RunConnection) => OpenExport,
): Promise<ReportPorts> {
  const run = connectRun(options);
  const organization = sharedReading(directory ?? organizationsDirectory(run));
  const ledger = await openExportsLedger({
    ...open(run),
    managementAccountId: organization.managementAccountId,
    independentTotal: directory === undefined ? totalOfCostExplorer(run, billingViewArn) : { kind: 'none' },
    clock: run.timing,
    settlingDay,
    days,
  });
  return run.ports({ directory: organization.directory, ledger });
}

/** Cost Explorer's own total: one paid request for all periods. */
function totalOfCostExplorer(run: RunConnection, billingViewArn: string | null): IndependentTotal {
  const { description, independentTotal } = costExplorerLedger(run, billingViewArn);
  if (independentTotal.kind === 'none') return independentTotal;
  return {
    kind: 'other-source',
    statedBy: description.name,
    metrics: description.metrics,
    read: (query) => independentTotal.read(query),
  };
}

/** A directory of which the ledger learns who the payer is, without a reading of its own where there is one already. */
function sharedReading(directory: OrganizationDirectory) {
  let reading: ReturnType<OrganizationDirectory['read']> | null = null;
  const read = () => {
    reading = directory.read();
    return reading;
  };
  return {
    directory: { ...(directory.unlisted === undefined ? {} : { unlisted: directory.unlisted }), read },
    managementAccountId: async () => (await (reading ?? read())).managementAccountId,
  };
}
