/** AWS's published quotas (Organizations) and the sandbox's assumption (Cost Explorer): a second, and at once. */
const BUCKETS: readonly (readonly [rate: number, burst: number, operations: readonly string[]])[] = [
  [8, 12, ['organizations:ListAccounts']],
  [5, 8, ['organizations:ListOrganizationalUnitsForParent', 'organizations:ListAccountsForParent']],
  [2, 2, ['organizations:DescribeOrganizationalUnit']],
  [1, 2, ['organizations:ListRoots']],
  [5, 5, ['ce:GetCostAndUsage']],
];

/** Milliseconds that nobody can go below with these requests: the slowest bucket's. */
export function quotaFloor(requests: readonly string[]): number {
  const floors = BUCKETS.map(([rate, burst, operations]) => {
    const calls = requests.filter((request) => operations.includes(request)).length;
    return Math.max(0, ((calls - burst) / rate) * 1000);
  });
  return Math.max(...floors);
}
