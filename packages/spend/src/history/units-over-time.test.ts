import { describe, expect, it } from 'vitest';
import { cover, day, factsWith, ROOT, seen } from '../testing/history.ts';
import { changesWithin } from './changes-within.ts';
import type { HistoryFacts, OrganizationEvent, SeenTree } from './facts.ts';
import { historyFrom } from './history-from.ts';

const YEAR = { start: day('2026-01-01'), end: day('2027-01-01') };
const unit = (id: string, name = id, parentId: string | null = ROOT) => ({ id, name, parentId });
const root = unit(ROOT, 'Root', null);
const tree = (on: string, places: Record<string, string>, ...units: readonly ReturnType<typeof unit>[]) =>
  seen(on, places, { units: [root, ...units] });

function changesOf(facts: Partial<HistoryFacts>, now: SeenTree): string[] {
  return changesWithin(historyFrom(factsWith(facts), now), YEAR).map(
    ({ on, since, kind, organizationalUnitId, name, from, to }) =>
      [on, since ?? 'on the day', kind, organizationalUnitId, name, from, to].filter(Boolean).join(' '),
  );
}

describe('a unit over time', () => {
  const first = tree('2026-01-01', { 1: 'a', 2: 'b' }, unit('a', 'Alpha'), unit('b', 'Beta'));

  it('that is renamed is one unit, with its newest name and the ones before', () => {
    const trees = [first, tree('2026-02-01', { 1: 'a', 2: 'b' }, unit('a', 'Apple'), unit('b', 'Beta'))];
    const now = tree('2026-02-02', { 1: 'a', 2: 'b' }, unit('a', 'Apricot'), unit('b', 'Beta'));
    const { units } = historyFrom(factsWith({ trees }), now);
    expect(units.get('a')).toMatchObject({
      name: 'Apricot',
      formerNames: ['Alpha', 'Apple'],
      deletedOn: null,
    });
    expect(units.get('b')).toMatchObject({ name: 'Beta', formerNames: [] });
    expect(changesOf({ trees }, now)).toEqual([
      '2026-02-01 2026-01-01 renamed a Apricot Alpha Apple',
      '2026-02-02 2026-02-01 renamed a Apricot Apple Apricot',
    ]);
  });

  it('that has its old name again does not have it as a former one', () => {
    const trees = [first, tree('2026-02-01', { 1: 'a', 2: 'b' }, unit('a', 'Apple'), unit('b', 'Beta'))];
    const now = { ...first, asOf: '2026-03-01T09:00:00Z' };
    expect(historyFrom(factsWith({ trees }), now).units.get('a')?.formerNames).toEqual(['Apple']);
  });

  it('that is gone from among its siblings is deleted, and a new one is created', () => {
    const now = tree('2026-01-10', { 1: 'b', 2: 'c' }, unit('b', 'Beta'), unit('c', 'Gamma'));
    const { units } = historyFrom(factsWith({ trees: [first] }), now);
    expect(units.get('a')).toMatchObject({ name: 'Alpha', parentId: ROOT, deletedOn: '2026-01-10' });
    expect(changesOf({ trees: [first] }, now).filter((line) => !line.includes('moved'))).toEqual([
      '2026-01-10 2026-01-01 deleted a Alpha',
      '2026-01-10 2026-01-01 created c Gamma',
    ]);
  });

  it('that holds no account any more need not be listed: it is not deleted for that', () => {
    const nested = tree('2026-01-01', { 1: 'x', 2: 'b' }, unit('b'), unit('x', 'Deep', 'b'));
    const now = tree('2026-01-10', { 1: 'b', 2: 'b' }, unit('b'));
    const { units, changes } = historyFrom(factsWith({ trees: [nested] }), now);
    expect(units.get('x')).toMatchObject({ name: 'Deep', deletedOn: null });
    expect(changes.map(({ kind }) => kind)).toEqual(['moved']);
    const again = historyFrom(factsWith({ trees: [nested, now] }), {
      ...nested,
      asOf: '2026-01-20T09:00:00Z',
    });
    expect(again.changes.map(({ kind }) => kind)).toEqual(['moved', 'moved']);
  });

  it('below a deleted one is deleted with it', () => {
    const nested = tree(
      '2026-01-01',
      { 1: 'x', 2: 'b' },
      unit('a', 'Alpha'),
      unit('b', 'Beta'),
      unit('x', 'Deep', 'a'),
    );
    const now = tree('2026-01-10', { 1: 'b', 2: 'b' }, unit('b', 'Beta'));
    const { units } = historyFrom(factsWith({ trees: [nested] }), now);
    expect([units.get('a')?.deletedOn, units.get('x')?.deletedOn]).toEqual(['2026-01-10', '2026-01-10']);
  });

  it('is dated by events, which tell of units that nobody has seen', () => {
    const events: OrganizationEvent[] = [
      {
        id: '1',
        at: '2026-01-03T08:00:00Z',
        kind: 'unit-created',
        unitId: 'x',
        name: 'Short',
        parentId: 'a',
      },
      {
        id: '2',
        at: '2026-01-04T08:00:00Z',
        kind: 'unit-renamed',
        unitId: 'x',
        name: 'Brief',
        parentId: null,
      },
      { id: '3', at: '2026-01-05T08:00:00Z', kind: 'unit-deleted', unitId: 'x' },
      {
        id: '4',
        at: '2026-01-06T08:00:00Z',
        kind: 'unit-renamed',
        unitId: 'b',
        name: 'Better',
        parentId: null,
      },
      { id: '5', at: '2026-01-06T09:00:00Z', kind: 'unit-renamed', unitId: 'y', name: 'Why', parentId: null },
    ];
    const facts = { trees: [first], events, eventsCover: [cover('2026-01-01', '2026-02-01')] };
    const now = tree('2026-01-10', { 1: 'a', 2: 'b' }, unit('a', 'Alpha'), unit('b', 'Better'));
    expect(historyFrom(factsWith(facts), now).units.get('x')).toEqual({
      id: 'x',
      name: 'Brief',
      parentId: 'a',
      formerNames: ['Short'],
      deletedOn: '2026-01-05',
    });
    expect(changesOf(facts, now).slice(0, 5)).toEqual([
      '2026-01-03 on the day created x Brief',
      '2026-01-04 on the day renamed x Brief Short Brief',
      '2026-01-05 on the day deleted x Brief',
      '2026-01-06 on the day renamed b Better Beta Better',
      '2026-01-06 on the day renamed y Why Why',
    ]);
  });

  it('whose name could not be read is listed under its id, which is no name', () => {
    const unread = tree('2026-01-05', { 1: 'a', 2: 'b' }, unit('a'), unit('b', 'Beta'));
    const { units, changes } = historyFrom(factsWith({ trees: [first, unread] }), {
      ...first,
      asOf: '2026-01-06T09:00:00Z',
    });
    expect(units.get('a')).toMatchObject({ name: 'Alpha', formerNames: [] });
    expect(changes).toEqual([]);
  });

  it('that only a move tells of is called by its id', () => {
    const events: OrganizationEvent[] = [
      {
        id: '1',
        at: '2026-01-03T08:00:00Z',
        kind: 'account-moved',
        accountId: '1',
        fromParentId: 'a',
        toParentId: 'z',
      },
    ];
    const { units } = historyFrom(factsWith({ trees: [first], events }), {
      ...first,
      asOf: '2026-01-09T09:00:00Z',
    });
    expect(units.get('z')).toEqual({ id: 'z', name: 'z', parentId: ROOT, formerNames: [], deletedOn: null });
  });
});

