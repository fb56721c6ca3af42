import { describe, expect, it } from 'vitest';
import { isTooEarly, tooEarlyMessage } from './too-early.ts';

function answered(date: string | undefined): object {
  return { $response: { headers: date === undefined ? {} : { date } } };
}

const KEPT = "You haven't enabled historical data beyond 14 months";

describe('a period that begins too early', () => {
  it.each([
    ['Thu, 26 Nov 2026 03:00:00 GMT', 'on 2026-11-26 back to 2025-10-01'],
    // In the month of a leap day, over the turn of a year, and on a last day that other months have not.
    ['Tue, 29 Feb 2028 23:59:59 GMT', 'on 2028-02-29 back to 2027-01-01'],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 'on 2027-01-01 back to 2025-12-01'],
    ['Sun, 31 Jan 2027 00:00:00 GMT', 'on 2027-01-31 back to 2025-12-01'],
  ])('is told, of an answer of %s, that Cost Explorer reaches %s', (date, reach) => {
    expect(tooEarlyMessage(KEPT, answered(date))).toContain(
      `: ${KEPT}; it keeps the running month and the 13 before it, ${reach}: ask for a later period`,
    );
  });

  it.each([undefined, 'yesterday'])(
    'is told how many months there are where the answer has the date %s',
    (date) => {
      expect(tooEarlyMessage(KEPT, answered(date))).toMatch(/the 13 before it: ask .* \(38 months\)$/);
    },
  );

  it("is told AWS's own date where AWS gives one", () => {
    const message = tooEarlyMessage(
      'start date is older than 2025-10-01',
      answered('Thu, 26 Nov 2026 03:00:00 GMT'),
    );
    expect(message).toContain('; it names 2025-10-01: ask');
    expect(message).not.toContain('2026-11-26');
  });

  it.each([
    [KEPT, true],
    [
      'To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.',
      true,
    ],
    ['Only MONTHLY granularity is supported for data beyond the past 14 months', true],
    ['Start date is too old: data is available for the past 38 months', true],
    ['end date past the beginning of next month', false],
    ['Start date (and hour) should be before end date (and hour)', false],
    ['Group Definition dimension is invalid', false],
  ])('is recognized by AWS\'s words: "%s" is one: %s', (message, expected) => {
    expect(isTooEarly(message)).toBe(expected);
  });
});
