import type { FunctionRequest, OrganizationEventsJson } from '@ou-cost/contract';
import type { RecordedReport } from '@ou-cost/contract/archive';
import type { ScheduledAnswer } from '@ou-cost/contract/scheduled';
import type { Diagnosis } from '@ou-cost/doctor';
import { describeOrganization, type OrganizationOverview, type Report } from '@ou-cost/spend';
import { answerBytes } from './answer-size.ts';
import { report } from './report.ts';
import { PRODUCER, portsOf, type Run, WHOLE_BILL } from './run.ts';

export type Answer =
  | Report
  | RecordedReport
  | ScheduledAnswer
  | OrganizationOverview
  | OrganizationEventsJson
  | Diagnosis;

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
      return (await import('./scheduled/scheduled.ts')).scheduled(request.payload, run);
  }
}

async function organization(run: Run): Promise<OrganizationOverview> {
  const { runId } = run;
  const overview = await describeOrganization(portsOf(run, WHOLE_BILL), { runId, producer: PRODUCER });
  run.log.described(overview, answerBytes(overview, 'whole'));
  return overview;
}
