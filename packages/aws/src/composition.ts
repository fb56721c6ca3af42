import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { DeployedThrough } from '@ou-cost/doctor';
import type { ReportPorts } from '@ou-cost/spend';
import { assumeRoleBeforeReading } from './assume-role-before-reading.ts';
import { CostExplorerLedger } from './cost-explorer/ledger.ts';
import type { CredentialProvider } from './credentials/caller.ts';
import { type RequestHandler, roleCredentials } from './credentials/role.ts';
import { homeRegion } from './home-region.ts';
import { OrganizationsDirectory } from './organizations/directory.ts';
import { PacedCalls } from './pacing/paced-calls.ts';
import { RequestMeter } from './pacing/request-meter.ts';
import { systemTiming, type Timing } from './pacing/timing.ts';
import { clientSettings } from './route/client-settings.ts';
import type { Route } from './route/route.ts';

export interface CompositionOptions {
  /** The region of the run; the regions of Organizations and Cost Explorer follow from its partition. */
  readonly region: string;
  /** Null: read with the caller's credentials. */
  readonly readerRoleArn: string | null;
  readonly readerExternalId?: string;
  /** The caller's. @default those that the SDK's own chain finds */
  readonly credentials?: CredentialProvider;
  /** The name of the reader's session as well. */
  readonly runId: string;
  /** Milliseconds since 1970 after which nothing is sent; null: no deadline. */
  readonly deadline: number | null;
  readonly maxCostExplorerRequests: number | null;
  /** The billing view through which cost is read; null: the whole bill. */
  readonly billingViewArn: string | null;
  /** How the function was deployed, for what its messages advise. @default not known */
  readonly deployedThrough?: DeployedThrough | null;
  /** Clock and random numbers of pacing; the report's day follows the same clock. @default the system's */
  readonly timing?: Timing;
  /** @default straight to AWS */
  readonly route?: Route;
  /** Sends the requests of all clients instead of handlers of their own. */
  readonly requestHandler?: RequestHandler;
}

/** The domain's ports on AWS: adapters, credentials and pacing of one run. */
export function composeReportPorts(options: CompositionOptions): ReportPorts {
  const { region, deadline, maxCostExplorerRequests, route, requestHandler, timing = systemTiming } = options;
  const { deployedThrough = null } = options;
  const meter = new RequestMeter();
  const calls = new PacedCalls({ timing, meter, deadline, maxCostExplorerRequests, deployedThrough });
  const credentials = readerCredentials(options, calls);
  // PacedCalls retries; the SDK's own retries end within a second, before a bucket of one a second has refilled.
  const settingsFor = (service: string) => ({
    maxAttempts: 1,
    ...(credentials === undefined ? {} : { credentials }),
    ...(route === undefined ? {} : clientSettings(route, service)),
    ...(requestHandler === undefined ? {} : { requestHandler }),
  });
  const organizations = new OrganizationsClient({
    ...settingsFor('Organizations'),
    region: homeRegion('organizations', region),
  });
  const costExplorer = new CostExplorerClient({
    ...settingsFor('Cost Explorer'),
    region: homeRegion('costExplorer', region),
  });
  const sources = {
    directory: new OrganizationsDirectory(organizations, calls),
    ledger: new CostExplorerLedger(costExplorer, calls, options.billingViewArn),
  };
  const assumeRole = async () => {
    if (options.readerRoleArn !== null) await credentials?.();
  };
  return {
    ...assumeRoleBeforeReading(sources, assumeRole),
    cancel: (reason) => calls.stop(reason),
    clock: timing,
    meter,
  };
}

function readerCredentials(options: CompositionOptions, calls: PacedCalls): CredentialProvider | undefined {
  const { readerRoleArn, readerExternalId, credentials, region, runId, route, requestHandler } = options;
  if (readerRoleArn === null) return credentials;
  return roleCredentials({
    region,
    roleArn: readerRoleArn,
    sessionName: runId,
    hop: 'assume the reader role',
    calls,
    ...(options.timing === undefined ? {} : { timing: options.timing }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(route === undefined ? {} : { route }),
    ...(requestHandler === undefined ? {} : { requestHandler }),
    ...(readerExternalId === undefined ? {} : { externalId: readerExternalId }),
  });
}
