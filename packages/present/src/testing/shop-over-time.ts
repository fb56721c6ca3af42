import { type EarlierRuns, makeReport, type Report, reportSpend } from '@ou-cost/spend';
import { asking, portsOn, SETTINGS } from '../../../spend/src/testing/bill.ts';
import { cover, factsWith, moved } from '../../../spend/src/testing/history.ts';
import { SHOP } from './shop-bill.ts';

/** Where accounts stood that are elsewhere today. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['200000000003', 'ou-shop-commerce'],
  ['300000000004', 'ou-shop-sandbox0'],
]);

/** The shop when its history begins: one more unit, another name, and accounts elsewhere. */
const AT_FIRST = {
  id: 'o-test000001',
  managementAccountId: '100000000000',
  asOf: '2026-08-01T09:00:00Z',
  units: [
    ...SHOP.units.map((unit) => (unit.id === 'ou-shop-research' ? { ...unit, name: 'Data science' } : unit)),
    { id: 'ou-shop-sandbox0', name: 'Sandbox', parentId: 'ou-shop-workload' },
  ],
  accounts: [
    ...SHOP.accounts.map((account) => ({ ...account, parentId: PLACES.get(account.id) ?? account.parentId })),
    { id: '900000000001', name: 'legacy-crm', state: 'ACTIVE', parentId: 'ou-shop-network0' },
  ],
};

/**
 * What the archive knows: storefront-jp moved on 11 October, ml-demo left a unit that was deleted, legacy-crm left the
 * organization on 20 September, and a unit has another name since.
 */
const HISTORY = factsWith({
  trees: [AT_FIRST],
  events: [
    moved('2026-10-11T04:05:06Z', '200000000003', 'ou-shop-commerce', 'ou-shop-japan000'),
    moved('2026-09-05T10:00:00Z', '300000000004', 'ou-shop-sandbox0', 'ou-shop-research'),
    { id: 'd', at: '2026-10-12T10:00:00Z', kind: 'unit-deleted', unitId: 'ou-shop-sandbox0' },
    { id: 'l', at: '2026-09-20T23:00:00Z', kind: 'account-left', accountId: '900000000001', name: null },
  ],
  eventsCover: [cover('2026-08-28', '2026-11-26')],
});

/** The bill of October as it was first known: network-hub's last day came later, and a credit was larger. */
const FIRST_BILL = {
  ...SHOP,
  lines: SHOP.lines
    .filter(({ day, account }) => day !== '2026-10-31' || account !== '400000000002')
    .map((line) =>
      line.recordType === 'Credit' && line.day === '2026-10-01' ? { ...line, amount: '-300' } : line,
    ),
};

async function shopArchive(): Promise<EarlierRuns> {
  const settings = { ...SETTINGS, runId: 'ou-cost-20261105T060000Z-0a1b2c' };
  const { recording } = await makeReport(portsOn(FIRST_BILL), asking(), settings);
  const ledgers = recording.ledgers.map((ledger) => ({ ...ledger, readAt: '2026-11-05T06:00:00Z' }));
  return { histories: [HISTORY], ledgers };
}

/** The shop's report on units as they were, with an archive at hand. */
export async function shopOverTime(asked: Parameters<typeof asking>[0] = {}): Promise<Report> {
  const ports = { ...portsOn(SHOP), earlier: await shopArchive() };
  const report = await reportSpend(ports, asking({ tree: 'as-was', ...asked }), SETTINGS);
  return { ...report, usage: { ...report.usage, durationMs: 0 } };
}
