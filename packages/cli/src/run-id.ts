import { randomBytes } from 'node:crypto';

/** A name for one run, by which CloudTrail, the function's log and the caller's log are laid side by side. */
export function newRunId(): string {
  return `ou-cost-${randomBytes(6).toString('hex')}`;
}
