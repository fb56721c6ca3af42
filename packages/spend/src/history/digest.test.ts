import { describe, expect, it } from 'vitest';
import { day, factsWith, moved, ROOT, seen } from '../testing/history.ts';
import { addDays } from '../time/calendar.ts';
import { digestOf, factsOf } from './digest.ts';
import type { SeenTree } from './facts.ts';
import { historyFrom } from './history-from.ts';

const FIRST = seen('2026-01-01', { 1: 'A', 2: 'B' });

describe('the digest of a history', () => {
  it('tells a tree by what is other than in the one before', () => {
    const trees = [seen('2026-01-03', { 2: 'C', 3: 'A' }), FIRST, seen('2026-01-02', { 1: 'A', 2: 'B' })];
    const { trees: told } = digestOf(factsWith({ trees }));
    expect(told.map(({ units = [], ...rest }) => ({ units: units.length, ...rest }))).toEqual([
      {
        units: 4,
        asOf: '2026-01-01T09:00:00Z',
        managementAccountId: '100000000000',
        accounts: [
          ['1', 'account 1', 'ACTIVE', 'A'],
          ['2', 'account 2', 'ACTIVE', 'B'],
        ],
      },
      { units: 0, asOf: '2026-01-02T09:00:00Z' },
      {
        units: 0,
        asOf: '2026-01-03T09:00:00Z',
        accounts: [
          ['2', 'account 2', 'ACTIVE', 'C'],
          ['3', 'account 3', 'ACTIVE', 'A'],
        ],
        accountsGone: ['1'],
      },
    ]);
  });

  it('keeps what has nothing to do with trees, and units that change', () => {
    const units = [
      { id: ROOT, name: 'Root', parentId: null },
      { id: 'A', name: 'renamed', parentId: ROOT },
    ];
    const facts = factsWith({
      trees: [FIRST, seen('2026-01-02', { 1: 'A' }, { units, managementAccountId: '2' })],
      unchangedOn: [day('2026-01-04')],
      events: [moved('2026-01-03T00:00:00Z', '1', 'A', 'B')],
      eventsCover: [{ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' }],
    });
    const told = factsOf(digestOf(facts));
    const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
      [...items].sort((one, other) => (one.id < other.id ? -1 : 1));
    const sorted = (trees: readonly SeenTree[]) =>
      trees.map((tree) => ({ ...tree, units: byId(tree.units) }));
    expect({ ...told, trees: sorted(told.trees) }).toEqual({ ...facts, trees: sorted(facts.trees) });
  });

  it('of no facts at all holds none', () => {
    expect(factsOf(digestOf(factsWith()))).toEqual(factsWith());
  });

  it('that takes out what is not there is refused by name', () => {
    const digest = digestOf(factsWith({ trees: [FIRST] }));
    const trees = [...digest.trees, { asOf: '2026-01-02T09:00:00Z', accountsGone: ['7'] }];
    expect(() => factsOf({ ...digest, trees })).toThrow(
      expect.objectContaining({ code: 'MalformedAnswer', message: expect.stringContaining("'7'") }),
    );
  });

  it('of a tree of another organization is refused', () => {
    const trees = [{ ...FIRST, id: 'o-other00001' }];
    expect(() => digestOf(factsWith({ trees }))).toThrow(
      expect.objectContaining({ code: 'MalformedAnswer' }),
    );
  });

  it('of 400 trees with 5,000 accounts and 300 moves is half a megabyte', () => {
    const accountIds = Array.from({ length: 5000 }, (_, at) => String(100_000_000_000 + at));
    let tree = seen('2025-01-01', Object.fromEntries(accountIds.map((id) => [id, 'A'])));
    const trees: SeenTree[] = [tree];
    for (let at = 1; at < 400; at += 1) {
      const accounts = [...tree.accounts];
      const account = accounts[at * 12];
      if (at <= 300 && account !== undefined) accounts[at * 12] = { ...account, parentId: 'B' };
      tree = { ...tree, accounts, asOf: `${addDays(day('2025-01-01'), at)}T09:00:00Z` };
      trees.push(tree);
    }
    const text = JSON.stringify(digestOf(factsWith({ trees })));
    expect(text.length).toBeLessThan(500_000);
    const { changes } = historyFrom(factsOf(JSON.parse(text)), tree);
    expect(changes).toHaveLength(300);
  });
});
