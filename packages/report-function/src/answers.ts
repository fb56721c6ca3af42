import { composeReaderProbes, composeReportPorts } from '@ou-cost/aws';
import {
  type DecodedRequest,
  type FunctionRequest,
  requestLimit,
  type SourceRequest,
} from '@ou-cost/contract';
import { type Diagnosis, type DiagnosisRequest, diagnoseReader } from '@ou-cost/doctor';
import {
  describeOrganization,
  type OrganizationOverview,
  OuCostError,
  type Report,
  reportSpend,
} from '@ou-cost/spend';
import manifest from '../package.json' with { type: 'json' };
import { answerBytes, capacityOf } from './answer-size.ts';
import type { Environment } from './environment.ts';
import type { RunLog } from './run-log.ts';

export type Answer = Report | OrganizationOverview | Diagnosis;

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

const PRODUCER = `ou-cost ${manifest.version}`;

/** The answer to a request. Fails with an OuCostError. */
export function answerTo(request: FunctionRequest, run: Run): Promise<Answer> {
  switch (request.kind) {
    case 'report':
      return report(request, run);
    case 'organization':
      return organization(run);
    case 'diagnose':
      return diagnosis(request, run);
  }
}

async function report({ report: request, source, answer }: DecodedRequest, run: Run): Promise<Report> {
  if (source.kind === 'exports') {
    throw new OuCostError(
      'InvalidRequest',
      'this function reads no exports yet; ask for source cost-explorer',
    );
  }
  const { tolerance, settlingDay } = run.environment;
  const capacity = capacityOf(answer);
  const settings = { runId: run.runId, producer: PRODUCER, tolerance, settlingDay, capacity };
  const made = await reportSpend(portsOf(run, source), request, settings);
  run.log.finished(made, answerBytes(made, answer));
  return made;
}

async function organization(run: Run): Promise<OrganizationOverview> {
  const { runId } = run;
  const overview = await describeOrganization(portsOf(run, WHOLE_BILL), { runId, producer: PRODUCER });
  run.log.described(overview, answerBytes(overview, 'whole'));
  return overview;
}

async function diagnosis(request: DiagnosisRequest, run: Run): Promise<Diagnosis> {
  const { environment, runId, deadline, functionArn } = run;
  const { region, readerRoleArn, readerExternalId, billingViewArn, codeDate, deployedThrough } = environment;
  const { probes, clock } = composeReaderProbes({ region, readerRoleArn, readerExternalId, runId, deadline });
  const facts = { producer: PRODUCER, codeDate, deployedThrough };
  const settings = { runId, facts, readerRoleArn, readerExternalId, billingViewArn, functionArn };
  const made = await diagnoseReader(probes, clock, request, settings);
  run.log.diagnosed(made);
  return made;
}

/** For a run that reads no spend. */
const WHOLE_BILL: SourceRequest = {
  kind: 'cost-explorer',
  billingViewArn: null,
  maxCostExplorerRequests: null,
  maxGigabytesScanned: null,
};

function portsOf({ environment, runId, deadline }: Run, source: SourceRequest) {
  const { region, readerRoleArn, readerExternalId } = environment;
  return composeReportPorts({
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
    // A request's own view comes before the deployment's.
    billingViewArn: source.billingViewArn ?? environment.billingViewArn,
  });
}
