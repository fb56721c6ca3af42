import { type CfnParameter, Fn } from 'aws-cdk-lib';
import { withOrEmpty } from '../parameters/optional.ts';
import type { scheduleParameters } from './schedule-parameters.ts';

type Parameters = Readonly<Record<keyof ReturnType<typeof scheduleParameters>, CfnParameter>>;

/** The one schedule of the template. */
export const SCHEDULE_NAME = 'report';

/** Texts with commas between them, as a list. */
export function listOf({ valueAsString }: CfnParameter): string[] {
  return Fn.split(',', valueAsString);
}

/** The same as an array of JSON. */
function array(parameter: CfnParameter): string {
  return `["${Fn.join('","', listOf(parameter))}"]`;
}

/** The part of the JSON that is there only with the parameter. */
function withGiven({ valueAsString }: CfnParameter, part: string): string {
  return withOrEmpty(valueAsString, part);
}

/**
 * What EventBridge Scheduler hands to the function: the same JSON as CDK's, in which parameters stand. Their patterns admit
 * nothing that would end a text of JSON, and the request is an object that closes what it opens.
 */
export function templateInput(parameters: Parameters, region: string): string {
  const { ScheduleRequest, ScheduleOutputs, ScheduleLanguage, ScheduleLocale } = parameters;
  const { ScheduleMailFrom, ScheduleMailTo, ScheduleMailAttach } = parameters;
  const { ScheduleTopicArn, ScheduleWebhookKind, ScheduleWebhookAddress } = parameters;
  const text = ({ valueAsString }: CfnParameter): string => `"${valueAsString}"`;
  const mail = `{"from":${text(ScheduleMailFrom)},"to":${array(ScheduleMailTo)},"region":"${region}","attach":${array(ScheduleMailAttach)}}`;
  const webhook = `{"kind":${text(ScheduleWebhookKind)},"address":${text(ScheduleWebhookAddress)}}`;
  return [
    `{"kind":"scheduled","schedule":"${SCHEDULE_NAME}","scheduledTime":"<aws.scheduler.scheduled-time>","attempts":1`,
    `,"request":${ScheduleRequest.valueAsString},"outputs":${array(ScheduleOutputs)}`,
    withGiven(ScheduleLanguage, `,"language":${text(ScheduleLanguage)}`),
    withGiven(ScheduleLocale, `,"locale":${text(ScheduleLocale)}`),
    // The sender is given with the recipients.
    withGiven(ScheduleMailTo, `,"mail":${mail}`),
    `,"topics":[${withGiven(ScheduleTopicArn, text(ScheduleTopicArn))}]`,
    `,"webhooks":[${withGiven(ScheduleWebhookAddress, webhook)}]}`,
  ].join('');
}
