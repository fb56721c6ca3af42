import { createHash } from 'node:crypto';

/** The id of a target that has an ARN or another name: it tells targets apart, and not what they are. */
export function targetId(kind: 'topic' | 'webhook', name: string): string {
  return `${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
