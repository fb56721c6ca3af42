import type { DecodedRequest, FunctionRequest, OrganizationEventsJson } from '@ou-cost/contract';
import type { RecordedReport } from '@ou-cost/contract/archive';
import type { Diagnosis } from '@ou-cost/doctor';
import {
  describeOrganization,
  makeReport,
  type OrganizationOverview,
  OuCostError,
  type Report,
} from '@ou-cost/spend';
import { answerBytes, capacityOf } from './answer-size.ts';
import { PRODUCER, portsOf, type Run, WHOLE_BILL } from './run.ts';

export type Answer = Report | RecordedReport | OrganizationOverview | OrganizationEventsJson | Diagnosis;

/**
 * The answer to a request. Fails with an OuCostError. What only some requests need is loaded when one asks for it: in the
 * deployed bundle it is compressed, and a plain report neither unpacks nor compiles it.
 */
export async function answerTo(request: FunctionRequest, run: Run): Promise<Answer> {
  switch (request.kind) {
    case 'report':
      return report(request, run);
    case 'organization':
      return organization(run);
    case 'events':
      return (await import('./events.ts')).events(run);
    case 'diagnose':
      return (await import('./diagnosis.ts')).diagnosis(request, run);
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
  const earlier =
    asked.earlier === null ? {} : { earlier: (await import('./earlier-runs.ts')).earlierRuns(asked.earlier) };
  const capacity = capacityOf(answer);
  const settings = { runId: run.runId, producer: PRODUCER, tolerance, settlingDay, capacity };
  const reading =
    source.kind === 'exports'
      ? await (await import('./exports-ports.ts')).exportsPortsOf(run, source)
      : portsOf(run, source);
  const made = await makeReport({ ...reading, ...earlier }, request, settings);
  const fitting = record
    ? (await import('./recorded-answer.ts')).recordedAnswer(made, answer)
    : { answer: made.report, bytes: answerBytes(made.report, answer) };
  run.log.finished(made.report, fitting.bytes);
  return fitting.answer;
}

async function organization(run: Run): Promise<OrganizationOverview> {
  const { runId } = run;
  const overview = await describeOrganization(portsOf(run, WHOLE_BILL), { runId, producer: PRODUCER });
  run.log.described(overview, answerBytes(overview, 'whole'));
  return overview;
}
