/** A token bucket of AWS: `rate` requests a second are admitted, and `burst` at once. */
interface Quota {
  readonly rate: number;
  readonly burst: number;
}

const LISTINGS_BY_PARENT: Quota = { rate: 5, burst: 8 };

/**
 * AWS's published quotas of Organizations by operation, and five requests a second for Cost Explorer, which publishes
 * none. Operations with the same object share a bucket. The adapters and the sandbox have tables of their own; this
 * one is independent of both, so that neither is compared with itself.
 */
export const QUOTAS: Readonly<Record<string, Quota>> = {
  'organizations:ListAccounts': { rate: 8, burst: 12 },
  'organizations:ListParents': LISTINGS_BY_PARENT,
  'organizations:ListAccountsForParent': LISTINGS_BY_PARENT,
  'organizations:ListOrganizationalUnitsForParent': LISTINGS_BY_PARENT,
  'organizations:DescribeOrganizationalUnit': { rate: 2, burst: 2 },
  'organizations:ListRoots': { rate: 1, burst: 2 },
  'ce:GetCostAndUsage': { rate: 5, burst: 5 },
};

/** The shortest time in milliseconds in which the slowest bucket admits its requests (`service:Operation`). */
export function quotaFloor(requests: readonly string[]): number {
  const counts = new Map<Quota, number>();
  for (const request of requests) {
    const quota = QUOTAS[request];
    if (quota !== undefined) counts.set(quota, (counts.get(quota) ?? 0) + 1);
  }
  const times = [...counts].map(([{ rate, burst }, count]) => ((count - burst) / rate) * 1_000);
  return Math.max(0, ...times);
}
