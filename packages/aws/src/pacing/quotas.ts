import type { Quota } from './token-bucket.ts';

/** One bucket of AWS's, and the operations that draw on it. */
export interface SharedQuota extends Quota {
  readonly operations: readonly string[];
}

/** We stay a little under AWS's rate: its clock and ours are not one. */
const MARGIN = 0.95;

/**
 * AWS's throttles per account, from the quotas page of AWS Organizations. The three listings per parent are
 * given one rate there and are taken to share it. Cost Explorer publishes none: five a second is an assumption.
 */
const PUBLISHED: readonly SharedQuota[] = [
  { operations: ['organizations:ListAccounts'], rate: 8, burst: 12 },
  {
    operations: [
      'organizations:ListOrganizationalUnitsForParent',
      'organizations:ListAccountsForParent',
      'organizations:ListParents',
    ],
    rate: 5,
    burst: 8,
  },
  { operations: ['organizations:DescribeOrganizationalUnit'], rate: 2, burst: 2 },
  { operations: ['organizations:ListRoots'], rate: 1, burst: 2 },
  { operations: ['ce:GetCostAndUsage'], rate: 5, burst: 5 },
];

/** So much longer than another may a call be on its way: a new connection, a busy machine. */
const JITTER_SECONDS = 0.25;

/**
 * The pace that we keep. Calls that were sent this far apart may reach AWS at once, so the burst is less by what
 * the rate adds in that time: in no stretch of time do more arrive than AWS admits.
 */
export const QUOTAS: readonly SharedQuota[] = PUBLISHED.map((quota) => {
  const rate = quota.rate * MARGIN;
  return { ...quota, rate, burst: quota.burst - rate * JITTER_SECONDS };
});
