import { exampleReport } from '@ou-cost/present/testing/example-report';
import type { Comparison, Report } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { announcementsOn, localMonthLine, periodLines } from './announcements.ts';

/** Everything that is written to standard error. */
async function said(isQuiet: boolean, isTTY: boolean, hasDumbTerminal = false): Promise<string> {
  let text = '';
  const write = (more: string) => {
    text += more;
    return Promise.resolve();
  };
  const now = () => new Date('2026-11-15T12:00:00Z');
  const stderr = { isTTY, columns: 40, write };
  const announcements = announcementsOn(stderr, { isQuiet, hasDumbTerminal, now });
  await announcements.say('a fact\u001b[31m');
  expect(
    await announcements.during(
      () => 'reading\u0007',
      () => Promise.resolve('done'),
    ),
  ).toBe('done');
  return text;
}

function comparisonOf({ comparison }: Report): Comparison {
  if (comparison === undefined) throw new Error('the example is not compared');
  return comparison;
}

const FACT = 'ou-cost: a fact\\u{1b}[31m\n';
const ERASE = '\r\u001b[2K';

describe('announcements', () => {
  test('are facts everywhere, progress on a terminal only and erased in the end, and nothing under --quiet', async () => {
    expect(await said(false, true)).toBe(`${FACT}${ERASE}ou-cost: reading\\u{7} · 0 s${ERASE}`);
    expect(await said(false, false)).toBe(FACT);
    expect(await said(false, true, true)).toBe(FACT);
    expect(await said(true, true)).toBe('');
  });

  test('name the days of the report, both ends included', () => {
    expect(periodLines(exampleReport())).toEqual(['period 2026-10-01 to 2026-10-31 (UTC)']);
  });

  const report = exampleReport({ compare: true });
  const { query } = report;
  const compared = (days: readonly [start: string, end: string], before: readonly [string, string]) => {
    const comparison = { ...comparisonOf(report), start: before[0], end: before[1] };
    const after = { start: days[0], end: days[1], periods: [] };
    const lines = periodLines({ ...report, query, comparison: { ...comparison, after } });
    for (const line of lines) expect(`ou-cost: ${line}`.length).toBeLessThanOrEqual(80);
    return lines.slice(1);
  };

  test('name the days of the comparison on lines of their own, which fit 80 columns', () => {
    expect(compared(['2026-10-01', '2026-11-01'], ['2026-09-01', '2026-10-01'])).toEqual([
      'compared with 2026-09-01 to 2026-09-30',
      '31 days are compared with 30',
    ]);
    expect(compared(['2026-10-01', '2026-11-01'], ['2026-08-01', '2026-09-01'])).toEqual([
      'compared with 2026-08-01 to 2026-08-31',
    ]);
    expect(compared(['2026-10-01', '2026-10-26'], ['2026-09-01', '2026-09-26'])).toEqual([
      'compared: 2026-10-01 to 2026-10-25 with 2026-09-01 to 2026-09-25',
    ]);
    expect(compared(['2026-10-05', '2026-11-01'], ['2026-09-30', '2026-10-01'])).toEqual([
      'compared: 2026-10-05 to 2026-10-31 with 2026-09-30 to 2026-09-30',
      '27 days are compared with 1',
    ]);
  });

  test('say that there is no comparison where the source does not reach back that far', () => {
    const note = { code: 'comparison-not-available', message: 'nothing is compared, since …' };
    const { comparison: _, ...plain } = report;
    expect(periodLines({ ...plain, notes: [{ code: 'estimated', message: 'x' }, note] })).toEqual([
      'period 2026-10-01 to 2026-10-31 (UTC)',
      'nothing is compared, since …',
    ]);
  });

  test('warn where the local month is not that of UTC', () => {
    /** Midnight has passed in a zone nine hours ahead. */
    const tokyo = {
      getFullYear: () => 2027,
      getMonth: () => 0,
      getUTCFullYear: () => 2026,
      getUTCMonth: () => 11,
    };
    expect(localMonthLine(tokyo)).toBe("the local month is 2027-01 and UTC's is 2026-12; periods are in UTC");
    expect(localMonthLine({ ...tokyo, getFullYear: () => 2026, getMonth: () => 11 })).toBeNull();
  });
});
