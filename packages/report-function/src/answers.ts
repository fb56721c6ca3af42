import { composeEventLog, composeReaderProbes, composeReportPorts } from '@ou-cost/aws';
import {
  type DecodedRequest,
  type FunctionRequest,
  type OrganizationEventsJson,
  requestLimit,
  type SourceRequest,
  scanLimit,
} from '@ou-cost/contract';
import { decodeEarlierRuns, type RecordedReport } from '@ou-cost/contract/archive';
import {
  applyAdvice,
  type Diagnosis,
  type DiagnosisRequest,
  diagnoseReader,
  settingText,
} from '@ou-cost/doctor';
import { composeAthenaPorts } from '@ou-cost/exports/athena';
import {
  describeOrganization,
  instantText,
  makeReport,
  ORGANIZATION_EVENTS_SCHEMA,
  type OrganizationOverview,
  OuCostError,
  type Report,
  type ReportPorts,
  readLoggedHistory,
} from '@ou-cost/spend';
import manifest from '../package.json' with { type: 'json' };
import { answerBytes, capacityOf } from './answer-size.ts';
import type { Environment } from './environment.ts';
import { exportAccess } from './export-access.ts';
import { eventsAnswer, recordedAnswer, reportAnswer } from './recorded-answer.ts';
import type { RunLog } from './run-log.ts';
import { unpacked } from './unpacked.ts';

export type Answer = Report | RecordedReport | OrganizationOverview | OrganizationEventsJson | Diagnosis;

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
    case 'events':
      return events(run);
    case 'diagnose':
      return diagnosis(request, run);
    case 'scheduled':
      throw new OuCostError(
        'InvalidRequest',
        "'kind' (scheduled) asks for a report that is archived, and this deployment has no archive; configure 'archive' and deploy again",
      );
  }
}

async function report(asked: DecodedRequest, run: Run): Promise<Report | RecordedReport> {
  const { report: request, source, answer, record } = asked;
  const { tolerance, settlingDay } = run.environment;
  const earlier = asked.earlier === null ? {} : { earlier: decodeEarlierRuns(unpacked(asked.earlier)) };
  const capacity = capacityOf(answer);
  const settings = { runId: run.runId, producer: PRODUCER, tolerance, settlingDay, capacity };
  const reading = await (source.kind === 'exports' ? exportsPortsOf(run, source) : portsOf(run, source));
  const made = await makeReport({ ...reading, ...earlier }, request, settings);
  const fitting = record ? recordedAnswer(made, answer) : reportAnswer(made.report, answer);
  run.log.finished(made.report, fitting.bytes);
  return fitting.answer;
}

async function organization(run: Run): Promise<OrganizationOverview> {
  const { runId } = run;
  const overview = await describeOrganization(portsOf(run, WHOLE_BILL), { runId, producer: PRODUCER });
  run.log.described(overview, answerBytes(overview, 'whole'));
  return overview;
}

/** What happened to the organization, as far as CloudTrail still tells it. */
async function events(run: Run): Promise<OrganizationEventsJson> {
  const { directory, clock } = portsOf(run, WHOLE_BILL);
  const { cloudTrailEndpoint: endpoint } = run.environment;
  const reach = { ...connectionOf(run, WHOLE_BILL), ...(endpoint === null ? {} : { endpoint }) };
  const told = await readLoggedHistory({ directory, eventLog: composeEventLog(reach), clock });
  const { runId } = run;
  const facts = { producer: PRODUCER, runId, generatedAt: instantText(clock.now()) };
  const { id, managementAccountId } = told.tree;
  const organization = { id, managementAccountId };
  const all = { schema: ORGANIZATION_EVENTS_SCHEMA, ...facts, organization, ...told } as const;
  const { answer, bytes } = eventsAnswer(all);
  run.log.told(all, bytes);
  return answer;
}

async function diagnosis(request: DiagnosisRequest, run: Run): Promise<Diagnosis> {
  const { environment, runId, deadline, functionArn } = run;
  const { region, readerRoleArn, readerExternalId, billingViewArn, codeDate, deployedThrough } = environment;
  const { seedsHistory, cloudTrailEndpoint: endpoint } = environment;
  const reach = {
    region,
    readerRoleArn,
    readerExternalId,
    runId,
    deadline,
    ...(seedsHistory ? { cloudTrail: { endpoint } } : {}),
  };
  const { probes, connections, clock } = composeReaderProbes(reach);
  const facts = { producer: PRODUCER, codeDate, deployedThrough };
  const settings = { runId, facts, readerRoleArn, readerExternalId, billingViewArn, functionArn };
  const ofExport = exportAccess(environment, connections);
  const made = await diagnoseReader({ ...probes, ofExport }, clock, request, settings);
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

function portsOf(run: Run, source: SourceRequest): ReportPorts {
  return composeReportPorts({
    ...connectionOf(run, source),
    // A request's own view comes before the deployment's.
    billingViewArn: source.billingViewArn ?? run.environment.billingViewArn,
  });
}

/** Fails with InvalidRequest where the deployment has no export. */
async function exportsPortsOf(run: Run, source: SourceRequest): Promise<ReportPorts> {
  const { exports, settlingDay, s3Endpoint, billingViewArn, deployedThrough } = run.environment;
  if (exports === null) {
    throw new OuCostError(
      'InvalidRequest',
      `'source' (exports) asks for an export of the bill, and this deployment has none; name its bucket as ${settingText('exports.bucket', deployedThrough)} and ${applyAdvice(deployedThrough)}, or ask Cost Explorer`,
    );
  }
  const maxGigabytesScanned = scanLimit(
    source.maxGigabytesScanned,
    exports.scanLimitGigabytes,
    deployedThrough,
  );
  return composeAthenaPorts({
    ...connectionOf(run, source),
    exports,
    maxGigabytesScanned,
    settlingDay,
    billingViewArn: source.billingViewArn ?? billingViewArn,
    ...(s3Endpoint === null ? {} : { s3Endpoint }),
  });
}

function connectionOf({ environment, runId, deadline }: Run, source: SourceRequest) {
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
