/** AWS's documented rate a second and burst, written down here once more so that nothing is measured by itself. */
const SHARED_BY_PARENT = { rate: 5, burst: 8 };

export const QUOTAS: Readonly<Record<string, { readonly rate: number; readonly burst: number }>> = {
  'organizations:ListAccounts': { rate: 8, burst: 12 },
  'organizations:ListParents': SHARED_BY_PARENT,
  'organizations:ListAccountsForParent': SHARED_BY_PARENT,
  'organizations:ListOrganizationalUnitsForParent': SHARED_BY_PARENT,
  'organizations:DescribeOrganizationalUnit': { rate: 2, burst: 2 },
  'organizations:ListRoots': { rate: 1, burst: 2 },
  // Cost Explorer publishes none; the sandbox assumes five a second.
  'ce:GetCostAndUsage': { rate: 5, burst: 5 },
};

/** The least milliseconds in which AWS lets an account make these calls: the slowest bucket's. */
export function quotaFloor(calls: Readonly<Record<string, number>>): number {
  const byBucket = new Map<{ readonly rate: number; readonly burst: number }, number>();
  for (const [action, count] of Object.entries(calls)) {
    const quota = QUOTAS[action];
    if (quota !== undefined) byBucket.set(quota, (byBucket.get(quota) ?? 0) + count);
  }
  const times = [...byBucket].map(([{ rate, burst }, count]) => ((count - burst) / rate) * 1_000);
  return Math.max(0, ...times);
}
