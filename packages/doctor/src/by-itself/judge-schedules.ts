import { applyAdvice, type DeployedThrough } from '../deployment/way.ts';
import { failed, passed, type Verdict, warned } from '../export/verdict.ts';
import type { ScheduleState } from './probes.ts';

/** Whether there are schedules. */
export function judgeNames(names: readonly string[], group: string, way: DeployedThrough | null): Verdict {
  if (names.length > 0) return passed(names.join(', '));
  return warned(`there is no schedule in the group '${group}'`, [
    `configure one in 'schedules' and ${applyAdvice(way)}`,
  ]);
}

interface Finding {
  readonly what: string;
  readonly advice: string;
}

/** Whether the schedules invoke this function, as often as they must and no more. */
export function judgeSchedules(
  schedules: readonly ScheduleState[],
  functionArn: string,
  way: DeployedThrough | null,
): Verdict {
  const again = applyAdvice(way);
  const faults = schedules.flatMap((schedule) => faultsOf(schedule, functionArn, again));
  if (faults.length > 0) {
    return failed('InvalidConfiguration', textOf(faults), adviceOf(faults));
  }
  const doubts = schedules.flatMap((schedule) => doubtsAbout(schedule, again));
  if (doubts.length > 0) return warned(textOf(doubts), adviceOf(doubts));
  return passed(`${schedules.map(({ name }) => name).join(', ')}: enabled, for this function`);
}

function faultsOf({ name, target, fault }: ScheduleState, functionArn: string, again: string): Finding[] {
  const faults: Finding[] = [];
  if (target !== functionArn) {
    faults.push({
      what: `'${name}' invokes ${target ?? 'nothing'}`,
      advice: `it must invoke ${functionArn}: ${again}`,
    });
  }
  if (fault !== null) {
    faults.push({
      what: `'${name}' sends what this function refuses: ${fault.message}`,
      advice: `function and schedules are of one version after you ${again}`,
    });
  }
  return faults;
}

function doubtsAbout(
  { name, isEnabled, retries, deadLetterQueueArn }: ScheduleState,
  again: string,
): Finding[] {
  return [
    ...(isEnabled
      ? []
      : [
          {
            what: `'${name}' is disabled`,
            advice: `enable it in the configuration of '${name}' and ${again}`,
          },
        ]),
    ...(retries === 0
      ? []
      : [
          {
            what: `'${name}' is tried again ${retries === null ? 'up to 185' : retries} times`,
            advice: `a retry may pay for another report: ${again}, which sets none`,
          },
        ]),
    ...(deadLetterQueueArn !== null
      ? []
      : [
          {
            what: `'${name}' has no dead letter queue`,
            advice: `nobody learns of a trigger that does not reach the function: ${again}, which sets one`,
          },
        ]),
  ];
}

function textOf(findings: readonly Finding[]): string {
  return findings.map(({ what }) => what).join('; ');
}

function adviceOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ advice }) => advice))];
}
