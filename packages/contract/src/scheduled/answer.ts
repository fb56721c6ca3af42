import * as z from 'zod/mini';

export const SCHEDULED_SCHEMA = 'ou-cost/scheduled@1';

/**
 * What became of a trigger. `reported`: this invocation made the report. The others made none and paid nothing:
 * `reported-before`, `under-way` (another invocation is at it), `failed-before` (as often as it may), `interrupted`
 * (another invocation began and never ended, and may have paid).
 */
export const TRIGGER_STATUSES = [
  'reported',
  'reported-before',
  'under-way',
  'failed-before',
  'interrupted',
] as const;

export type TriggerStatus = (typeof TRIGGER_STATUSES)[number];

/**
 * What became of one target. `unknown`: it was sent and no answer came, so that it may have arrived; it is not sent again.
 * `delivered-before` and `unknown-before`: by another invocation of the same trigger. `under-way`: another one is at it.
 */
export const DELIVERY_STATUSES = [
  'delivered',
  'delivered-before',
  'failed',
  'unknown',
  'unknown-before',
  'under-way',
] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One target of a report. */
const delivery = z.object({
  target: z.string().check(z.describe('`mail`, `topic-<8 hex>` or `webhook-<8 hex>`: never an address.')),
  status: z
    .enum(DELIVERY_STATUSES)
    .check(
      z.describe(
        'What became of it. `unknown`: it was sent and no answer came, so that it may have arrived; it is not sent again. `delivered-before` and `unknown-before`: by another invocation of the same trigger.',
      ),
    ),
  reason: z
    .nullable(z.string())
    .check(z.describe('Why it was not delivered; null where it was. Contains no address and no secret.')),
});

export type DeliveryResult = Readonly<z.output<typeof delivery>>;

/** `ou-cost/scheduled@1`: the answer to a scheduled request. */
export const scheduledAnswerSchema = z.object({
  schema: z.literal(SCHEDULED_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program and its version.')),
  schedule: z.string().check(z.describe('The name of the schedule.')),
  scheduledTime: z.string().check(z.describe('When it was to run (UTC).')),
  runId: z.string().check(z.describe('The id of the run that the trigger began.')),
  attempt: z
    .int()
    .check(z.minimum(1), z.describe('Which of the runs of this trigger it is: 1 is the first.')),
  status: z
    .enum(TRIGGER_STATUSES)
    .check(
      z.describe(
        'What became of the trigger. `reported`: this invocation made the report. The others made none and paid nothing: `reported-before`, `under-way` (another invocation is at it), `failed-before` (as often as it may), `interrupted` (another invocation began and never ended, and may have paid).',
      ),
    ),
  report: z
    .nullable(z.string())
    .check(
      z.describe(
        'Where the report is in the archive, `s3://bucket/prefix/reports/…/`; null where there is none.',
      ),
    ),
  failure: z
    .nullable(
      z.object({
        code: z.string().check(z.describe('The code of the error.')),
        message: z.string().check(z.describe('What it says.')),
      }),
    )
    .check(z.describe('What a former run of the trigger failed with; null where none did.')),
  deliveries: z.array(delivery).check(z.describe('What became of each target.')),
});

/** The answer to a scheduled request. */
export interface ScheduledAnswer
  extends Omit<Readonly<z.output<typeof scheduledAnswerSchema>>, 'deliveries'> {
  readonly deliveries: readonly DeliveryResult[];
}
