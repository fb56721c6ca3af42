import { describe, expect, it } from 'vitest';
import { organizationFrom } from '../organization/organization.ts';
import { day, factsWith, ROOT, seen } from '../testing/history.ts';
import { departureOf, organizationAsWas, placementsAsWas } from './as-was.ts';
import { historyFrom } from './history-from.ts';

const unit = (id: string, parentId: string | null = ROOT) => ({ id, name: `unit ${id}`, parentId });
const before = seen(
  '2026-01-01',
  { 1: 'deep', 2: 'B', 3: 'B' },
  { units: [unit(ROOT, null), unit('old'), unit('deep', 'old'), unit('B')] },
);
const now = seen('2026-01-10', { 1: 'B', 2: 'B' }, { units: [unit(ROOT, null), unit('B')] });
const history = historyFrom(factsWith({ trees: [before] }), now);
const organization = organizationFrom({ ...now, notes: [] });

describe('the tree as it was', () => {
  it('holds an account in the unit of each day, from the first day that is read', () => {
    const placements = placementsAsWas(history, day('2026-01-05'));
    expect(placements.of('1')).toEqual([
      { from: '2026-01-05', to: '2026-01-10', organizationalUnitId: 'deep', basis: 'assumed' },
      { from: '2026-01-10', to: null, organizationalUnitId: 'B', basis: 'seen' },
    ]);
    expect(['2025-12-31', '2026-01-09', '2026-01-10'].map((on) => placements.unitOf('1', day(on)))).toEqual([
      'deep',
      'deep',
      'B',
    ]);
  });

  it('holds an account that no fact knows in no unit', () => {
    const placements = placementsAsWas(history, day('2026-01-05'));
    expect(placements.unitOf('9', day('2026-01-05'))).toBeNull();
    expect(placements.of('9')).toEqual([{ from: '2026-01-05', to: null, organizationalUnitId: null }]);
  });

  it('has the deleted units that are needed, with the ones above them, in their place', () => {
    const { units, accounts, asOf } = organizationAsWas(organization, history, ['deep', 'B']);
    expect(units.map(({ id, path, depth, accountIds }) => [id, path.at(-1), depth, accountIds])).toEqual([
      [ROOT, `unit ${ROOT}`, 0, []],
      ['B', 'unit B', 1, ['1', '2']],
      ['old', 'unit old', 1, []],
      ['deep', 'unit deep', 2, []],
    ]);
    expect([accounts, asOf]).toEqual([organization.accounts, organization.asOf]);
    expect(history.units.get('old')?.deletedOn).toBe('2026-01-10');
  });

  it('is the tree of today where nothing else is needed', () => {
    expect(organizationAsWas(organization, history, ['B', ROOT])).toBe(organization);
  });

  it('hangs a unit below the root whose parents nobody knows, or who are each other', () => {
    const facts = { formerNames: [], deletedOn: null };
    const units = new Map([
      ['x', { ...unit('x', 'y'), ...facts }],
      ['y', { ...unit('y', 'x'), ...facts }],
    ]);
    const tree = organizationAsWas(organization, { units }, ['x', 'z']);
    expect(tree.units.map(({ id, parentId }) => [id, parentId])).toEqual([
      [ROOT, null],
      ['B', ROOT],
      ['y', ROOT],
      ['x', 'y'],
      ['z', ROOT],
    ]);
  });
});

describe('an account that has left', () => {
  it('has a day on which it was gone, and a last unit', () => {
    expect(departureOf(history, '3')).toEqual({ leftOn: '2026-01-10', lastUnitId: 'B' });
  });

  it('is neither one that is here nor one that nobody knows', () => {
    expect([departureOf(history, '1'), departureOf(history, '9')]).toEqual([null, null]);
  });
});
