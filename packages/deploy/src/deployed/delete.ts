import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { OuCostError } from '@ou-cost/spend';
import { type Answer, ask } from '../access/answer.ts';
import { stackLabel } from '../assembly/stack-plan.ts';
import type { LeftBehind } from './left-behind.ts';
import { describeStack, settledStack } from './wait.ts';

/** A stack to delete, by its name, or by its id in `id`. */
export type StackToDelete = Pick<LeftBehind, 'name' | 'accountId' | 'region' | 'id' | 'access'>;

function notDeleted(label: string, answer: Exclude<Answer<unknown>, { kind: 'yes' }>): OuCostError {
  const isRefused = answer.kind === 'unknown' && answer.isRefused;
  return new OuCostError(
    isRefused ? 'AccessRefused' : 'Incomplete',
    `${label} was not deleted (${answer.why}); fix what it reports and run again`,
  );
}

/**
 * Deletes a stack without CDK, with the profile's own permissions, and waits for the end. Fails with AccessRefused
 * if AWS refuses it, and with Incomplete if a part of the stack is left.
 */
export async function deleteStack(
  stack: StackToDelete,
  notify: (text: string) => void,
  interruption: AbortSignal,
): Promise<void> {
  const { id, access } = stack;
  const client = access.clients.cloudFormation;
  const label = stackLabel(stack);
  const wait = { label, notify: (status: string) => notify(`${label} is ${status}`), interruption };
  // By its id a deleted stack is still described, and another stack of its name is not.
  const describe = () => describeStack(client, id);
  await settledStack(describe, wait);
  const asked = await ask(
    () => client.send(new DeleteStackCommand({ StackName: id })),
    () => false,
  );
  if (asked.kind !== 'yes') throw notDeleted(label, asked);
  const ended = await settledStack(describe, wait);
  if (ended.kind !== 'yes') throw notDeleted(label, ended);
  if (ended.value !== null) {
    const { StackStatus = '', StackStatusReason = 'CloudFormation gives no reason' } = ended.value;
    throw notDeleted(label, { kind: 'no', why: `${StackStatus}: ${StackStatusReason}` });
  }
}
