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

export const QUOTAS: readonly SharedQuota[] = PUBLISHED.map((quota) => ({
  ...quota,
  rate: quota.rate * MARGIN,
}));
