import { describe, expect, it } from 'vitest';
import { cover, day, factsWith, moved, seen } from '../testing/history.ts';
import { contradictions } from './contradictions.ts';
import type { HistoryFacts } from './facts.ts';
import { historyFrom } from './history-from.ts';

const trees = [seen('2026-01-01', { 1: 'A', 2: 'A' }), seen('2026-01-10', { 1: 'A', 2: 'A' })];
const eventsCover = [cover('2025-12-01', '2026-02-01')];
const facts = (more: Partial<HistoryFacts>) => factsWith({ trees, eventsCover, ...more });

describe('an event that contradicts a sighting', () => {
  const events = [moved('2026-01-05T08:00:00Z', '1', 'A', 'B')];

  it('tells that an account was moved to a unit in which it was not seen', () => {
    expect(contradictions(facts({ events }))).toEqual([
      { accountId: '1', on: '2026-01-10', seenUnitId: 'A', toldUnitId: 'B' },
    ]);
  });

  it('tells that an account was moved from a unit in which it was not seen', () => {
    const from = [moved('2026-01-15T08:00:00Z', '2', 'C', 'B')];
    expect(contradictions(facts({ events: from }))).toEqual([
      { accountId: '2', on: '2026-01-10', seenUnitId: 'A', toldUnitId: 'C' },
    ]);
  });

  it('tells that an account left which is still seen; it is told to be in no unit', () => {
    const left = [
      { id: '1', at: '2026-01-05T08:00:00Z', kind: 'account-left', accountId: '1', name: null } as const,
    ];
    expect(contradictions(facts({ events: left }))).toEqual([
      { accountId: '1', on: '2026-01-10', seenUnitId: 'A', toldUnitId: null },
    ]);
  });

  it('is none where the log does not cover the time between them: the account may have come back', () => {
    expect(contradictions(facts({ events, eventsCover: [cover('2026-01-01', '2026-01-08')] }))).toEqual([]);
  });

  it('does not change what was seen on the day of the sighting', () => {
    const { accounts } = historyFrom(facts({ events }), seen('2026-01-11', { 1: 'A', 2: 'A' }));
    const placements = accounts
      .get('1')
      ?.placements.map(({ from, organizationalUnitId, basis }) => `${from} ${organizationalUnitId} ${basis}`);
    expect(placements).toEqual([
      'null A before-history',
      '2025-12-01 A seen',
      '2026-01-05 B seen',
      '2026-01-06 B assumed',
      '2026-01-10 A seen',
    ]);
  });

  it('of a day without an instant is one only where no time of that day agrees', () => {
    const back = moved('2026-01-20T18:00:00Z', '1', 'B', 'A');
    const unchangedOn = [day('2026-01-20')];
    const there = moved('2026-01-18T18:00:00Z', '1', 'A', 'B');
    expect(contradictions(facts({ events: [there, back], unchangedOn }))).toEqual([]);
    expect(contradictions(facts({ events: [there], unchangedOn }))).toMatchObject([{ on: '2026-01-20' }]);
  });
});
