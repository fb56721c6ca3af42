import { exampleReport } from '@ou-cost/present/testing/example-report';
import { describe, expect, test } from 'vitest';
import { announcementsOn, localMonthLine, periodLine } from './announcements.ts';

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
    expect(periodLine(exampleReport())).toBe('period 2026-10-01 to 2026-10-31 (UTC)');
    expect(periodLine(exampleReport({ compare: true }))).toBe(
      'period 2026-10-01 to 2026-10-31 (UTC), compared with 2026-09-01 to 2026-09-30 (30 days; the report has 31)',
    );
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
