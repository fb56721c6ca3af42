import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { CostLedger, OrganizationDirectory, ReportPorts } from '@ou-cost/spend';
import { CostExplorerLedger } from './cost-explorer/ledger.ts';
import { homeRegion } from './home-region.ts';
import { OrganizationsDirectory } from './organizations/directory.ts';
import { connectRun, type RunConnection, type RunOptions } from './run-connection.ts';

export interface CompositionOptions extends RunOptions {
  /** The billing view through which cost is read; null: the whole bill. */
  readonly billingViewArn: string | null;
}

/** The domain's ports on Organizations and Cost Explorer. */
export function composeReportPorts({ billingViewArn, ...options }: CompositionOptions): ReportPorts {
  const run = connectRun(options);
  return run.ports({
    directory: organizationsDirectory(run),
    ledger: costExplorerLedger(run, billingViewArn),
  });
}

/** The organization as AWS Organizations lists it in this run. */
export function organizationsDirectory(run: RunConnection): OrganizationDirectory {
  const region = homeRegion('organizations', run.region);
  const client = new OrganizationsClient({ ...run.clientSettingsFor('Organizations'), region });
  return new OrganizationsDirectory(client, run.calls);
}

/** The bill as Cost Explorer shows it in this run, through a billing view where one is named. */
export function costExplorerLedger(run: RunConnection, billingViewArn: string | null): CostLedger {
  const region = homeRegion('costExplorer', run.region);
  const client = new CostExplorerClient({ ...run.clientSettingsFor('Cost Explorer'), region });
  return new CostExplorerLedger(client, run.calls, billingViewArn);
}
