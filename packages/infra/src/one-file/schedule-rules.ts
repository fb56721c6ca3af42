import type { CfnParameter, Stack } from 'aws-cdk-lib';
import { bothOrNeither, onlyTogetherWith } from './rules.ts';
import type { scheduleParameters } from './schedule-parameters.ts';

type Parameters = Readonly<
  Record<keyof ReturnType<typeof scheduleParameters> | 'ArchiveBucket' | 'AlarmTopicArn', CfnParameter>
>;

/** A schedule needs somewhere to keep its reports and somebody who hears of a failure, and who gets reports needs a schedule. */
export function addScheduleRules(stack: Stack, parameters: Parameters): void {
  const { ScheduleExpression, ArchiveBucket, AlarmTopicArn, ScheduleLanguage, ScheduleLocale } = parameters;
  const { ScheduleMailFrom, ScheduleMailTo, ScheduleMailIdentity } = parameters;
  const { ScheduleTopicArn, ScheduleWebhookAddress } = parameters;
  const without = (one: string, other: string): string =>
    `${one} is given without ${other}: give ${other} too, or leave it empty`;
  onlyTogetherWith(stack, 'AScheduleNeedsAnArchive', [ScheduleExpression], ArchiveBucket, without);
  onlyTogetherWith(stack, 'AScheduleNeedsATopicForFailures', [ScheduleExpression], AlarmTopicArn, without);
  onlyTogetherWith(
    stack,
    'SettingsOfAScheduleNeedIt',
    [ScheduleLanguage, ScheduleLocale, ScheduleMailFrom, ScheduleTopicArn, ScheduleWebhookAddress],
    ScheduleExpression,
    without,
  );
  bothOrNeither(
    stack,
    'SenderAndRecipientsGoTogether',
    [ScheduleMailFrom, ScheduleMailTo],
    'ScheduleMailFrom and ScheduleMailTo go together: give the sender and the recipients, or neither',
  );
  onlyTogetherWith(stack, 'AnIdentityNeedsItsSender', [ScheduleMailIdentity], ScheduleMailFrom, without);
}
