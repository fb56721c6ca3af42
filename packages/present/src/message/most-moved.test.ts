import { type Report, reportSpend } from '@ou-cost/spend';
import { beforeAll, describe, expect, test } from 'vitest';
import { asking, portsOn, SETTINGS } from '../../../spend/src/testing/bill.ts';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { SHOP } from '../testing/shop-bill.ts';
import { chatOf } from './chat.ts';
import { mostMoved } from './most-moved.ts';
import { messageFor } from './render.ts';
import { type Posting, summaryOf } from './summary.ts';

const NO_PAGE = { file: null, link: null };

describe('what moved most', () => {
  let report: Report;

  beforeAll(async () => {
    const asked = asking({ compare: 'previous', by: ['charge-type', 'service'] });
    report = await reportSpend(portsOn(SHOP), asked, SETTINGS);
  });

  const tables = (posting: Partial<Posting> = {}) => {
    const whole = { ...PLAIN_VIEW, ...posting };
    return chatOf(report, summaryOf(report, whole), whole).tables;
  };

  test('is named with where it stands: the unit far below the top in which the one event of the month is', () => {
    const { organizationalUnits, accounts } = mostMoved(report, 'UnblendedCost') ?? {};
    expect(organizationalUnits?.movers[0]).toMatchObject({
      name: 'Research 🔬',
      path: 'Workloads/Research 🔬',
      within: 'Workloads',
    });
    const top = organizationalUnits?.movers.find(({ name }) => name === '東京支社');
    expect(top).toMatchObject({ path: '東京支社', within: null });
    expect(accounts?.movers[0]).toMatchObject({ name: 'ml-research', within: 'Workloads/Research 🔬' });
    const [, units, byAccount, services] = tables();
    expect(units?.rows[0]?.[0]).toBe('Research 🔬 (Workloads)');
    expect(byAccount?.rows[0]?.[0]).toBe('ml-research (Workloads/Research 🔬)');
    expect(services?.rows.length).toBe(3);
  });

  test('is listed as often as asked for, and everything else that changed is counted', () => {
    const changed = report.comparison?.accounts.filter(
      ({ change }) => change.UnblendedCost?.change !== '0',
    ).length;
    for (const [top, listed] of [
      [null, 3],
      [1, 1],
      [8, 8],
      [50, 10],
    ] as const) {
      const byAccount = tables({ top })[2];
      expect([byAccount?.rows.length, byAccount?.others]).toEqual([listed, Number(changed) - listed]);
    }
  });

  test('leaves out what did not change, and says new and departed', () => {
    const still = exampleReport({ compare: true });
    const { comparison } = still;
    if (comparison === undefined) throw new Error('the example compares nothing');
    const [first, second] = comparison.movers.accounts;
    if (first === undefined || second === undefined) throw new Error('the example has no movers');
    const nothing = { before: '5', after: '5', change: '0', percent: '0.00' };
    const accounts = [
      { ...first, status: 'departed' as const },
      { ...second, status: 'new' as const, organizationalUnitId: null },
      { ...first, change: { UnblendedCost: nothing } },
    ];
    const moved = { ...still, comparison: { ...comparison, movers: { ...comparison.movers, accounts } } };
    const { tables: shown } = chatOf(moved, summaryOf(moved, PLAIN_VIEW), PLAIN_VIEW);
    expect(shown[2]?.rows.map(([name]) => name)).toEqual([
      'shop-prod (departed, Workloads/Prod)',
      'payer (new)',
    ]);
  });

  test('and every other change is told to programs without the parts that it consists of', () => {
    const message = JSON.parse(messageFor('json', report, NO_PAGE, PLAIN_VIEW));
    const keys = ['before', 'after', 'change', 'percent'];
    for (const { change } of [...message.totals, ...message.parts]) expect(Object.keys(change)).toEqual(keys);
    const [account] = message.movers.accounts;
    expect(Object.keys(account)).toEqual(['id', 'name', 'path', ...keys, 'status']);
    const { comparison } = report;
    expect(
      message.movers.accounts.map(({ id, change }: { id: string; change: string }) => [id, change]),
    ).toEqual(
      comparison?.movers.accounts
        .filter(({ change }) => change.UnblendedCost?.change !== '0')
        .map(({ id, change }) => [id, change.UnblendedCost?.change]),
    );
    expect(message.movers.services.map(({ name }: { name: string }) => name)).toEqual(
      comparison?.movers.services?.map(({ name }) => name),
    );
  });

  test('follows the order and the number that were asked for in the list of units, too', () => {
    const names = (posting: Partial<Posting>) => tables(posting)[0]?.rows.map(([name]) => name);
    expect(names({ sort: 'name', top: 2 })).toEqual(['Accounts that left', 'Infrastructure']);
    expect(tables({ sort: 'spend', top: 2 })[0]?.others).toBe(4);
    expect(names({ sort: 'change', top: 1 })).toEqual(['Workloads']);
  });
});
