import { randomBytes } from 'node:crypto';

/**
 * A name for one run, by which CloudTrail, the function's log and the caller's log are laid side by side. It begins with
 * the instant of its start (UTC), so that run ids sort by time: `ou-cost-20261101T090000Z-0a1b2c`.
 */
export function newRunId(now: Date): string {
  const instant = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  return `ou-cost-${instant}-${randomBytes(3).toString('hex')}`;
}
