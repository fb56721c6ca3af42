import type { Sending } from '@ou-cost/aws/deliverer';
import type { Sent } from '../ports.ts';

/** What to do about errors, by AWS's names of them. */
export type Remedies = ReadonlyMap<string, string>;

/**
 * What became of a sending, in our own words: AWS's message may name whom it was sent to. Of its error only the name is
 * kept. Where nothing left, the message is about the way there.
 */
export function sentBy(service: string, sending: Sending, remedies: Remedies): Sent {
  if (sending.kind === 'done') return { kind: 'delivered' };
  if (sending.kind === 'unsent') return { kind: 'refused', again: false, reason: sending.failure.message };
  const name = /^[\w.]{1,80}$/.test(sending.name) ? sending.name : sending.failure.code;
  if (sending.kind === 'unknown') {
    return {
      kind: 'unknown',
      reason: `${service} did not answer (${name}), so that it may have been delivered`,
    };
  }
  const remedy = remedies.get(name.replace(/Exception$/, '')) ?? remedies.get(sending.failure.code);
  const reason = `${service} did not take it (${name})${remedy === undefined ? '' : `: ${remedy}`}`;
  return { kind: 'refused', again: sending.again, reason };
}
