import type { DeployedThrough } from '@ou-cost/doctor';
import type { ReportPorts } from '@ou-cost/spend';
import { assumeRoleBeforeReading, type Sources } from './assume-role-before-reading.ts';
import type { CredentialProvider } from './credentials/caller.ts';
import { type RequestHandler, roleCredentials } from './credentials/role.ts';
import { PacedCalls } from './pacing/paced-calls.ts';
import { RequestMeter } from './pacing/request-meter.ts';
import { systemTiming, type Timing } from './pacing/timing.ts';
import { clientSettings } from './route/client-settings.ts';
import type { Route } from './route/route.ts';

export interface RunOptions {
  /** The region of the run; the regions of Organizations and Cost Explorer follow from its partition. */
  readonly region: string;
  /** Null: read with the caller's credentials. */
  readonly readerRoleArn: string | null;
  readonly readerExternalId?: string;
  /** What assuming the role is called in failures. @default `assume the reader role` */
  readonly roleHop?: string;
  /** The caller's. @default those that the SDK's own chain finds */
  readonly credentials?: CredentialProvider;
  /** The name of the reader's session as well. */
  readonly runId: string;
  /** Milliseconds since 1970 after which nothing is sent; null: no deadline. */
  readonly deadline: number | null;
  readonly maxCostExplorerRequests: number | null;
  /** How the function was deployed, for what its messages advise. @default not known */
  readonly deployedThrough?: DeployedThrough | null;
  /** Clock and random numbers of pacing; the report's day follows the same clock. @default the system's */
  readonly timing?: Timing;
  /** @default straight to AWS */
  readonly route?: Route;
  /** Sends the requests of all clients instead of handlers of their own. */
  readonly requestHandler?: RequestHandler;
}

/** What every client of a run is made with. */
interface ClientSettings {
  readonly maxAttempts: number;
  readonly credentials?: CredentialProvider;
  readonly requestHandler?: RequestHandler;
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls?: boolean;
}

/** What the adapters of one run share. A client that is made with it costs nothing until it sends a request. */
export interface RunConnection extends Pick<RunOptions, 'region' | 'runId' | 'readerRoleArn'> {
  readonly calls: PacedCalls;
  readonly meter: RequestMeter;
  readonly timing: Timing;
  /** The settings of a client, without its region; `service` is the service's id in its model. */
  clientSettingsFor(service: string): ClientSettings;
  /** Assumes the role, unless that is done. Fails with an OuCostError. */
  assumeRole(): Promise<void>;
  /** The domain's ports on these sources, which assume the reader role before their first request. */
  ports(sources: Sources): ReportPorts;
}

/** The calls, credentials, route, clock and meter of one run. Sends nothing. */
export function connectRun(options: RunOptions): RunConnection {
  const { region, runId, readerRoleArn, deadline, maxCostExplorerRequests, route, requestHandler } = options;
  const { deployedThrough = null, timing = systemTiming } = options;
  const meter = new RequestMeter();
  const calls = new PacedCalls({ timing, meter, deadline, maxCostExplorerRequests, deployedThrough });
  const credentials = readerCredentials(options, calls);
  const assumeRole = async () => {
    if (readerRoleArn !== null) await credentials?.();
  };
  return {
    region,
    runId,
    readerRoleArn,
    calls,
    meter,
    timing,
    assumeRole,
    // PacedCalls retries; the SDK's own retries end within a second, before a bucket of one a second has refilled.
    clientSettingsFor: (service) => ({
      maxAttempts: 1,
      ...(credentials === undefined ? {} : { credentials }),
      ...(route === undefined ? {} : clientSettings(route, service)),
      ...(requestHandler === undefined ? {} : { requestHandler }),
    }),
    ports: (sources) => ({
      ...assumeRoleBeforeReading(sources, assumeRole),
      cancel: (reason) => calls.stop(reason),
      clock: timing,
      meter,
    }),
  };
}

function readerCredentials(options: RunOptions, calls: PacedCalls): CredentialProvider | undefined {
  const { readerRoleArn, readerExternalId, credentials, region, runId, route, requestHandler } = options;
  const { roleHop = 'assume the reader role' } = options;
  if (readerRoleArn === null) return credentials;
  return roleCredentials({
    region,
    roleArn: readerRoleArn,
    sessionName: runId,
    hop: roleHop,
    calls,
    ...(options.timing === undefined ? {} : { timing: options.timing }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(route === undefined ? {} : { route }),
    ...(requestHandler === undefined ? {} : { requestHandler }),
    ...(readerExternalId === undefined ? {} : { externalId: readerExternalId }),
  });
}
