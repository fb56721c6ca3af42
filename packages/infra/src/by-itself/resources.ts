import type { Config } from '@ou-cost/contract';
import type { Stack } from 'aws-cdk-lib';
import {
  DeadLetterAlarm,
  DeliveryAlarm,
  DroppedRunAlarm,
  DroppedTriggerAlarm,
  FailureAlarm,
} from '../function/alarms.ts';
import type { ReportFunction } from '../function/lambda.ts';
import { onlyWith } from '../parameters/optional.ts';
import { ArchivistRole } from '../roles/archivist.ts';
import { DelivererRole } from '../roles/deliverer.ts';
import { SchedulerRole } from '../roles/scheduler.ts';
import { Schedules } from './schedules.ts';
import { schedulesSetting } from './targets.ts';

/** Adds what keeps reports, makes them by itself, delivers them and says when that failed, as far as it is configured. */
export function addByItself(
  stack: Stack,
  config: Config,
  { function: report, log }: ReportFunction,
  { scheduledInput }: { readonly scheduledInput?: string } = {},
): void {
  const { archive } = config;
  if (archive !== undefined) onlyWith(new ArchivistRole(stack, 'Archivist', config).role, archive.bucket);
  const setting = schedulesSetting(config);
  const schedules =
    setting === undefined ? undefined : addSchedules(stack, config, report, setting, scheduledInput);
  if (config.alarm === undefined) return;
  const place = { functionName: config.names.function, topicArn: config.alarm.topicArn };
  new FailureAlarm(stack, 'Failures', place, report);
  // Without a schedule a report may be archived all the same, and nobody waits for that.
  if (archive !== undefined) {
    new DeliveryAlarm(stack, 'Deliveries', { ...place, onlyWith: archive.bucket }, log);
  }
  if (schedules === undefined || setting === undefined) return;
  const ofSchedules = { ...place, onlyWith: setting };
  new DroppedRunAlarm(stack, 'DroppedRuns', ofSchedules, report);
  new DeadLetterAlarm(stack, 'DeadLetters', ofSchedules, schedules.deadLetters);
  new DroppedTriggerAlarm(stack, 'DroppedTriggers', ofSchedules, config.names.scheduleGroup);
}

function addSchedules(
  stack: Stack,
  config: Config,
  report: ReportFunction['function'],
  setting: string,
  input: string | undefined,
): Schedules {
  onlyWith(new DelivererRole(stack, 'Deliverer', config).role, setting);
  const { role } = new SchedulerRole(stack, 'Scheduler', config);
  onlyWith(role, setting);
  const target = { report, role, ...(input === undefined ? {} : { input }) };
  return new Schedules(stack, 'Schedules', config, target);
}
