import { describe, expect, it } from 'vitest';
import type { CostLedger, LedgerPage } from '../../ledger/ports.ts';
import { asking, decimal, portsOn, SETTINGS } from '../../testing/bill.ts';
import { heldAgainstOther } from '../../testing/ledgers.ts';
import { amounts, MOVED, SHOP } from '../../testing/over-time.ts';
import { reportSpend } from '../report-spend.ts';

/** A ledger whose answers by days have more of the shop on the 12th of October, the first times that it is asked. */
function withMore(ledger: CostLedger, more: string, times: number): CostLedger {
  let asked = 0;
  return {
    ...ledger,
    async *groups(query, split) {
      const isAltered = query.granularity === 'DAILY' && asked < times;
      if (query.granularity === 'DAILY') asked += 1;
      for await (const page of ledger.groups(query, split)) yield isAltered ? altered(page, more) : page;
    },
  };
}

function altered(page: LedgerPage, more: string): LedgerPage {
  const [group] = page.groups;
  if (group === undefined) return page;
  const extra = { ...group, periodStart: '2026-10-12', amounts: [decimal(more)] };
  return { ...page, groups: [...page.groups, extra] };
}

async function reported(more: string, times: number, held = false) {
  const ports = portsOn(MOVED);
  const bill = held ? heldAgainstOther(ports.ledger) : ports.ledger;
  const ledger = withMore(bill, more, times);
  const report = await reportSpend({ ...ports, ledger }, asking({ tree: 'as-was' }), SETTINGS);
  const units = new Map(report.organizationalUnits.map(({ id, direct }) => [id, amounts(direct)]));
  return { units, report, reads: ports.reads.count };
}

describe('days that are not their month', () => {
  it('by rounding leave the difference where the account was last, so that the total is exact', async () => {
    const { units, report, reads } = await reported('0.01', 9);
    // The days of A are 10; what is left of the month is B's, as is all of the web.
    expect([units.get('A'), units.get('B')]).toEqual(['10', '3121']);
    expect(amounts(report.total)).toBe('3131');
    expect(reads).toBe(2);
  });

  it.each([false, true])(
    'are read once more, with their month (held against another source: %s)',
    async (held) => {
      const { units, report, reads } = await reported('0.02', 1, held);
      expect([units.get('A'), units.get('B')]).toEqual(['10', '3121']);
      expect(report.notes.map(({ code }) => code)).toContain('read-again');
      expect(reads).toBe(4);
    },
  );

  it('twice fail the run, naming the account', async () => {
    await expect(reported('0.02', 2)).rejects.toMatchObject({
      code: 'NotReconciled',
      message: expect.stringMatching(
        new RegExp(
          `account ${SHOP} moved between 2026-10-01 and 2026-11-01, .* add up to 31.02 USD .* instead of 31,`,
        ),
      ),
    });
  });
});
