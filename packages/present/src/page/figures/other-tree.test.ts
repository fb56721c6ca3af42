import { parsePeriod, type Report } from '@ou-cost/spend';
import { expect, test } from 'vitest';
import { pagePayload } from '../../html/payload/data.ts';
import { PLAIN_VIEW } from '../../shared/view.ts';
import { shopOverTime } from '../../testing/shop-over-time.ts';
import { shopReport } from '../../testing/shop-reports.ts';
import { sumIn } from './amounts.ts';
import { spendTree } from './nodes.ts';
import { accountCount, hasOtherTree, onTodaysTree } from './other-tree.ts';
import type { PagePayload, PayloadSpends } from './payload.ts';

const ASKED = { period: parsePeriod('2026-09..2026-10'), compare: 'previous', trend: 6 } as const;
const payloadOf = (report: Report) => pagePayload(report, PLAIN_VIEW);

/** Every amount of a payload under the names of its units, accounts and parts, zeros left out. */
function amountsOf(payload: PagePayload): Map<string, string> {
  const found = new Map<string, string>();
  const put = (name: string, spends: PayloadSpends) => {
    const parts = ['net', 'gross', ...payload.parts.keys()] as const;
    const cells = payload.columns.flatMap(({ splits }, at) =>
      // Of a month that was read by account only, no more than net amounts are known.
      (splits.length === 0 ? (['net'] as const) : parts).map((part) => [part, at] as const),
    );
    for (const [part, column] of cells) {
      const amount = sumIn(spends, 0, part, [column]);
      if (amount !== '0') found.set(`${name} ${part} ${column}`, amount);
    }
  };
  const tree = spendTree(payload);
  for (const [id, { direct, total }] of tree.units) {
    put(`${id} direct`, direct);
    put(`${id} total`, total);
  }
  for (const [id, { total, parent }] of tree.accounts) put(`${id} in ${parent?.id ?? 'none'}`, total);
  put('unattributed', payload.unattributed);
  put('total', payload.total);
  return found;
}

test('a report on the tree as it was has every figure of the report on the tree as it is', async () => {
  const [asWas, asIs] = await Promise.all([shopOverTime(ASKED), shopOverTime({ ...ASKED, tree: 'as-is' })]);
  const carried = payloadOf(asWas);
  expect(hasOtherTree(carried)).toBe(true);
  const [now, then] = [amountsOf(onTodaysTree(carried)), amountsOf(carried)];
  expect(now).toEqual(amountsOf(payloadOf(asIs)));
  expect(then).not.toEqual(now);
  expect(now.size).toBeGreaterThan(200);
});

test('an account that stood in two units is one account', async () => {
  const carried = payloadOf(await shopOverTime(ASKED));
  const today = onTodaysTree(carried);
  // The shop has fourteen accounts; two of them moved.
  expect([carried.accounts.length, accountCount(carried), today.accounts.length]).toEqual([16, 14, 14]);
  const [jp, ...others] = carried.accounts.filter(([id]) => id.startsWith('200000000003'));
  expect([jp?.[2], ...others.map(([id, , remark]) => [id, remark])]).toEqual([
    'until 10 Oct',
    ['200000000003/2', 'from 11 Oct'],
  ]);
  expect(today.accounts.find(([id]) => id === '900000000001')?.[2]).toBe('left 2026-09-20');
});

test('a page on the tree as it is, of units only, or of a selection of them, has no other tree', async () => {
  const reports = [
    shopReport({}),
    shopOverTime({ tree: 'as-is' }),
    shopOverTime({ detail: 'ou' }),
    shopOverTime({ organizationalUnits: ['Workloads'] }),
  ];
  for (const report of await Promise.all(reports)) expect(hasOtherTree(payloadOf(report))).toBe(false);
});
