import { calendarDate } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { FORMATS, type Format } from '../config/formats.ts';
import { knownLocale } from '../options/language.ts';
import { REPORT_OUTPUT_NAMES } from '../options/outputs.ts';
import { POST_TARGET_NAMES } from '../options/post-targets.ts';
import { LANGUAGES } from '../options/presentation.ts';
import { reportRequestSchema } from '../request.ts';
import { MOST_ATTEMPTS, MOST_RECIPIENTS, SCHEDULE_FORMATS } from './formats.ts';

// The function loads these schemas for a scheduled run only: hence a room of their own, and zod's small form.

const text = ({ pattern, mistake }: Format) => z.string().check(z.regex(pattern, mistake));

const address = text(SCHEDULE_FORMATS.emailAddress);
const output = z.enum(REPORT_OUTPUT_NAMES);

/** Who gets the report by mail. */
const mail = z.strictObject({
  from: address,
  to: z.array(address).check(z.minLength(1), z.maxLength(MOST_RECIPIENTS)),
  /** Where SES has verified the sender. */
  region: text(FORMATS.region),
  /** Which of the outputs are attached. */
  attach: z.array(output),
});

/** A webhook whose address is the text of a secret or of a parameter. */
const webhook = z.strictObject({
  kind: z.enum(POST_TARGET_NAMES),
  /** The ARN of the secret or parameter. */
  address: text(SCHEDULE_FORMATS.webhookAddress),
});

/** A report's request without what its caller says for itself, and a schedule does not. */
export const scheduledReport = z.omit(reportRequestSchema, {
  kind: true,
  runId: true,
  answer: true,
  earlier: true,
  record: true,
  ruleNames: true,
  compareIfAvailable: true,
});

/** ISO 8601 in UTC, in the one way in which `<aws.scheduler.scheduled-time>` is written. */
const scheduledTime = z
  .string()
  .check(
    z.refine(
      (value) =>
        typeof value === 'string' &&
        /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(value) &&
        calendarDate(value.slice(0, 10)) !== null,
      "is not the time of a trigger: write it in UTC and in whole seconds, as in '2026-11-07T05:00:00Z'",
    ),
  );

/** What EventBridge Scheduler hands to the function, and who wants a schedule's run once more. */
export const scheduledRequestSchema = z.strictObject({
  kind: z.literal('scheduled'),
  schedule: text(SCHEDULE_FORMATS.scheduleName).check(z.describe('The name of the schedule.')),
  scheduledTime: scheduledTime.check(
    z.describe(
      'When it was to run (UTC). The period is resolved on this day; with the name it is the trigger.',
    ),
  ),
  attempts: z
    ._default(z.int().check(z.minimum(1), z.maximum(MOST_ATTEMPTS)), 1)
    .check(z.describe('How many paid runs this trigger may begin, should each before have failed.')),
  request: z
    .prefault(scheduledReport, {})
    .check(z.describe('What is reported, as in a request of a report.')),
  outputs: z._default(z.array(output), []).check(z.describe('The formats to make besides JSON.')),
  language: z
    .optional(z.enum(LANGUAGES))
    .check(z.describe('Of pages, workbooks and messages. Absent: that of the locale.')),
  locale: z
    .optional(
      z
        .string()
        .check(
          z.refine(
            (tag) => typeof tag === 'string' && knownLocale(tag) !== null,
            "is not a language tag for which figures can be written: write it as in 'de-DE'",
          ),
        ),
    )
    .check(z.describe('How figures are written. Absent: as in the language.')),
  mail: z.optional(mail).check(z.describe('Who gets the report by mail. Absent: nobody.')),
  topics: z
    ._default(z.array(text(FORMATS.topicArn)), [])
    .check(z.describe('The ARNs of the topics of Amazon SNS that get the summary.')),
  webhooks: z
    ._default(z.array(webhook), [])
    .check(
      z.describe('The webhooks that get the summary, each with the ARN of the secret that is its address.'),
    ),
});

/** The request as it travels: what a schedule may omit is optional. */
export type ScheduledRequestJson = z.input<typeof scheduledRequestSchema>;

/** The part of a report's request that a schedule may have. */
export type ScheduledReport = z.input<typeof scheduledReport>;

export type MailDelivery = z.output<typeof mail>;

export type WebhookDelivery = z.output<typeof webhook>;
