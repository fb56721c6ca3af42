import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseCron } from './cron.ts';
import { daysIn } from './days.ts';
import { nextTimes } from './next-times.ts';

const next = (cron: string, timeZone: string, from: string, count = 3) =>
  nextTimes({ cron: parseCron(cron), timeZone }, Date.parse(from), count).map((time) =>
    new Date(time).toISOString().replace(':00.000Z', 'Z'),
  );

describe('the next times of a schedule', () => {
  // Tokyo is nine hours ahead of UTC all year.
  test.each<[string, string, string, string[]]>([
    [
      '0 5 7 * ? *',
      'Asia/Tokyo',
      '2026-11-26T00:00:00Z',
      ['2026-12-06T20:00Z', '2027-01-06T20:00Z', '2027-02-06T20:00Z'],
    ],
    [
      '0 5 1 * ? *',
      'Asia/Tokyo',
      '2026-12-15T00:00:00Z',
      ['2026-12-31T20:00Z', '2027-01-31T20:00Z', '2027-02-28T20:00Z'],
    ],
    [
      '0 5 7 * ? *',
      'UTC',
      '2026-11-07T05:00:00Z',
      ['2026-12-07T05:00Z', '2027-01-07T05:00Z', '2027-02-07T05:00Z'],
    ],
    [
      '0 5 7 * ? *',
      'UTC',
      '2026-11-07T04:59:59Z',
      ['2026-11-07T05:00Z', '2026-12-07T05:00Z', '2027-01-07T05:00Z'],
    ],
    // Clocks go from 2:00 to 3:00 on 8 March: 7:00 in UTC. Eight hours behind before, seven after.
    [
      '30 2 * * ? *',
      'America/Los_Angeles',
      '2026-03-07T00:00:00Z',
      ['2026-03-07T10:30Z', '2026-03-09T09:30Z', '2026-03-10T09:30Z'],
    ],
    // Clocks go from 2:00 back to 1:00 on 1 November: the first 1:30 is still seven hours behind.
    [
      '30 1 * * ? *',
      'America/Los_Angeles',
      '2026-10-31T00:00:00Z',
      ['2026-10-31T08:30Z', '2026-11-01T08:30Z', '2026-11-02T09:30Z'],
    ],
    // Seen between the two 1:30, the second of which does not fire.
    [
      '30 1 * * ? *',
      'America/Los_Angeles',
      '2026-11-01T09:00:00Z',
      ['2026-11-02T09:30Z', '2026-11-03T09:30Z', '2026-11-04T09:30Z'],
    ],
    // Half an hour: from 10:30 ahead to 11:00 at 2:00 on 4 October, back at 2:00 on 5 April.
    [
      '15 2 * * ? *',
      'Australia/Lord_Howe',
      '2026-10-02T00:00:00Z',
      ['2026-10-02T15:45Z', '2026-10-04T15:15Z', '2026-10-05T15:15Z'],
    ],
    [
      '45 1 * * ? *',
      'Australia/Lord_Howe',
      '2026-04-03T00:00:00Z',
      ['2026-04-03T14:45Z', '2026-04-04T14:45Z', '2026-04-05T15:15Z'],
    ],
    [
      '0 0 L * ? *',
      'UTC',
      '2027-12-31T12:00:00Z',
      ['2028-01-31T00:00Z', '2028-02-29T00:00Z', '2028-03-31T00:00Z'],
    ],
    [
      '0 0 31 * ? *',
      'UTC',
      '2026-01-31T00:00:00Z',
      ['2026-03-31T00:00Z', '2026-05-31T00:00Z', '2026-07-31T00:00Z'],
    ],
    [
      '0 12 29 2 ? *',
      'UTC',
      '2026-01-01T00:00:00Z',
      ['2028-02-29T12:00Z', '2032-02-29T12:00Z', '2036-02-29T12:00Z'],
    ],
    [
      '0 9 ? * MON#1 *',
      'Europe/London',
      '2026-10-01T00:00:00Z',
      ['2026-10-05T08:00Z', '2026-11-02T09:00Z', '2026-12-07T09:00Z'],
    ],
  ])('%s in %s after %s', (cron, zone, from, expected) => {
    expect(next(cron, zone, from)).toEqual(expected);
  });

  it('are fewer where its years end, and none after them', () => {
    expect(next('0 5 7 1,7 ? 2026', 'UTC', '2026-01-01T00:00:00Z')).toEqual([
      '2026-01-07T05:00Z',
      '2026-07-07T05:00Z',
    ]);
    expect(next('0 5 7 * ? 2025', 'UTC', '2026-01-01T00:00:00Z')).toEqual([]);
    expect(next('0 5 7 * ? *', 'UTC', '2026-01-01T00:00:00Z', 0)).toEqual([]);
  });

  it('ascend, and show the fields on the clocks of the zone', () => {
    const zones = fc.constantFrom(
      'Asia/Tokyo',
      'America/Los_Angeles',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'UTC',
    );
    const fields = fc.record({
      minutes: fc.constantFrom('0', '30', '*/20', '59'),
      hours: fc.constantFrom('0', '1-3', '23', '*'),
      days: fc.constantFrom(
        '1 * ?',
        '31 * ?',
        'L * ?',
        '15W * ?',
        '? 3,10,11 SUN',
        '? * 6L',
        '? * 2#1',
        '* * ?',
      ),
    });
    const from = fc.date({ min: new Date('2020-01-01'), max: new Date('2034-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, fields, from, (timeZone, { minutes, hours, days }, start) => {
        const cron = parseCron(`${minutes} ${hours} ${days} *`);
        const times = nextTimes({ cron, timeZone }, start.getTime(), 5);
        expect(times).toHaveLength(5);
        let before = start.getTime();
        for (const time of times) {
          expect(time).toBeGreaterThan(before);
          before = time;
          const shown = shownIn(timeZone, time);
          expect(cron.minutes).toContain(shown.minute);
          expect(cron.hours).toContain(shown.hour);
          expect(cron.months).toContain(shown.month);
          expect(daysIn(cron.days, shown.year, shown.month)).toContain(shown.day);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave out nothing: each minute between them has other fields, or was shown before', () => {
    const cron = parseCron('30 1-2 * * ? *');
    const timeZone = 'America/Los_Angeles';
    for (const from of ['2026-03-07T06:00:00Z', '2026-10-31T06:00:00Z']) {
      const start = Date.parse(from);
      const seen = new Set<string>();
      const expected: number[] = [];
      for (let time = start + 60_000; expected.length < 4; time += 60_000) {
        const { year, month, day, hour, minute } = shownIn(timeZone, time);
        const label = [year, month, day, hour, minute].join(' ');
        if (minute === 30 && (hour === 1 || hour === 2) && !seen.has(label)) expected.push(time);
        seen.add(label);
      }
      expect(nextTimes({ cron, timeZone }, start, 4)).toEqual(expected);
    }
  });
});

/** What the clocks of a zone show, as a text that is read back. */
function shownIn(timeZone: string, time: number) {
  // Swedish dates are written 2026-11-07 05:00.
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    time,
  );
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/).map(Number);
  return { year, month, day, hour, minute };
}
