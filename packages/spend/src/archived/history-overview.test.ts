import { describe, expect, it } from 'vitest';
import { day, factsWith, moved, seen } from '../testing/history.ts';
import { historyOverview } from './history-overview.ts';

const YEAR = { start: day('2026-01-01'), end: day('2027-01-01') };
const range = (start: string, end: string) => ({ start: day(start), end: day(end) });

describe('what happened to an organization between two days', () => {
  const facts = factsWith({
    trees: [
      seen('2026-01-01', { 1: 'A', 2: 'A' }),
      seen('2026-02-01', { 1: 'B', 2: 'A' }),
      seen('2026-05-20', { 1: 'B' }),
    ],
    events: [moved('2026-01-20T12:00:00Z', '1', 'A', 'B')],
  });

  it('is what is dated within them, with the units that it names', () => {
    const { changes, organizationalUnits, lastSeenOn, firstKnownOn } = historyOverview(facts, YEAR);
    expect(changes.map(({ on, since, kind, accountId }) => [on, since, kind, accountId])).toEqual([
      ['2026-01-20', null, 'moved', '1'],
      ['2026-05-20', '2026-02-01', 'left', '2'],
    ]);
    expect(organizationalUnits.map(({ id, path }) => [id, path])).toEqual([
      ['A', ['Root', 'unit A']],
      ['B', ['Root', 'unit B']],
    ]);
    expect([firstKnownOn, lastSeenOn]).toEqual(['2026-01-01', '2026-05-20']);
    const later = historyOverview({ ...facts, unchangedOn: [day('2026-05-22')] }, YEAR);
    expect(later.lastSeenOn).toBe('2026-05-22');
  });

  it('includes the last day, and nothing after it', () => {
    expect(historyOverview(facts, range('2026-01-20', '2026-01-21')).changes).toHaveLength(1);
    expect(historyOverview(facts, range('2026-01-21', '2026-05-20')).changes).toEqual([]);
  });

  it('says of which of its days nothing is known, cut to them', () => {
    const gap = (from: string, to: string) => historyOverview(facts, range(from, to)).unobserved;
    expect(gap('2026-01-01', '2027-01-01')).toEqual([{ from: '2026-02-02', to: '2026-05-19' }]);
    expect(gap('2026-03-01', '2026-04-01')).toEqual([{ from: '2026-03-01', to: '2026-03-31' }]);
    expect(gap('2026-06-01', '2026-07-01')).toEqual([]);
  });

  it('is refused where no tree was ever seen', () => {
    const events = [moved('2026-01-20T12:00:00Z', '1', 'A', 'B')];
    expect(() => historyOverview(factsWith({ events }), YEAR)).toThrow('has events and no tree yet');
  });
});
