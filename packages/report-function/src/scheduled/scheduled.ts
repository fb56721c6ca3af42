import type { BucketArchive } from '@ou-cost/archive/s3';
import { systemTiming } from '@ou-cost/aws/calls';
import { composeDeliverer } from '@ou-cost/aws/deliverer';
import {
  decodeScheduledRequest,
  SCHEDULED_SCHEMA,
  type ScheduledAnswer,
  type ScheduledRequest,
} from '@ou-cost/contract/scheduled';
import { deliverTo, type Target, targetsFor } from '@ou-cost/deliver';
import { applyAdvice } from '@ou-cost/doctor';
import { renderArchiveIndex } from '@ou-cost/present/archive-index';
import { type MadeReport, makeReport, OuCostError } from '@ou-cost/spend';
import { archiveOf, earlierRunsFor, withoutArchive } from '../archive/open.ts';
import { readingOf } from '../reading.ts';
import { PRODUCER, type Run } from '../run.ts';
import { answerTrigger } from './answer-trigger.ts';
import { deadlinesOf } from './deadlines.ts';
import { attachedFiles, renderedOutputs } from './outputs.ts';
import type { TriggerPorts } from './ports.ts';
import { digestOf, dueTrigger, runIdOf } from './trigger.ts';

/** Answers a trigger of a schedule, with the archive and the deliverer of the deployment. Fails with an OuCostError. */
export async function scheduled(payload: unknown, run: Run): Promise<ScheduledAnswer> {
  const request = decodeScheduledRequest(payload);
  const now = systemTiming.now();
  const { schedule, scheduledTime } = request.trigger;
  const trigger = dueTrigger(schedule, scheduledTime, now);
  const named = { ...run, runId: runIdOf(trigger, 1) };
  const opened = archiveOf(named);
  if (opened === null) {
    throw withoutArchive("'kind' (scheduled) asks for a report that is archived", run.environment);
  }
  const ports = portsOn(opened, targetsOf(request, named), request, run);
  const deadlines = deadlinesOf(now, run.deadline);
  const { attempts, stated } = request;
  const asked = digestOf(run.functionArn, stated);
  const answer = await answerTrigger({ trigger, attempts, asked }, deadlines, ports);
  run.log.triggerAnswered(answer.status, answer.attempt, answer.deliveries);
  return { schema: SCHEDULED_SCHEMA, producer: PRODUCER, ...trigger, ...answer };
}

function portsOn(
  opened: BucketArchive,
  targets: readonly Target[],
  request: ScheduledRequest,
  run: Run,
): TriggerPorts {
  const { archive, schedules } = opened;
  const { log } = run;
  const { language, locale } = request;
  return {
    timing: systemTiming,
    book: schedules,
    makeReport: (runId, deadline) => madeReport(opened, request, { ...run, runId, deadline }),
    render: (report) => renderedOutputs(report, request),
    keep: async ({ report, recording }, files) => {
      const kept = await archive.keep({ report, recording, files });
      if (kept.report === null) throw new OuCostError('Defect', 'a report was kept nowhere');
      log.archived(kept.report);
      return kept.report;
    },
    updateIndex: () => archive.keepIndex((index) => renderArchiveIndex(index, { language, locale })),
    readKept: async (place) => {
      const { report, files } = await archive.reportAt(place);
      return { report, files: await attachedFiles(report, files) };
    },
    addressOf: (place) => `${archive.name}/${place}/`,
    deliver: (parcel, book, deadline) =>
      deliverTo(
        targets,
        { ...parcel, posting: { language, locale, sort: 'spend', top: null } },
        book,
        deadline,
      ),
    log: {
      began: (runId) => log.triggered(runId, request.trigger),
      made: (report) => log.finished(report, null),
      neverEnded: (attempt) => log.neverEnded(attempt),
      notArchived: (failure) => log.notArchived(failure),
      indexNotUpdated: (failure) => log.indexNotUpdated(failure),
      delivered: (results) => log.delivered(results),
    },
  };
}

async function madeReport(
  opened: BucketArchive,
  { report: { report, source } }: ScheduledRequest,
  run: Run,
): Promise<MadeReport> {
  const { tolerance, settlingDay } = run.environment;
  const earlier = await earlierRunsFor(opened, report, systemTiming.now());
  const settings = { runId: run.runId, producer: PRODUCER, tolerance, settlingDay };
  return await makeReport({ ...(await readingOf(run, source)), earlier }, report, settings);
}

/** Who gets the report. Fails with InvalidRequest where somebody does, and the deployment has no role for it. */
function targetsOf(
  { mail, topics, webhooks }: ScheduledRequest,
  { environment, runId, deadline }: Run,
): readonly Target[] {
  if (mail === null && topics.length === 0 && webhooks.length === 0) return [];
  const { delivererRoleArn, region, deliveryEndpoints, isOnThisMachine, deployedThrough } = environment;
  if (delivererRoleArn === null) {
    throw new OuCostError(
      'InvalidRequest',
      `request: it names who gets the report, and this deployment delivers to nobody: configure the schedule with them and ${applyAdvice(deployedThrough)}`,
    );
  }
  const deliverer = composeDeliverer({
    region,
    delivererRoleArn,
    runId,
    deadline,
    endpointOf: (service) => deliveryEndpoints.get(service),
  });
  const recipients = { mail: mail ?? undefined, topics, webhooks };
  return targetsFor(recipients, deliverer, { producer: PRODUCER, allowsThisMachine: isOnThisMachine });
}
