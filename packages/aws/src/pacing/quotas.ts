import type { Quota } from './token-bucket.ts';

/** A quota of AWS and the operations that share it. */
export interface SharedQuota extends Quota {
  readonly operations: readonly string[];
}

/** The part of AWS's rate that we use: its clock and ours do not run alike. */
const MARGIN = 0.95;

/**
 * AWS's throttling per account, from the quotas page of AWS Organizations. That page gives one rate for the three
 * listings per parent; we assume that they share it. Cost Explorer publishes no rate: five a second is an assumption. The
 * rate of LookupEvents is that of its API reference, per region.
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
  { operations: ['cloudtrail:LookupEvents'], rate: 2, burst: 2 },
];

/** The assumed difference in network delay between two requests: a new connection, a busy machine. */
const JITTER_SECONDS = 0.25;

/**
 * The quotas that we keep to. Requests that were sent this far apart may arrive together, so the burst is reduced by
 * what the rate adds in that time: AWS then never sees more requests than its own bucket admits.
 */
export const QUOTAS: readonly SharedQuota[] = PUBLISHED.map((quota) => {
  const rate = quota.rate * MARGIN;
  return { ...quota, rate, burst: quota.burst - rate * JITTER_SECONDS };
});
