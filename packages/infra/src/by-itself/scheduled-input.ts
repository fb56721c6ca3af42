import type { Config } from '@ou-cost/contract';
import type { ScheduledRequestJson } from '@ou-cost/contract/scheduled';

type Schedule = Config['schedules'][number];

/** EventBridge Scheduler writes the time here for which the trigger was due, in ISO 8601 and UTC. */
const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';

/** What EventBridge Scheduler hands to the function, as JSON: everything that the schedule asks for. */
export function scheduledInput(schedule: Schedule, config: Config): string {
  const { name, request, outputs, language, locale, mail, topics, webhooks } = schedule;
  const input = {
    kind: 'scheduled',
    schedule: name,
    scheduledTime: SCHEDULED_TIME,
    // Lambda repeats a failed run; each repetition is a run of its own, which pays.
    attempts: 1 + config.function.asynchronousRetries,
    request,
    outputs,
    ...(language === undefined ? {} : { language }),
    locale,
    ...(mail === undefined
      ? {}
      : {
          mail: {
            from: mail.from,
            to: mail.to,
            region: mail.region ?? config.payer.region,
            attach: mail.attach,
          },
        }),
    topics,
    webhooks: webhooks.map(({ kind, address }) => ({ kind, address })),
  } satisfies ScheduledRequestJson;
  return JSON.stringify(input);
}
