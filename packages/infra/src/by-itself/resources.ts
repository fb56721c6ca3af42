import type { Config } from '@ou-cost/contract';
import type { Stack } from 'aws-cdk-lib';
import { DeadLetterAlarm, DeliveryAlarm, DroppedRunAlarm, FailureAlarm } from '../function/alarms.ts';
import type { ReportFunction } from '../function/lambda.ts';
import { onlyWith } from '../parameters/optional.ts';
import { ArchivistRole } from '../roles/archivist.ts';
import { DelivererRole } from '../roles/deliverer.ts';
import { SchedulerRole } from '../roles/scheduler.ts';
import { Schedules } from './schedules.ts';

/** Adds what keeps reports, makes them by itself, delivers them and says when that failed, as far as it is configured. */
export function addByItself(stack: Stack, config: Config, { function: report, log }: ReportFunction): void {
  const { archive } = config;
  if (archive !== undefined) onlyWith(new ArchivistRole(stack, 'Archivist', config).role, archive.bucket);
  const schedules = config.schedules.length === 0 ? undefined : addSchedules(stack, config, report);
  if (config.alarm === undefined) return;
  const place = { functionName: config.names.function, topicArn: config.alarm.topicArn };
  new FailureAlarm(stack, 'Failures', place, report);
  // Without a schedule a report may be archived all the same, and nobody waits for that.
  if (archive !== undefined) {
    new DeliveryAlarm(stack, 'Deliveries', { ...place, onlyWith: archive.bucket }, log);
  }
  if (schedules === undefined) return;
  new DroppedRunAlarm(stack, 'DroppedRuns', place, report);
  new DeadLetterAlarm(stack, 'DeadLetters', place, schedules.deadLetters);
}

function addSchedules(stack: Stack, config: Config, report: ReportFunction['function']): Schedules {
  new DelivererRole(stack, 'Deliverer', config);
  const { role } = new SchedulerRole(stack, 'Scheduler', config);
  return new Schedules(stack, 'Schedules', config, { report, role });
}
