import { describe, expect, it } from 'vitest';
import { cover, day, factsWith, moved, ROOT, seen } from '../testing/history.ts';
import { placementsAsWas } from './as-was.ts';
import { contradictions } from './contradictions.ts';
import type { HistoryFacts, SeenTree } from './facts.ts';
import { historyFrom } from './history-from.ts';

/** The placements of account 1, one line each. */
function placementsOf(facts: Partial<HistoryFacts>, now: SeenTree, accountId = '1'): string[] {
  const { accounts } = historyFrom(factsWith(facts), now);
  return (accounts.get(accountId)?.placements ?? []).map(
    ({ from, to, organizationalUnitId, basis }) =>
      `${from ?? '…'} to ${to ?? '…'}: ${organizationalUnitId} ${basis}`,
  );
}

const AB = [seen('2026-01-01', { 1: 'A' })];

describe('where an account stood', () => {
  it('is where it was seen, and before anything was seen where it was seen first', () => {
    expect(placementsOf({ trees: AB }, seen('2026-03-01', { 1: 'A' }))).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to …: A seen',
    ]);
  });

  it('is assumed between two sightings that do not agree', () => {
    expect(placementsOf({ trees: AB }, seen('2026-01-05', { 1: 'B' }))).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-02: A seen',
      '2026-01-02 to 2026-01-05: A assumed',
      '2026-01-05 to …: B seen',
    ]);
  });

  it('is not assumed where an observation confirms the day before', () => {
    expect(
      placementsOf({ trees: AB, unchangedOn: [day('2026-01-04')] }, seen('2026-01-05', { 1: 'B' })),
    ).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-05: A seen',
      '2026-01-05 to …: B seen',
    ]);
  });

  it('is dated exactly by an event', () => {
    const events = [moved('2026-01-03T12:00:00Z', '1', 'A', 'B')];
    expect(placementsOf({ trees: AB, events }, seen('2026-01-05', { 1: 'B' }))).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-03: A seen',
      '2026-01-03 to …: B seen',
    ]);
  });

  it('is known as far back as the log reaches', () => {
    const events = [moved('2026-01-03T12:00:00Z', '1', 'A', 'B')];
    const eventsCover = [cover('2025-12-01', '2026-01-05')];
    expect(placementsOf({ events, eventsCover }, seen('2026-01-05', { 1: 'B' }))).toEqual([
      '… to 2025-12-01: A before-history',
      '2025-12-01 to 2026-01-03: A seen',
      '2026-01-03 to …: B seen',
    ]);
  });

  it('is left once, however far the sightings are apart', () => {
    const { changes } = historyFrom(factsWith({ trees: AB }), seen('2026-03-01', {}));
    expect(changes).toMatchObject([{ kind: 'left', on: '2026-03-01', since: '2026-01-01', unitId: 'A' }]);
  });

  it('stays the last one that is known after it has left', () => {
    expect(placementsOf({ trees: AB }, seen('2026-01-02', {}))).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-02: A seen',
      '2026-01-02 to …: A left',
    ]);
  });

  it('after two moves on one day is where the later one led', () => {
    const events = [
      moved('2026-01-03T20:00:00Z', '1', 'B', 'C'),
      moved('2026-01-03T08:00:00Z', '1', 'A', 'B'),
    ];
    expect(placementsOf({ trees: AB, events }, seen('2026-01-05', { 1: 'C' }))).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-03: A seen',
      '2026-01-03 to …: C seen',
    ]);
  });

  it('after two moves in one second is where the one led that follows from the other', () => {
    const at = '2026-01-03T08:00:00Z';
    const events = [moved(at, '1', 'B', 'A'), moved(at, '1', 'C', 'B')];
    const trees = [seen('2026-01-01', { 1: 'C' })];
    expect(placementsOf({ trees, events }, seen('2026-01-05', { 1: 'A' })).at(-1)).toBe(
      '2026-01-03 to …: A seen',
    );
  });

  it('is not known better where the log is known for a part of the time only, and labelled so', () => {
    const eventsCover = [cover('2025-12-01', '2026-01-04'), cover('2026-01-07', '2026-01-31')];
    expect(placementsOf({ trees: AB, eventsCover }, seen('2026-01-10', { 1: 'B' }))).toEqual([
      '… to 2025-12-01: A before-history',
      '2025-12-01 to 2026-01-04: A seen',
      '2026-01-04 to 2026-01-06: A assumed',
      '2026-01-06 to …: B seen',
    ]);
  });

  it('is before the history for an account that was first seen later, in its first place', () => {
    expect(placementsOf({ trees: AB }, seen('2026-02-01', { 1: 'A', 2: 'B' }), '2')).toEqual([
      '… to 2026-02-01: B before-history',
      '2026-02-01 to …: B seen',
    ]);
  });

  it('is the root for an account that joins, until it is moved', () => {
    const at = '2026-01-10T08:00:00Z';
    const events = [
      { id: '1', at, kind: 'account-created', accountId: '2', name: null } as const,
      { id: '2', at: '2026-01-10T08:00:05Z', kind: 'account-joined', accountId: '2', name: null } as const,
      moved('2026-01-12T08:00:00Z', '2', ROOT, 'B'),
    ];
    const facts = { trees: AB, events, eventsCover: [cover('2026-01-01', '2026-02-01')] };
    const now = seen('2026-02-01', { 1: 'A', 2: 'B' });
    expect(placementsOf(facts, now, '2')).toEqual([
      '… to 2026-01-10: r-test before-history',
      '2026-01-10 to 2026-01-12: r-test seen',
      '2026-01-12 to …: B seen',
    ]);
    const { changes } = historyFrom(factsWith(facts), now);
    expect(changes.map(({ kind }) => kind)).toEqual(['joined', 'moved']);
  });

  it('is assumed between its leaving and its coming back, where nobody saw when', () => {
    const trees = [...AB, seen('2026-02-01', {})];
    expect(placementsOf({ trees }, seen('2026-03-01', { 1: 'B' }))).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-02: A seen',
      '2026-01-02 to 2026-02-01: A assumed',
      '2026-02-01 to 2026-02-02: A left',
      '2026-02-02 to 2026-03-01: A assumed',
      '2026-03-01 to …: B seen',
    ]);
  });

  it('is in no unit where only its departure is told', () => {
    const at = '2026-01-03T08:00:00Z';
    const left = { id: '1', at, kind: 'account-left', accountId: '9', name: 'Nine' } as const;
    for (const trees of [AB, []]) {
      const facts = factsWith({ trees, events: [left] });
      const { accounts, changes } = historyFrom(facts, seen('2026-01-05', { 1: 'A' }));
      expect(accounts.get('9')).toMatchObject({ name: 'Nine', leftOn: '2026-01-03' });
      const open = { organizationalUnitId: null, basis: 'left', to: null };
      expect(accounts.get('9')?.placements.at(-1)).toMatchObject(open);
      expect(changes).toMatchObject([{ kind: 'left', on: '2026-01-03', unitId: null, name: 'Nine' }]);
    }
  });

  it('is told once to have left, however often the log tells it', () => {
    const at = (second: number) => `2026-01-03T08:00:0${second}Z`;
    const left = (second: number) =>
      ({ id: `${second}`, at: at(second), kind: 'account-left', accountId: '1', name: null }) as const;
    const facts = { trees: AB, events: [left(1), left(2)], eventsCover: [cover('2026-01-01', '2026-02-01')] };
    const { changes } = historyFrom(factsWith(facts), seen('2026-01-05', {}));
    expect(changes).toMatchObject([{ kind: 'left', on: '2026-01-03', since: null, unitId: 'A' }]);
  });

  it('may be seen by a reading that was under way when it moved', () => {
    const events = [moved('2026-01-05T09:04:00Z', '1', 'A', 'B')];
    const facts = { trees: AB, events, eventsCover: [cover('2026-01-01', '2026-01-06')] };
    const { changes } = historyFrom(factsWith(facts), seen('2026-01-05', { 1: 'B' }));
    expect(changes).toMatchObject([{ kind: 'moved', on: '2026-01-05', since: null }]);
    const trees = [...AB, seen('2026-01-05', { 1: 'B' })];
    expect(contradictions(factsWith({ ...facts, trees }))).toEqual([]);
  });
});

