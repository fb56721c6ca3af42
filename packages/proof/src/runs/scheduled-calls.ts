import type { RecordedCall, Sandbox, SandboxOptions } from '@ou-cost/sandbox';
import type { Chain } from '../variants/chain.ts';
import type { VariantSchedule } from '../variants/model.ts';

/** The seventh of November, 5:00 in Asia/Tokyo, at which the schedules of all variants are due. */
const DUE = new Date('2026-11-06T20:00:00Z');

/** Calls with the name of what they belong to. */
export interface NamedCalls {
  readonly scenario: string;
  readonly calls: readonly RecordedCall[];
}

/** The texts of webhooks, and a Lambda that is too busy at first: that trigger is kept in the dead letter queue. */
export function scheduledOptions(
  { schedules }: Chain,
  configured: readonly VariantSchedule[],
  hook: string,
): Pick<SandboxOptions, 'secrets' | 'secureParameters' | 'faults'> {
  if (schedules === undefined) return {};
  const webhooks = configured.flatMap((one) => one.webhooks ?? []);
  const texts = (arns: readonly string[]) =>
    arns.map((arn) => {
      const keyArn = webhooks.find(({ address }) => address === arn)?.kmsKeyArn;
      return { arn, text: hook, ...(keyArn === undefined ? {} : { keyArn }) };
    });
  return {
    secrets: texts(schedules.secrets),
    secureParameters: texts(schedules.parameters),
    faults: { faults: [{ api: 'lambda:Invoke', fault: 'throttle', calls: [1] }] },
  };
}

/**
 * Fires a schedule: first at a time at which Lambda is too busy, and then twice at once, as Scheduler may.
 *
 * @throws Error where the second trigger is not reported and delivered to everybody exactly once
 */
export async function fireSchedule(sandbox: Sandbox, { schedules }: Chain): Promise<NamedCalls[]> {
  const [name] = schedules?.names ?? [];
  if (name === undefined) return [];
  const isKept = await sandbox.fire(name, new Date('2026-10-06T20:00:00Z'));
  const before = sandbox.calls.length;
  const { deliveries } = await sandbox.fire(name, DUE, 2);
  const answers = deliveries.flatMap(({ executions }) => executions.map(({ payload }) => payload));
  const outcomes = isKept.deliveries.map(({ outcome }) => outcome);
  const wasDelivered = answers.some((text) => isDelivered(text));
  if (outcomes.join() !== 'dead-letter' || answers.length !== 2 || !wasDelivered) {
    throw new Error(`the schedule ${name} fired in vain: ${outcomes.join()}, ${answers.join('\n')}`);
  }
  return [
    { scenario: 'a schedule fires and Lambda is too busy', calls: sandbox.calls.slice(0, before) },
    { scenario: 'a schedule fires, twice at once', calls: sandbox.calls.slice(before) },
  ];
}

/** Whether an answer of the function says that every target got the report. */
function isDelivered(answer: string): boolean {
  const { deliveries }: { deliveries?: readonly { status: string }[] } = JSON.parse(answer);
  return (
    deliveries !== undefined &&
    deliveries.length > 0 &&
    deliveries.every(({ status }) => status === 'delivered')
  );
}
