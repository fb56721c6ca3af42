import { composeReaderProbes } from '@ou-cost/aws';
import { type Diagnosis, type DiagnosisRequest, diagnoseReader } from '@ou-cost/doctor';
import { archiveAccess } from './health/archive-access.ts';
import { exportAccess } from './health/export-access.ts';
import { scheduleAccess } from './health/schedule-access.ts';
import { PRODUCER, type Run } from './run.ts';

/** What the checks of the chain find from here on. */
export async function diagnosis(request: DiagnosisRequest, run: Run): Promise<Diagnosis> {
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
  const further = {
    ofExport: exportAccess(environment, connections),
    ofArchive: archiveAccess(environment, { runId, deadline, worker: connections.worker }),
    ofSchedules: scheduleAccess(environment, { runId, deadline }),
  };
  const made = await diagnoseReader({ ...probes, ...further }, clock, request, settings);
  run.log.diagnosed(made);
  return made;
}
