import { connectRun, costExplorerLedger, type RunConnection, type RunOptions } from '@ou-cost/aws/calls';
import type { DateRange, OrganizationDirectory, ReconciliationPorts } from '@ou-cost/spend';
import { openExportsLedger } from '../ledger/exports-ledger.ts';
import type { OpenExport } from './ports.ts';

export interface BothSourcesOptions extends RunOptions {
  /** Through which view Cost Explorer is read; null: the whole bill. */
  readonly billingViewArn: string | null;
  /** The account whose bill the export must be; null where that is not known. */
  readonly managementAccountId: string | null;
  /** The day of a month up to which the month before is rewritten. */
  readonly settlingDay: number;
  /** The days that are compared, so that no other month is looked at. */
  readonly days: DateRange;
}

/** Cost Explorer and an export, read in one run, so that what both cost is counted together. Fails with an OuCostError. */
export async function composeBothSources(
  { billingViewArn, managementAccountId, settlingDay, days, ...options }: BothSourcesOptions,
  open: (run: RunConnection) => OpenExport | Promise<OpenExport>,
): Promise<ReconciliationPorts> {
  const run = connectRun(options);
  const { ledger: first } = run.ports({ directory: NONE, ledger: costExplorerLedger(run, billingViewArn) });
  const exported = await openExportsLedger({
    ...(await open(run)),
    managementAccountId: async () => managementAccountId,
    independentTotal: { kind: 'none' },
    clock: run.timing,
    settlingDay,
    days,
  });
  const { ledger: second, clock, meter } = run.ports({ directory: NONE, ledger: exported });
  return { first, second, clock, meter };
}

/** Sums by account and charge type need no tree. */
const NONE: OrganizationDirectory = {
  read: () => Promise.reject(new Error('two sources are compared without the organization')),
};
