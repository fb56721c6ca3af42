import { decodeRequest } from '@ou-cost/contract';
import type { Sandbox } from '@ou-cost/sandbox';
import { type HistoryFacts, type Report, type ReportPorts, reportSpend } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyReport } from '../../packages/spend/src/report/verify/verify-report.ts';
import { SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import { askedReport } from '../../packages/spend/src/testing/verified.ts';
import { awsPorts, payerAccess } from '../support/in-process/adapters.ts';
import { sandboxOf } from '../support/sandbox/start.ts';
import { TODAY } from '../support/scenarios/generated.ts';
import { unitId, type WrittenCharge, writtenScenario, writtenUnit } from '../support/scenarios/written.ts';

const SHOP = '200000000000';
const OTHER = '300000000000';

/** The shop spends 1 on every day of September and October, the other account 5 on some. */
const CHARGES: readonly WrittenCharge[] = [
  ...['2026-09', '2026-10'].flatMap((month) =>
    Array.from(
      { length: month === '2026-09' ? 30 : 31 },
      (_, at): WrittenCharge => ({
        day: `${month}-${String(at + 1).padStart(2, '0')}`,
        account: SHOP,
        amount: '1',
      }),
    ),
  ),
  { day: '2026-10-15', account: OTHER, amount: '5' },
];

let sandbox: Sandbox;
let ports: ReportPorts;
let facts: HistoryFacts;
const paid = () => sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage').length;

beforeAll(async () => {
  const children = [writtenUnit('before', 'Before', []), writtenUnit('nowunit', 'Now', [SHOP, OTHER])];
  sandbox = await sandboxOf(await writtenScenario({ today: TODAY, children, charges: CHARGES }));
  ports = awsPorts(payerAccess(sandbox, TODAY));
  const { id, managementAccountId, units, accounts } = await ports.directory.read();
  const [before, now] = [unitId('before'), unitId('nowunit')];
  facts = {
    organizationId: id,
    trees: [
      {
        id,
        managementAccountId,
        asOf: '2026-09-01T00:00:00Z',
        units,
        accounts: accounts.map((one) => (one.id === SHOP ? { ...one, parentId: before } : one)),
      },
    ],
    unchangedOn: [],
    events: [
      {
        id: 'move',
        at: '2026-10-11T12:00:00Z',
        kind: 'account-moved',
        accountId: SHOP,
        fromParentId: before,
        toParentId: now,
      },
    ],
    eventsCover: [{ from: '2026-09-01T00:00:00Z', to: '2026-11-20T00:00:00Z' }],
  };
});
afterAll(() => sandbox?.stop());

/** The report, how many requests were paid for it, and the spend directly in each unit by its name. */
async function reported(changes: Parameters<typeof decodeRequest>[0]) {
  const { report: decoded } = decodeRequest(changes);
  const request = { ...decoded, tree: 'as-was' as const };
  const earlier = { histories: [facts], ledgers: [] };
  const start = paid();
  const report = await reportSpend({ ...ports, earlier }, request, SETTINGS);
  verifyReport(report, askedReport(request));
  return { report, paid: paid() - start, units: unitsOf(report) };
}

function unitsOf({ organizationalUnits }: Report): Record<string, string> {
  return Object.fromEntries(
    organizationalUnits.map(({ name, direct }) => [name, (direct.UnblendedCost?.amounts ?? []).join(' + ')]),
  );
}

describe('the tree as it was, read from Cost Explorer', () => {
  it('takes one paid request more for a month in which an account moved', async () => {
    const { paid: count, units, report } = await reported({ period: '2026-10' });
    // The groups, their total, and the days of the shop.
    expect(count).toBe(3);
    expect(units).toMatchObject({ Before: '10', Now: '26' });
    expect(report.usage.requests).toMatchObject({ 'ce:GetCostAndUsage': 3 });
  });

  it('takes none more where no account moved within a month', async () => {
    const { paid: count, units } = await reported({ period: '2026-09' });
    expect(count).toBe(2);
    expect(units).toMatchObject({ Before: '30', Now: '0' });
  });

  it('takes one more for each split and the trend, however many months there are', async () => {
    const asked = { period: '2026-09..2026-10', by: ['charge-type', 'service'], trend: 2 };
    const { paid: count, units, report } = await reported(asked);
    // Groups by charge type, by service and of the trend, the total of all of them, and the days of each.
    expect(count).toBe(7);
    expect(units).toMatchObject({ Before: '30 + 10', Now: '0 + 26' });
    expect(
      report.trend?.organizationalUnits.map(({ direct }) => direct.UnblendedCost?.amounts),
    ).toContainEqual(['30', '10']);
  });

  it('asks for so many accounts in several requests, and for each of them once', async () => {
    const accountIds = [SHOP, ...Array.from({ length: 400 }, (_, at) => String(500_000_000_000 + at)), OTHER];
    const query = {
      start: '2026-10-15',
      end: '2026-10-17',
      granularity: 'DAILY' as const,
      metrics: ['UnblendedCost' as const],
      accountIds,
    };
    const start = paid();
    const pages = await Array.fromAsync(ports.ledger.groups(query, null));
    expect(paid() - start).toBe(2);
    expect(pages.flatMap(({ groups }) => groups.map((one) => `${one.accountId} ${one.periodStart}`))).toEqual(
      [`${SHOP} 2026-10-15`, `${SHOP} 2026-10-16`, `${OTHER} 2026-10-15`],
    );
  });
});
