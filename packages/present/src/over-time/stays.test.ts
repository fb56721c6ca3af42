import type { AccountSpend, Spend } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { exampleReport } from '../testing/example-report.ts';
import { basesIn, staysOf } from './stays.ts';
import { stayHint, unitHint } from './time-hints.ts';

const report = exampleReport();
const spend = (amount: string): Spend => ({ UnblendedCost: { amounts: [amount] } });
const NO_PARTS = { change: undefined, trend: undefined };
const account = (changes: Partial<AccountSpend>): AccountSpend => ({
  id: '222222222222',
  name: 'shop-prod',
  state: 'ACTIVE',
  placements: [{ from: '2026-10-01', to: null, organizationalUnitId: 'ou-a' }],
  spend: spend('31'),
  ...changes,
});

/** October's account that moved on the 11th and came back on the 21st, and that moved again after the report. */
const MOVED = account({
  placements: [
    { from: '2026-08-01', to: '2026-09-15', organizationalUnitId: 'ou-z', basis: 'seen', spend: spend('0') },
    { from: '2026-09-15', to: '2026-10-11', organizationalUnitId: 'ou-a', basis: 'seen', spend: spend('10') },
    {
      from: '2026-10-11',
      to: '2026-10-21',
      organizationalUnitId: 'ou-b',
      basis: 'assumed',
      spend: spend('10'),
    },
    { from: '2026-10-21', to: '2026-11-01', organizationalUnitId: 'ou-a', basis: 'seen', spend: spend('11') },
    {
      from: '2026-11-01',
      to: null,
      organizationalUnitId: 'ou-c',
      basis: 'seen',
      spend: spend('0'),
      trend: spend('7'),
    },
  ],
});

describe('the stays of an account', () => {
  it('are one where it stood in one unit, with all of its spend', () => {
    expect(staysOf(account({}))).toEqual([
      { ...NO_PARTS, unitId: 'ou-a', spend: spend('31'), basis: null, days: null },
    ]);
  });

  it('are the placements in which it spent something, each with its part of spend, comparison and trend', () => {
    const days = (first: string, end: string | null) => ({ first, end });
    expect(staysOf(MOVED)).toEqual([
      {
        ...NO_PARTS,
        unitId: 'ou-a',
        spend: spend('10'),
        basis: 'seen',
        days: days('2026-09-15', '2026-10-11'),
      },
      {
        ...NO_PARTS,
        unitId: 'ou-b',
        spend: spend('10'),
        basis: 'assumed',
        days: days('2026-10-11', '2026-10-21'),
      },
      {
        ...NO_PARTS,
        unitId: 'ou-a',
        spend: spend('11'),
        basis: 'seen',
        days: days('2026-10-21', '2026-11-01'),
      },
      {
        ...NO_PARTS,
        unitId: 'ou-c',
        spend: spend('0'),
        basis: 'seen',
        days: days('2026-11-01', null),
        trend: spend('7'),
      },
    ]);
  });
});

describe('the reasons for which an account stands in a unit', () => {
  const [august, september, october] = [
    { start: '2026-08-01', end: '2026-09-01' },
    { start: '2026-09-01', end: '2026-10-01' },
    { start: '2026-10-01', end: '2026-11-01' },
  ];
  const bases = (one: AccountSpend) =>
    staysOf(one).map((stay) =>
      [august, september, october].map((month) => basesIn(one, stay, month).join('+')),
    );

  it('are those of each period, where it stood in one unit', () => {
    const placements = [
      {
        from: '2026-08-01',
        to: '2026-09-15',
        organizationalUnitId: 'ou-a',
        basis: 'before-history' as const,
      },
      { from: '2026-09-15', to: null, organizationalUnitId: 'ou-a', basis: 'seen' as const },
    ];
    expect(bases(account({ placements }))).toEqual([['before-history', 'before-history+seen', 'seen']]);
    expect(bases(account({}))).toEqual([['', '', '']]);
  });

  it('are those of the stay, where it moved within the period', () => {
    const seen = { organizationalUnitId: 'ou-a', basis: 'seen' as const };
    const placements = [
      { ...seen, from: '2026-08-01', to: '2026-09-29' },
      { ...seen, from: '2026-09-29', to: '2026-10-03', basis: 'assumed' as const, spend: spend('32') },
      { ...seen, from: '2026-10-03', to: null, organizationalUnitId: 'ou-b', spend: spend('29') },
    ];
    expect(bases(account({ placements }))).toEqual([
      ['seen', 'seen+assumed', 'assumed'],
      ['', '', 'seen'],
    ]);
    // One stay with two reasons has no single one beside its name.
    const [stay] = staysOf(account({ placements }));
    expect([stay.days, stay.basis]).toEqual([{ first: '2026-08-01', end: '2026-10-03' }, null]);
  });
});

describe('beside a name stands', () => {
  it('in which of the days an account was in a unit, both included, and why it is said so', () => {
    expect(staysOf(MOVED).map((stay) => stayHint(MOVED, stay, report, 'en'))).toEqual([
      ' (until 2026-10-10)',
      ' (2026-10-11 to 2026-10-20, assumed)',
      ' (from 2026-10-21)',
      ' (from 2026-11-01)',
    ]);
    expect(staysOf(MOVED).map((stay) => stayHint(MOVED, stay, report, 'ja'))).toEqual([
      '(2026年10月10日まで)',
      '(2026年10月11日〜2026年10月20日、推定)',
      '(2026年10月21日から)',
      '(2026年11月1日から)',
    ]);
  });

  it('when an account left, in its last unit as well as in none', () => {
    const placements = [
      { from: '2026-10-01', to: null, organizationalUnitId: 'ou-a', basis: 'left' as const },
    ];
    const [asWas, asIs] = [
      account({ placements, leftOn: '2026-09-05' }),
      account({
        placements: [{ from: '2026-10-01', to: null, organizationalUnitId: null }],
        leftOn: '2026-09-05',
        lastUnit: { id: 'ou-a', path: ['Root', 'A/B', 'Prod'] },
      }),
    ];
    const hints = [asWas, asIs].map((one) => staysOf(one).map((stay) => stayHint(one, stay, report, 'en')));
    expect(hints).toEqual([[' (left 2026-09-05)'], [' (left 2026-09-05, last in A\\/B/Prod)']]);
  });

  it('what a unit was called, and when it was deleted, without its control characters', () => {
    const unit = { formerNames: ['Shops', 'Sh\u001b[31mop'], deletedOn: '2026-10-05' };
    expect(unitHint(unit, 'en')).toBe(' (formerly Shops, Sh\\u{1b}[31mop, deleted 2026-10-05)');
    expect(unitHint({}, 'en')).toBe('');
  });
});
