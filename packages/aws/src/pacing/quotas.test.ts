import { describe, expect, it } from 'vitest';
import { HISTORY_SEED_CALLS, ORGANIZATION_CALLS, READER_CALLS } from '../permissions/index.ts';
import { QUOTAS } from './quotas.ts';

/**
 * AWS's rates per account, from the page "Quotas and service limits for AWS Organizations": requests a second, and burst.
 * For Cost Explorer, which publishes none, five of each. For LookupEvents the two a second of its reference.
 */
const PUBLISHED: readonly (readonly [string, number, number])[] = [
  ['organizations:ListAccounts', 8, 12],
  ['organizations:ListParents', 5, 8],
  ['organizations:ListAccountsForParent', 5, 8],
  ['organizations:ListOrganizationalUnitsForParent', 5, 8],
  ['organizations:DescribeOrganizationalUnit', 2, 2],
  ['organizations:ListRoots', 1, 2],
  ['ce:GetCostAndUsage', 5, 5],
  ['cloudtrail:LookupEvents', 2, 2],
];

function quotaOf(operation: string) {
  const quotas = QUOTAS.filter(({ operations }) => operations.includes(operation));
  expect(quotas, operation).toHaveLength(1);
  return quotas[0];
}

describe('the quota', () => {
  it.each(PUBLISHED)(
    'of %s is a little less than the %d a second that AWS admits, after a burst of %d',
    (operation, rate, burst) => {
      const quota = quotaOf(operation);
      // 95 % of the rate; and from the burst what that adds in a quarter of a second.
      expect(quota?.rate).toBeCloseTo(rate * 0.95, 10);
      expect(quota?.burst).toBeCloseTo(burst - rate * 0.95 * 0.25, 10);
      expect(quota?.burst, 'one request must always be possible').toBeGreaterThanOrEqual(1);
    },
  );

  it('is known for every call that the reader role makes, and for no other', () => {
    const called = [...READER_CALLS, ...HISTORY_SEED_CALLS].map(({ action }) => action);
    expect(called).toEqual(expect.arrayContaining(ORGANIZATION_CALLS.map(({ action }) => action)));
    for (const action of called) quotaOf(action);
    const listed = QUOTAS.flatMap(({ operations }) => operations);
    expect(listed.toSorted()).toEqual(PUBLISHED.map(([operation]) => operation).toSorted());
  });
});
