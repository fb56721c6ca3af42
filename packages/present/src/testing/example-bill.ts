/*
 * What the report for tests is made of: nested and equal unit names, Unicode, credits and refunds, a suspended account
 * and one that has left.
 */

export interface Charge {
  readonly account: string;
  readonly type: 'usage' | 'savings-plan' | 'credit' | 'refund' | 'tax' | 'support';
  /** Per period. */
  readonly amounts: readonly [string, string];
}

export const CHARGES: readonly Charge[] = [
  { account: '111111111111', type: 'savings-plan', amounts: ['1200', '1200'] },
  { account: '111111111111', type: 'support', amounts: ['310.4000000001', '322.75'] },
  { account: '111111111111', type: 'tax', amounts: ['0', '98.125'] },
  { account: '222222222222', type: 'usage', amounts: ['10234.5678901234', '11890.005'] },
  { account: '222222222222', type: 'credit', amounts: ['-500', '0'] },
  { account: '333333333333', type: 'usage', amounts: ['843.125', '790.015'] },
  { account: '444444444444', type: 'usage', amounts: ['12.3', '0.0000000001'] },
  { account: '444444444444', type: 'refund', amounts: ['0', '-12.3'] },
  { account: '555555555555', type: 'usage', amounts: ['77.7', '80'] },
  { account: '666666666666', type: 'usage', amounts: ['0', '1.005'] },
  { account: '777777777777', type: 'usage', amounts: ['5.5', '0.25'] },
];

/** Each account's spend in the month before the only one; that before the last of two is the first of them. */
export const BEFORE: Readonly<Record<string, string>> = {
  '111111111111': '3000',
  '222222222222': '20000',
  '333333333333': '1633.14',
  '444444444444': '0',
  '555555555555': '400.5',
  '666666666666': '0',
  '777777777777': '80.25',
};

interface ExampleUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly accountIds: readonly string[];
}

export const UNITS: readonly ExampleUnit[] = [
  { id: 'r-ab12', name: 'Root', parentId: null, accountIds: ['111111111111'] },
  { id: 'ou-ab12-platform', name: 'Platform', parentId: 'r-ab12', accountIds: [] },
  { id: 'ou-ab12-platprod', name: 'Prod', parentId: 'ou-ab12-platform', accountIds: ['555555555555'] },
  {
    id: 'ou-ab12-tokyoreg',
    name: '東京リージョン',
    parentId: 'ou-ab12-platprod',
    accountIds: ['666666666666'],
  },
  { id: 'ou-ab12-workload', name: 'Workloads', parentId: 'r-ab12', accountIds: [] },
  {
    id: 'ou-ab12-workprod',
    name: 'Prod',
    parentId: 'ou-ab12-workload',
    accountIds: ['222222222222', '333333333333'],
  },
  { id: 'ou-ab12-worktest', name: 'R&D / Test', parentId: 'ou-ab12-workload', accountIds: ['444444444444'] },
];

export const ACCOUNTS: readonly { id: string; name: string; state: string | null }[] = [
  { id: '111111111111', name: 'payer', state: 'ACTIVE' },
  { id: '222222222222', name: 'shop-prod', state: 'ACTIVE' },
  { id: '333333333333', name: '決済-本番', state: 'ACTIVE' },
  { id: '444444444444', name: 'shop-test', state: 'SUSPENDED' },
  { id: '555555555555', name: 'network', state: 'ACTIVE' },
  { id: '666666666666', name: 'edge "tokyo", one', state: 'ACTIVE' },
  { id: '777777777777', name: 'old-shop', state: null },
];

export const PERIODS = [
  { start: '2026-09-01', end: '2026-10-01', estimated: false, settled: true },
  { start: '2026-10-01', end: '2026-11-01', estimated: true, settled: false },
];
