import { describe, expect, test } from 'vitest';
import { announcementsOn, localMonthLine, periodLine } from './announcements.ts';
import { exampleReport } from './render/example-report.ts';

async function said(isQuiet: boolean, isTTY: boolean): Promise<string[]> {
  const texts: string[] = [];
  const write = (text: string) => {
    texts.push(text);
    return Promise.resolve();
  };
  const announcements = announcementsOn({ isTTY, write }, isQuiet);
  await announcements.say('a fact\u001b[31m');
  await announcements.step('a step');
  return texts;
}

describe('what is said on standard error', () => {
  test('facts and steps at a terminal, facts in the log of a job, nothing under --quiet', async () => {
    expect(await said(false, true)).toEqual(['ou-cost: a fact\\u{1b}[31m\n', 'ou-cost: a step\n']);
    expect(await said(false, false)).toEqual(['ou-cost: a fact\\u{1b}[31m\n']);
    expect(await said(true, true)).toEqual([]);
  });

  test('the days meant, both ends included', () => {
    expect(periodLine(exampleReport())).toBe('period 2026-10-01 to 2026-10-31 (UTC)');
    expect(periodLine(exampleReport({ compare: true }))).toBe(
      'period 2026-10-01 to 2026-10-31 (UTC), compared with 2026-09-01 to 2026-09-30',
    );
  });

  test('that the month on the wall is not the one meant, where it is not', () => {
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
