import { setTimeout as wait } from 'node:timers/promises';
import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { OuCostError } from '@ou-cost/spend';
import { type Answer, ask } from '../access/answer.ts';
import { statusKind } from './stack-status.ts';

const POLL_MILLISECONDS = 3_000;
const MAX_WAIT_MILLISECONDS = 60 * 60_000;

/** The stack of this name or id; null if it does not exist, or is deleted. */
export async function describeStack(
  client: CloudFormationClient,
  name: string,
): Promise<Answer<Stack | null>> {
  const answer = await ask(
    () => client.send(new DescribeStacksCommand({ StackName: name })),
    ({ name: error, message }) => /does not exist|not found/i.test(message) || /NotFound/.test(error),
  );
  if (answer.kind === 'unknown') return answer;
  const stack = answer.kind === 'yes' ? answer.value.Stacks?.[0] : undefined;
  const isDeleted = statusKind(stack?.StackStatus ?? '') === 'deleted';
  return { kind: 'yes', value: isDeleted ? null : (stack ?? null) };
}

export interface Wait {
  /** Names the stack in messages. */
  readonly label: string;
  /** Called once for each state that the stack is in while it is waited for. */
  readonly notify: (status: string) => void;
  readonly interruption: AbortSignal;
}

/** Polls until no operation is in progress on the stack. Fails with TimedOut after an hour. */
export async function settledStack(
  describe: () => Promise<Answer<Stack | null>>,
  { label, notify, interruption }: Wait,
): Promise<Answer<Stack | null>> {
  const started = performance.now();
  for (let notified: string | null = null; ; ) {
    const answer = await describe();
    const status = answer.kind === 'yes' ? (answer.value?.StackStatus ?? null) : null;
    if (status === null || statusKind(status) !== 'in-progress') return answer;
    if (status !== notified) {
      notify(status);
      notified = status;
    }
    if (performance.now() - started > MAX_WAIT_MILLISECONDS) {
      throw new OuCostError(
        'TimedOut',
        `${label} has been ${status} for an hour; look at its events in the CloudFormation console`,
      );
    }
    await wait(POLL_MILLISECONDS, undefined, { signal: interruption }).catch(() =>
      interruption.throwIfAborted(),
    );
  }
}
