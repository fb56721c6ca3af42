import { calendarDate, OuCostError } from '@ou-cost/spend';
import { writingOf } from '../options/language.ts';
import { type OutputRow, REPORT_OUTPUTS, type ReportOutput } from '../options/outputs.ts';
import type { Language } from '../options/presentation.ts';
import { byKey, type Naming, parseWith } from '../parse.ts';
import { type DecodedRequest, decodeRequest } from '../request.ts';
import { MOST_TARGETS } from './formats.ts';
import { type MailDelivery, scheduledRequestSchema, type WebhookDelivery } from './request.ts';

/** What a trigger asks for. */
export interface ScheduledRequest {
  /** One firing of a schedule: the same however often it arrives. `scheduledTime`: ISO 8601 in UTC, whole seconds. */
  readonly trigger: { readonly schedule: string; readonly scheduledTime: string };
  /** How many paid runs the trigger may begin, should each before have failed. */
  readonly attempts: number;
  /** What it reports as the payload says it, which a later version of the program does not say otherwise. */
  readonly stated: unknown;
  /** Its period is resolved on the day (UTC) of the scheduled time. */
  readonly report: DecodedRequest;
  /** Besides JSON, each once. */
  readonly outputs: readonly ReportOutput[];
  readonly language: Language;
  readonly locale: string;
  readonly mail: MailDelivery | null;
  readonly topics: readonly string[];
  readonly webhooks: readonly WebhookDelivery[];
}

/**
 * The scheduled request in a payload. Fails with InvalidRequest or, for a period that cannot be read, with InvalidPeriod,
 * naming the field.
 */
export function decodeScheduledRequest(
  payload: unknown,
  naming: Naming = byKey('scheduled request'),
): ScheduledRequest {
  const asked = parseWith(scheduledRequestSchema, payload, 'InvalidRequest', naming);
  const { schedule, scheduledTime, attempts, mail = null, topics, webhooks, language, locale } = asked;
  const outputs = [...new Set(asked.outputs)];
  const report = decodeRequest(asked.request, within(naming, 'request'));
  const refuse = refusing(naming);
  if (report.report.allowUnattributedDifference) {
    refuse(
      ['request', 'allowUnattributedDifference'],
      true,
      'would deliver figures that are not reconciled; remove it',
    );
  }
  assertDetail(outputs, report, refuse);
  assertTargets({ mail, topics, webhooks }, outputs, refuse);
  const asOf = calendarDate(scheduledTime.slice(0, 10));
  return {
    trigger: { schedule, scheduledTime },
    attempts,
    stated: typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'request') : undefined,
    report: asOf === null ? report : { ...report, report: { ...report.report, asOf } },
    outputs: outputs.filter((name) => name !== 'json'),
    ...writingOf({
      ...(language === undefined ? {} : { language }),
      ...(locale === undefined ? {} : { locale }),
    }),
    mail,
    topics,
    webhooks,
  };
}

type Refuse = (path: readonly PropertyKey[], value: unknown, why: string) => never;

function refusing(naming: Naming): Refuse {
  return (path, value, why) => {
    const whole = naming.whole === null ? '' : `${naming.whole}: `;
    throw new OuCostError('InvalidRequest', `${whole}${naming.part(path, value)} ${why}`);
  };
}

/** The parts of a part. */
function within({ whole, part }: Naming, key: string): Naming {
  return { whole, part: (path, value) => part([key, ...path], value) };
}

function assertDetail(outputs: readonly ReportOutput[], { report }: DecodedRequest, refuse: Refuse): void {
  for (const name of outputs) {
    const { needs }: OutputRow = REPORT_OUTPUTS[name];
    if (needs === undefined || needs.detail === report.detail) continue;
    const why = `needs the detail '${needs.detail}', and 'request.detail' is '${report.detail}'; use '${needs.instead}'`;
    refuse(['outputs'], name, why);
  }
}

/** Each target once, and none with a file that is not made. */
function assertTargets(
  { mail, topics, webhooks }: Pick<ScheduledRequest, 'mail' | 'topics' | 'webhooks'>,
  outputs: readonly ReportOutput[],
  refuse: Refuse,
): void {
  const count = (mail === null ? 0 : 1) + topics.length + webhooks.length;
  if (count > MOST_TARGETS) {
    refuse(
      ['topics'],
      topics.length,
      `and the other targets are ${count}, and a schedule has at most ${MOST_TARGETS}`,
    );
  }
  const twice = (names: readonly string[]) => names.find((name, at) => names.indexOf(name) < at);
  const topic = twice(topics);
  if (topic !== undefined) refuse(['topics'], topic, 'is named twice');
  const webhook = twice(webhooks.map(({ address }) => address));
  if (webhook !== undefined) refuse(['webhooks'], webhook, 'is named twice');
  if (mail === null) return;
  const recipient = twice(mail.to.map((address) => address.toLowerCase()));
  if (recipient !== undefined) refuse(['mail', 'to'], recipient, 'is named twice');
  const missing = mail.attach.find((name) => name !== 'json' && !outputs.includes(name));
  if (missing !== undefined) refuse(['mail', 'attach'], missing, "is not made; add it to 'outputs'");
}
