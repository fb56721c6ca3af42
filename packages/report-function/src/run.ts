import { composeReportPorts } from '@ou-cost/aws';
import { requestLimit, type SourceRequest } from '@ou-cost/contract';
import type { ReportPorts } from '@ou-cost/spend';
import manifest from '../package.json' with { type: 'json' };
import type { Environment } from './environment.ts';
import type { RunLog } from './run-log.ts';

/** The settings of one invocation. */
export interface Run {
  readonly environment: Environment;
  readonly runId: string;
  /** Milliseconds since 1970 after which nothing is sent. */
  readonly deadline: number;
  /** Without a qualifier. */
  readonly functionArn: string;
  readonly log: RunLog;
}

export const PRODUCER = `ou-cost ${manifest.version}`;

/** For a run that reads no spend. */
export const WHOLE_BILL: SourceRequest = {
  kind: 'cost-explorer',
  billingViewArn: null,
  maxCostExplorerRequests: null,
  maxGigabytesScanned: null,
};

/** The ports on Organizations and Cost Explorer. */
export function portsOf(run: Run, source: SourceRequest): ReportPorts {
  return composeReportPorts({
    ...connectionOf(run, source),
    // A request's own view comes before the deployment's.
    billingViewArn: source.billingViewArn ?? run.environment.billingViewArn,
  });
}

/** How this run reaches AWS as the reader. */
export function connectionOf({ environment, runId, deadline }: Run, source: SourceRequest) {
  const { region, readerRoleArn, readerExternalId } = environment;
  return {
    region,
    readerRoleArn,
    ...(readerExternalId === null ? {} : { readerExternalId }),
    runId,
    deadline,
    deployedThrough: environment.deployedThrough,
    maxCostExplorerRequests: requestLimit(
      source.maxCostExplorerRequests,
      environment.maxCostExplorerRequests,
      environment.deployedThrough,
    ),
  };
}
