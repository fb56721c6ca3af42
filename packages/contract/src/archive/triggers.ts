import * as z from 'zod/mini';
import { instant, text } from './instant.ts';
import { decoded } from './parsed-json.ts';

export const ATTEMPT_SCHEMA = 'ou-cost/attempt@1';
export const OUTCOME_SCHEMA = 'ou-cost/outcome@1';
export const DELIVERY_SCHEMA = 'ou-cost/delivery@1';

const count = z.int().check(z.minimum(1));

const trigger = {
  schedule: text.check(z.describe('The name of the schedule.')),
  scheduledTime: instant.check(z.describe('When the schedule fired (UTC).')),
};
const run = { runId: text.check(z.describe('The id of the run.')) };
const nonce = z
  .string()
  .check(
    z.regex(/^[0-9a-f]{32}$/, 'is not 32 hexadecimal digits'),
    z.describe('Random: tells the invocation that wrote this from every other one.'),
  );

/** `ou-cost/attempt@1`: that an invocation has begun the run of a trigger. There is one object of its name, so one run. */
export const attemptSchema = z.object({
  schema: z.literal(ATTEMPT_SCHEMA).check(z.describe('The name and version of this form.')),
  ...trigger,
  attempt: count.check(z.describe('The number of the run: 1 for the first.')),
  ...run,
  asked: z
    .string()
    .check(
      z.regex(/^[0-9a-f]{32}$/, 'is not 32 hexadecimal digits'),
      z.describe(
        'Part of a digest of the function and of the request: tells who asks for another report under the same name.',
      ),
    ),
  nonce,
  startedAt: instant.check(z.describe('When it began (UTC).')),
  endsBy: instant.check(z.describe('After when it can no longer be at it (UTC).')),
});

const failure = z
  .object({
    code: text.check(z.describe('The code of the failure, as in `docs/error-codes.md`.')),
    message: z.string().check(z.describe('What happened and what to do, without e-mail addresses.')),
  })
  .check(z.meta({ id: 'RunFailure', description: 'Why a run failed.' }));

/** `ou-cost/outcome@1`: how a run of a trigger ended. */
export const outcomeSchema = z.object({
  schema: z.literal(OUTCOME_SCHEMA).check(z.describe('The name and version of this form.')),
  ...trigger,
  attempt: count.check(z.describe('The number of the run: 1 for the first.')),
  ...run,
  finishedAt: instant.check(z.describe('When it ended (UTC).')),
  report: z
    .nullable(text)
    .check(z.describe('Where the report is, as a key of the archive; null where there is none.')),
  reconciled: z
    .boolean()
    .check(z.describe('Whether the report agrees with the bill; others are delivered to nobody.')),
  repeatable: z
    .boolean()
    .check(
      z.describe(
        'Whether another run may follow: not where a report was made, which may have been delivered.',
      ),
    ),
  failure: z.nullable(z.lazy(() => failure)).check(z.describe('Why it failed; null where it did not.')),
});

/** `ou-cost/delivery@1`: that an invocation has begun to deliver a report to a target, or how that ended. */
export const deliverySchema = z.object({
  schema: z.literal(DELIVERY_SCHEMA).check(z.describe('The name and version of this form.')),
  ...trigger,
  target: text.check(
    z.describe('Who gets it: `mail`, `topic-` or `webhook-` with a part of a digest; never an address.'),
  ),
  try: count.check(z.describe('The number of the try: 1 for the first.')),
  ...run,
  nonce,
  status: z
    .enum(['begun', 'delivered', 'failed', 'unknown'])
    .check(
      z.describe(
        'How it stands: `begun` in the object of the try; in that of its end `delivered`, `failed` (certainly not delivered, so that it is tried again), or `unknown` (no answer came; it is not sent again).',
      ),
    ),
  at: instant.check(z.describe('When this was written (UTC).')),
  endsBy: z
    .nullable(instant)
    .check(
      z.describe('Of a try: after when it can no longer be at it (UTC). Null in the object of its end.'),
    ),
});

export type ArchivedAttempt = z.output<typeof attemptSchema>;
export type ArchivedOutcome = z.output<typeof outcomeSchema>;
export type ArchivedDelivery = z.output<typeof deliverySchema>;

/** An attempt. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeAttempt(content: string, objectName: string): ArchivedAttempt {
  return decoded(attemptSchema, content, objectName);
}

/** An outcome. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeOutcome(content: string, objectName: string): ArchivedOutcome {
  return decoded(outcomeSchema, content, objectName);
}

/** A delivery. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeDelivery(content: string, objectName: string): ArchivedDelivery {
  return decoded(deliverySchema, content, objectName);
}
