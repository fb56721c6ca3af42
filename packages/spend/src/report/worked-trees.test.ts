import { describe, expect, it } from 'vitest';
import type { ListedAccount, ListedUnit } from '../organization/directory.ts';
import { asking, type Bill, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { parsePeriod } from '../time/period.ts';
import { lastUnitOf } from './form/report.ts';
import { reportSpend } from './report-spend.ts';
import type { ReportRequest } from './request.ts';

const unit = (id: string, parentId: string | null, name = id): ListedUnit => ({ id, name, parentId });
const account = (at: number, parentId: string, state = 'ACTIVE'): ListedAccount => ({
  id: idOf(at),
  name: `account ${at}`,
  state,
  parentId,
});
const idOf = (at: number) => String(at).repeat(12);
const used = (at: number, amount: string, day = '2026-10-10', recordType = 'Usage'): Line => ({
  account: idOf(at),
  amount,
  day,
  recordType,
});

/** r ─ a ─ b ─ c, and r ─ x; account n is as deep as its letter. */
const CHAIN: Bill = {
  units: [unit('r', null, 'Root'), unit('a', 'r'), unit('b', 'a'), unit('c', 'b'), unit('x', 'r')],
  accounts: [account(1, 'r'), account(2, 'a'), account(3, 'b'), account(4, 'c'), account(5, 'x')],
  lines: [used(1, '1.1'), used(2, '20.2'), used(3, '300.3'), used(4, '4000.4'), used(5, '50000.5')],
};

async function reported(bill: Bill, changes: Partial<ReportRequest> = {}) {
  const report = await reportSpend(portsOn(bill), asking(changes), SETTINGS);
  return {
    report,
    total: report.total.UnblendedCost?.amounts,
    unattributed: report.unattributed.total.UnblendedCost?.amounts,
    leftOut: report.selection.leftOut.UnblendedCost?.amounts,
    /** `direct / total` per unit, months joined by a plus. */
    units: Object.fromEntries(
      report.organizationalUnits.map(({ id, direct, total }) => [
        id,
        [direct, total].map((spend) => spend.UnblendedCost?.amounts.join(' + ')).join(' / '),
      ]),
    ),
  };
}

describe('worked examples: places in the tree', () => {
  it('four levels deep, each unit carries itself and what is below', async () => {
    const { units, total } = await reported(CHAIN);
    // c 4000.4; b 300.3 + 4000.4 = 4300.7; a 20.2 + 4300.7 = 4320.9; root 1.1 + 4320.9 + 50000.5 = 54322.5
    expect(units).toEqual({
      r: '1.1 / 54322.5',
      a: '20.2 / 4320.9',
      b: '300.3 / 4300.7',
      c: '4000.4 / 4000.4',
      x: '50000.5 / 50000.5',
    });
    expect(total).toEqual(['54322.5']);
  });

  it('an account that moved from c to x takes its spend along, and the root does not notice', async () => {
    const moved = CHAIN.accounts.map((one) => (one.id === idOf(4) ? account(4, 'x') : one));
    const { units } = await reported({ ...CHAIN, accounts: moved });
    // b 300.3; a 20.2 + 300.3 = 320.5; x 50000.5 + 4000.4 = 54000.9; root still 54322.5
    expect(units).toEqual({
      r: '1.1 / 54322.5',
      a: '20.2 / 320.5',
      b: '300.3 / 300.3',
      c: '0 / 0',
      x: '54000.9 / 54000.9',
    });
  });

  it('an account that moved in October is where it is now in September as well', async () => {
    const lines = [used(4, '7', '2026-09-10'), used(4, '8', '2026-10-10'), used(5, '1', '2026-09-10')];
    const accounts = [account(4, 'x'), account(5, 'x')];
    const { units, report } = await reported(
      { ...CHAIN, accounts, lines },
      { period: parsePeriod('2026-09..2026-10') },
    );
    // September 7 + 1 = 8, October 8
    expect(units['x']).toBe('8 + 8 / 8 + 8');
    expect(units['c']).toBe('0 + 0 / 0 + 0');
    expect(report.notes.map(({ code }) => code)).toContain('todays-tree');
  });

  it('an account that left is outside of every unit, and inside the total', async () => {
    const accounts = CHAIN.accounts.filter(({ id }) => id !== idOf(3));
    const { units, total, unattributed } = await reported({ ...CHAIN, accounts });
    // Root 54322.5 − 300.3 = 54022.2; 54022.2 + 300.3 = 54322.5
    expect(units['r']).toBe('1.1 / 54022.2');
    expect(unattributed).toEqual(['300.3']);
    expect(total).toEqual(['54322.5']);
  });

  it('two that left, one of them only with a refund, are summed with their signs', async () => {
    const lines = [...CHAIN.lines, used(8, '30'), used(9, '-45.5', '2026-10-31', 'Refund')];
    const { total, unattributed, report } = await reported({
      ...CHAIN,
      lines,
      departedNames: { [idOf(8)]: 'Acquired' },
    });
    // 30 − 45.5 = −15.5; 54322.5 − 15.5 = 54307
    expect(unattributed).toEqual(['-15.5']);
    expect(total).toEqual(['54307']);
    const names = report.accounts.filter((one) => lastUnitOf(one) === null).map(({ name }) => name);
    // Nobody knows the other's name any more: its id stands for it.
    expect(names).toEqual(['Acquired', idOf(9)]);
  });

  it('suspended, closing and closed accounts are summed like all others, and marked', async () => {
    const accounts = [
      account(1, 'r'),
      account(2, 'a', 'SUSPENDED'),
      account(3, 'a', 'PENDING_CLOSURE'),
      account(4, 'a', 'CLOSED'),
    ];
    const { units, report } = await reported({ ...CHAIN, accounts, lines: CHAIN.lines.slice(0, 4) });
    // a 20.2 + 300.3 + 4000.4 = 4320.9
    expect(units['a']).toBe('4320.9 / 4320.9');
    expect(report.accounts.map(({ state }) => state)).toEqual([
      'ACTIVE',
      'SUSPENDED',
      'PENDING_CLOSURE',
      'CLOSED',
    ]);
  });

  it('sisters in different branches with one name are two', async () => {
    const units = CHAIN.units.map((one) =>
      one.id === 'c' || one.id === 'x' ? { ...one, name: 'Prod' } : one,
    );
    const { report } = await reported({ ...CHAIN, units });
    const prods = report.organizationalUnits.filter(({ name }) => name === 'Prod');
    expect(prods.map(({ path, total }) => [path.join('/'), total.UnblendedCost?.amounts[0]])).toEqual([
      ['Root/Prod', '50000.5'],
      ['Root/a/b/Prod', '4000.4'],
    ]);
  });

  it('a unit without accounts is there with zero', async () => {
    const { units } = await reported({ ...CHAIN, units: [...CHAIN.units, unit('empty', 'x')] });
    expect(units['empty']).toBe('0 / 0');
    expect(units['x']).toBe('50000.5 / 50000.5');
  });

  it('a spend of the management account at the root alone is the whole', async () => {
    const { units, total } = await reported({ ...CHAIN, lines: [used(1, '0.07')] });
    expect(units).toMatchObject({ r: '0.07 / 0.07', a: '0 / 0', x: '0 / 0' });
    expect(total).toEqual(['0.07']);
  });
});

describe('worked examples: parts of the tree', () => {
  it('a unit in the middle: its ancestors only frame it', async () => {
    const { units, total, leftOut } = await reported(CHAIN, { organizationalUnits: ['b'] });
    // b 300.3 + 4000.4 = 4300.7; left out 1.1 + 20.2 + 50000.5 = 50021.8; together 54322.5
    expect(units).toEqual({
      r: '0 / 4300.7',
      a: '0 / 4300.7',
      b: '300.3 / 4300.7',
      c: '4000.4 / 4000.4',
    });
    expect([total, leftOut]).toEqual([['4300.7'], ['50021.8']]);
  });

  it('two units, one inside the other, count once', async () => {
    const { total } = await reported(CHAIN, { organizationalUnits: ['a', 'c'] });
    // 20.2 + 300.3 + 4000.4 = 4320.9, the 4000.4 once
    expect(total).toEqual(['4320.9']);
  });

  it('a unit without one of its subtrees', async () => {
    const { units, total, leftOut } = await reported(CHAIN, {
      organizationalUnits: ['a'],
      excludedOrganizationalUnits: ['c'],
    });
    // 20.2 + 300.3 = 320.5; left out 1.1 + 4000.4 + 50000.5 = 54002
    expect(units).toEqual({ r: '0 / 320.5', a: '20.2 / 320.5', b: '300.3 / 300.3' });
    expect([total, leftOut]).toEqual([['320.5'], ['54002']]);
  });

  it('without a unit, those who left stay in, and their spend is not lost', async () => {
    const lines = [...CHAIN.lines, used(9, '9.9')];
    const { total, leftOut, unattributed } = await reported(
      { ...CHAIN, lines },
      { excludedOrganizationalUnits: ['x'] },
    );
    // 54322.5 − 50000.5 + 9.9 = 4331.9
    expect([total, leftOut, unattributed]).toEqual([['4331.9'], ['50000.5'], ['9.9']]);
  });
});
