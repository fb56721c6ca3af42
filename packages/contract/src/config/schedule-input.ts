import * as z from 'zod/mini';
import { type ScheduledReport, type ScheduledRequestJson, scheduledReport } from '../scheduled/request.ts';
import type { ConfigDocument } from './schema.ts';

/** A schedule of the configuration. */
export type ConfiguredSchedule = ConfigDocument['schedules'][number];

/** What EventBridge Scheduler replaces by the time at which the schedule was to run (UTC). */
const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';

/** What EventBridge Scheduler hands to the function for a schedule: everything that it asks for. */
export function scheduledInput(
  { name, request, outputs, language, locale, mail, topics, webhooks }: ConfiguredSchedule,
  config: Pick<ConfigDocument, 'payer' | 'function'>,
): ScheduledRequestJson {
  return {
    kind: 'scheduled',
    schedule: name,
    scheduledTime: SCHEDULED_TIME,
    // Lambda repeats a failed run; each repetition is a run of its own, which pays.
    attempts: 1 + config.function.asynchronousRetries,
    request: withoutDefaults(request),
    outputs: [...outputs],
    ...(language === undefined ? {} : { language }),
    ...(locale === undefined ? {} : { locale }),
    ...(mail === undefined
      ? {}
      : {
          mail: {
            from: mail.from,
            to: [...mail.to],
            region: mail.region ?? config.payer.region,
            attach: [...(mail.attach ?? usualAttachments(outputs))],
          },
        }),
    topics: [...topics],
    webhooks: webhooks.map(({ kind, address }) => ({ kind, address })),
  };
}

/** What a mail has where nothing is said: the page, or else every file that is made. */
function usualAttachments(outputs: ConfiguredSchedule['outputs']): ConfiguredSchedule['outputs'] {
  return outputs.includes('html') ? ['html'] : outputs;
}

/** Only what the schedule asks for in its own way: what it leaves open, the function decides. */
function withoutDefaults(request: ConfiguredSchedule['request']): ScheduledReport {
  const usual = new Map(
    Object.entries(z.parse(scheduledReport, {})).map(([field, value]) => [field, JSON.stringify(value)]),
  );
  return Object.fromEntries(
    Object.entries(request).filter(([field, value]) => usual.get(field) !== JSON.stringify(value)),
  );
}
