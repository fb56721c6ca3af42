import { expect, it } from 'vitest';
import { OuCostError } from '../errors.ts';
import { describeOrganization } from './overview.ts';

it('describes units in their places with the accounts in them and below them, and no account by more than its id', async () => {
  const listing = {
    id: 'o-1',
    managementAccountId: '111111111111',
    units: [
      { id: 'ou-b', name: 'Prod', parentId: 'ou-a' },
      { id: 'r-1', name: 'Root', parentId: null },
      { id: 'ou-a', name: 'Workloads', parentId: 'r-1' },
      { id: 'ou-c', name: 'Empty', parentId: 'r-1' },
    ],
    accounts: [
      { id: '111111111111', name: 'Payer', state: 'ACTIVE', parentId: 'r-1' },
      { id: '333333333333', name: 'Shop', state: 'ACTIVE', parentId: 'ou-b' },
      { id: '222222222222', name: 'Closed', state: 'SUSPENDED', parentId: 'ou-b' },
      { id: '444444444444', name: 'Tools', state: 'ACTIVE', parentId: 'ou-a' },
    ],
    notes: [{ code: 'no-paths' as const, message: 'the tree was walked' }],
  };
  const ports = { directory: { read: async () => listing }, clock: { now: () => Date.UTC(2026, 10, 23) } };
  const overview = await describeOrganization(ports, { runId: 'run-1', producer: 'ou-cost 2.0.0' });
  expect(overview).toMatchObject({
    schema: 'ou-cost/organization@1',
    organization: { id: 'o-1', managementAccountId: '111111111111', rootId: 'r-1' },
    notes: listing.notes,
  });
  const rows = overview.organizationalUnits.map((unit) => [
    unit.path.join('/'),
    unit.depth,
    unit.accountIds.join(),
    unit.accountsInSubtree,
  ]);
  expect(rows).toEqual([
    ['Root', 0, '111111111111', 4],
    ['Root/Empty', 1, '', 0],
    ['Root/Workloads', 1, '444444444444', 3],
    ['Root/Workloads/Prod', 2, '222222222222,333333333333', 2],
  ]);
  expect(JSON.stringify(overview)).not.toContain('Shop');
});

it('tells the reads that are still under way to stop where one fails', async () => {
  const failure = new OuCostError('AccessRefused', 'refused');
  const cancelled: unknown[] = [];
  const described = describeOrganization(
    {
      directory: { read: () => Promise.reject(failure) },
      clock: { now: () => Date.UTC(2026, 10, 23) },
      cancel: (reason) => cancelled.push(reason),
    },
    { runId: 'run-1', producer: 'test' },
  );
  await expect(described).rejects.toBe(failure);
  expect(cancelled).toEqual([failure]);
});