describe('the three faults of koku, which keeps such a history as well', () => {
  const trees = [seen('2026-01-01', { 1: 'A' }), seen('2026-01-02', { 1: 'B' })];
  const back = seen('2026-01-03', { 1: 'A' });

  it('a row that is found again is not reopened: after A, B and A the days in B stay there', () => {
    expect(placementsOf({ trees }, back)).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-02: A seen',
      '2026-01-02 to 2026-01-03: B seen',
      '2026-01-03 to …: A seen',
    ]);
  });

  it('two open rows do not count twice: an account has one', () => {
    const lines = placementsOf({ trees: [...trees, trees[0] ?? back] }, back);
    expect(lines.filter((line) => line.includes('to …:'))).toEqual(['2026-01-03 to …: A seen']);
  });

  it('max(unit) does not pick one for a month: each day has its own', () => {
    const placements = placementsAsWas(historyFrom(factsWith({ trees }), back), day('2026-01-01'));
    const units = ['2026-01-01', '2026-01-02', '2026-01-03'].map((on) => placements.unitOf('1', day(on)));
    expect(units).toEqual(['A', 'B', 'A']);
  });
});

describe('the days that nobody looked at', () => {
  const now = seen('2026-03-01', { 1: 'A' });

  it('are told where there is more than a month of them', () => {
    expect(historyFrom(factsWith({ trees: AB }), now).unobserved).toEqual([
      { start: '2026-01-02', end: '2026-03-01' },
    ]);
    const unchangedOn = [day('2026-02-01')];
    expect(historyFrom(factsWith({ trees: AB, unchangedOn }), now).unobserved).toEqual([]);
  });

  it('are only those that the log does not cover', () => {
    const eventsCover = [cover('2026-01-20', '2026-03-01')];
    expect(historyFrom(factsWith({ trees: AB, eventsCover }), now).unobserved).toEqual([]);
    const short = [cover('2026-01-10', '2026-01-12')];
    expect(historyFrom(factsWith({ trees: AB, eventsCover: short }), now).unobserved).toEqual([
      { start: '2026-01-12', end: '2026-03-01' },
    ]);
  });

  it('are none before the first fact', () => {
    expect(historyFrom(factsWith(), now)).toMatchObject({ firstKnownOn: null, unobserved: [] });
    expect(historyFrom(factsWith({ trees: AB }), now).firstKnownOn).toBe('2026-01-01');
    const eventsCover = [cover('2025-12-01', '2026-03-01')];
    expect(historyFrom(factsWith({ eventsCover }), now).firstKnownOn).toBe('2025-12-01');
  });
});

describe('facts of another organization', () => {
  const now = seen('2026-03-01', { 1: 'A' });
  const code = (code: string) => expect.objectContaining({ code });

  it('are refused, naming both', () => {
    const facts = factsWith({ organizationId: 'o-other00001' });
    expect(() => historyFrom(facts, now)).toThrow(code('InvalidConfiguration'));
    expect(() => historyFrom(facts, now)).toThrow('o-other00001 and the report of o-test000001');
  });

  it('are refused where a tree among them is', () => {
    const trees = [seen('2026-01-01', { 1: 'A' }, { id: 'o-other00001' })];
    for (const conclude of [
      () => historyFrom(factsWith({ trees }), now),
      () => contradictions(factsWith({ trees })),
    ]) {
      expect(conclude).toThrow(code('MalformedAnswer'));
    }
  });
});
