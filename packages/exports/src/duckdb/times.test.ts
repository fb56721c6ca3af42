import { describe, expect, it } from 'vitest';
import { FOCUS_LINE, SHOP } from '../testing/lines.ts';
import { read } from '../testing/reading.ts';

const CSV = { name: 'bill.csv' };

/** A line of October 5th, 13:00 to 14:00, with its times in this form. */
function lineOf(form: (day: string, hour: string) => string) {
  return {
    ...FOCUS_LINE,
    BillingPeriodStart: `'${form('2026-10-01', '00')}'`,
    ChargePeriodStart: `'${form('2026-10-05', '13')}'`,
    ChargePeriodEnd: `'${form('2026-10-05', '14')}'`,
  };
}

describe('a time in UTC as a text', () => {
  const ends = [
    '',
    'Z',
    '+00',
    '+00:00',
    '+0000',
    ' UTC',
    '.0',
    '.000Z',
    '.000000Z',
    '.000 UTC',
    '.000+00:00',
  ];
  it.each([
    ...['T', ' '].flatMap((between) => [
      ...ends.map((end) => `${between}hh:00:00${end}`),
      `${between}hh:00`,
      `${between}hh:00Z`,
    ]),
  ])('may be written as 2026-10-05%s', async (time) => {
    const line = lineOf((day, hour) => `${day}${time.replace('hh', hour)}`);
    expect(await read([line], { ...CSV, granularity: 'DAILY' })).toEqual([`${SHOP} 2026-10-05 usage 1.5`]);
    expect(await read([line], { ...CSV, split: 'hour', manifests: false })).toEqual([
      `${SHOP} 2026-10-01 2026-10-05T13:00Z 1.5`,
    ]);
  });

  it('may be a day alone', async () => {
    const line = lineOf((day) => day);
    expect(await read([line], { ...CSV, granularity: 'DAILY' })).toEqual([`${SHOP} 2026-10-05 usage 1.5`]);
  });
});

describe('a time that is not in UTC, or not a time, is refused', () => {
  const times = [
    '2026-10-01T00:00:00+09:00',
    '2026-10-01T00:00:00.000-05:00',
    '2026-10-01T00:00+09:00',
    '2026-10-01T00:00+09',
    '2026-10-01 00:00 EST',
    '2026-10-01+09:00',
    '2026-10-01 EST',
    '10/01/2026',
    '20261001',
    '1790812800',
    'October',
  ];

  it.each(times)('as the billing period: %s', async (time) => {
    const line = { ...lineOf((day) => day), BillingPeriodStart: `'${time}'` };
    const refusal = { code: 'MalformedAnswer', message: expect.stringContaining(`'${time}'`) };
    await expect(read([line], CSV)).rejects.toMatchObject(refusal);
    await expect(read([line], { ...CSV, manifests: false })).rejects.toMatchObject(refusal);
  });

  it.each(times)('as the start of a charge whose day is asked for: %s', async (time) => {
    const line = { ...lineOf((day) => day), ChargePeriodStart: `'${time}'` };
    for (const asked of [{ granularity: 'DAILY' as const }, { start: '2026-10-02' }]) {
      await expect(read([line], { ...CSV, ...asked })).rejects.toMatchObject({
        code: 'MalformedAnswer',
        message: expect.stringContaining(`'${time}' as ChargePeriodStart`),
      });
    }
  });

  it.each(times)('as the start or the end of a charge whose hour is asked for: %s', async (time) => {
    for (const column of ['ChargePeriodStart', 'ChargePeriodEnd']) {
      const line = { ...lineOf((day, hour) => `${day}T${hour}:00:00Z`), [column]: `'${time}'` };
      await expect(read([line], { ...CSV, split: 'hour' })).rejects.toMatchObject({
        code: 'MalformedAnswer',
        message: expect.stringContaining(`"${time}" as ChargePeriodStart or ChargePeriodEnd`),
      });
    }
  });
});