describe('what happened in a range', () => {
  const inState = (on: string, state: string) =>
    seen(on, {}, { accounts: [{ id: '1', name: 'One', state, parentId: 'A' }] });

  it('is what was dated to its days, the last one not among them', () => {
    const trees = [seen('2026-01-01', { 1: 'A' }), seen('2026-01-02', { 1: 'B' })];
    const history = historyFrom(factsWith({ trees }), seen('2026-01-03', { 1: 'C' }));
    const range = { start: day('2026-01-02'), end: day('2026-01-03') };
    expect(changesWithin(history, range)).toEqual([
      {
        on: '2026-01-02',
        since: '2026-01-01',
        kind: 'moved',
        accountId: '1',
        name: 'account 1',
        from: 'A',
        to: 'B',
      },
    ]);
  });

  it('has joins and departures with the unit, and the newest name', () => {
    const trees = [seen('2026-01-01', { 1: 'A' }), seen('2026-01-02', { 2: 'B' })];
    const history = historyFrom(factsWith({ trees }), seen('2026-01-02T23:00:00Z', { 2: 'B' }));
    const when = { on: '2026-01-02', since: '2026-01-01' };
    expect(changesWithin(history, YEAR)).toEqual([
      { ...when, kind: 'left', accountId: '1', name: 'account 1', organizationalUnitId: 'A' },
      { ...when, kind: 'joined', accountId: '2', name: 'account 2', organizationalUnitId: 'B' },
    ]);
  });

  it('has an account that was closed once, by its state or an event', () => {
    const trees = [inState('2026-01-01', 'ACTIVE'), inState('2026-01-05', 'PENDING_CLOSURE')];
    const now = inState('2026-01-20', 'CLOSED');
    const closed = { kind: 'closed', accountId: '1', name: 'One', organizationalUnitId: 'A' };
    expect(changesWithin(historyFrom(factsWith({ trees }), now), YEAR)).toEqual([
      { on: '2026-01-05', since: '2026-01-01', ...closed },
    ]);
    const events = [
      { id: '1', at: '2026-01-03T09:00:00Z', kind: 'account-closed', accountId: '1', name: null } as const,
    ];
    expect(changesWithin(historyFrom(factsWith({ trees, events }), now), YEAR)).toEqual([
      { on: '2026-01-03', since: null, ...closed },
    ]);
  });
});
