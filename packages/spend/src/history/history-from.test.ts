import { describe, expect, it } from 'vitest';
import { cover, day, factsWith, moved, seen } from '../testing/history.ts';
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

  it('stays the last one that is known after it has left', () => {
    expect(placementsOf({ trees: AB }, seen('2026-01-02', {}))).toEqual([
      '… to 2026-01-01: A before-history',
      '2026-01-01 to 2026-01-02: A seen',
      '2026-01-02 to …: A left',
    ]);
  });
});
