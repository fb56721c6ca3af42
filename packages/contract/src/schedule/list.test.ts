import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../config/decode.ts';
import { schedulesSchema } from './form.ts';
import { listSchedules } from './list.ts';

const MONTHLY = { name: 'monthly', cron: '0 12 7 * ? *', timeZone: 'Asia/Tokyo' };

/** The list on a day in November 2026. */
function listOf(schedule: object, { times = 2, now = '2026-11-26T00:00:00Z', report = {} } = {}) {
  const document = {
    payer: { accountId: '222222222222', region: 'ap-northeast-1' },
    callers: [{ roleArn: 'arn:aws:iam::111111111111:role/batch' }],
    alarm: { topicArn: 'arn:aws:sns:ap-northeast-1:222222222222:alarms' },
    archive: { bucket: 'acme-reports' },
    schedules: [{ ...MONTHLY, ...schedule }],
    report,
  };
  const config = decodeConfig(JSON.stringify(document), 'a.json');
  const list = listSchedules(config, { producer: 'ou-cost test', now: Date.parse(now), times });
  expect(schedulesSchema.parse(list)).toEqual(list);
  const [only] = list.schedules;
  if (only === undefined) throw new Error('there is no schedule');
  return only;
}

describe('a listed schedule', () => {
  it('has its next times, and the days that it reports then', () => {
    expect(listOf({})).toEqual({
      name: 'monthly',
      expression: 'cron(0 12 7 * ? *)',
      timeZone: 'Asia/Tokyo',
      enabled: true,
      period: 'last-month',
      next: [
        { local: '2026-12-07T12:00:00', utc: '2026-12-07T03:00:00Z', start: '2026-11-01', end: '2026-12-01' },
        { local: '2027-01-07T12:00:00', utc: '2027-01-07T03:00:00Z', start: '2026-12-01', end: '2027-01-01' },
      ],
      remarks: [],
    });
  });

  it('says where the day in UTC is in another month than that of its readers', () => {
    const early = listOf({ cron: '0 5 1 * ? *' });
    expect(early.next[0]).toMatchObject({
      utc: '2026-11-30T20:00:00Z',
      start: '2026-10-01',
      end: '2026-11-01',
    });
    expect(early.remarks).toEqual([
      "2026-12-01 05:00 in Asia/Tokyo is 2026-11-30 20:00 in UTC, which is in another month: 'last-month' is then 2026-10, and not 2026-11. Let it run later if that is not what you want.",
    ]);
    const evening = {
      cron: '0 20 L * ? *',
      timeZone: 'America/Los_Angeles',
      request: { period: 'last-2-months' },
    };
    // 30 November, 20:00, eight hours behind: 1 December in UTC, on which November is over.
    expect(listOf(evening).remarks[0]).toContain(
      "'last-2-months' is then 2026-10 to 2026-11, and not 2026-09 to 2026-10. Let it run earlier",
    );
    // Every day at 5:00: on the 1st the month so far is the one that is over.
    expect(listOf({ cron: '0 5 * * ? *', request: { period: 'month-to-date' } }).remarks).toEqual([
      expect.stringContaining("'month-to-date' is then 2026-11, and not 2026-12"),
    ]);
    expect(listOf({ cron: '0 5 * * ? *', request: { period: 'last-7-days' } }).remarks).toEqual([]);
  });

  it('says where its month has never settled', () => {
    // The 7th at 5:00 in Tokyo is the 6th in UTC, which is the last day on which November is open.
    expect(listOf({ cron: '0 5 7 * ? *' }).remarks).toEqual([
      "On 2026-12-06 (UTC) 2026-11 has not settled, and its figures may still change: it has after day 6 of the next month ('report.settlingDay').",
    ]);
    expect(listOf({ cron: '0 5 7 * ? *' }, { report: { settlingDay: 5 } }).remarks).toEqual([]);
    expect(listOf({ cron: '0 12 * * ? *' }).remarks).toEqual([]);
  });

  it('says what else its times and days come to', () => {
    expect(listOf({ cron: '0 12 7 * ? 2025' })).toMatchObject({
      next: [],
      remarks: ['It does not run any more: its years are over.'],
    });
    expect(listOf({ enabled: false }).remarks).toEqual(["It is not enabled: 'enabled' is false."]);
    expect(listOf({ request: { period: '2026-10' } }).remarks).toEqual([
      'Each run reports the same days, 2026-10: a period such as last-month goes with the time.',
    ]);
    const rate = { cron: undefined, timeZone: undefined, rate: '1 day' };
    expect(listOf(rate)).toMatchObject({
      expression: 'rate(1 day)',
      next: [],
      remarks: ['It counts from its deployment, so that its times are not known here.'],
    });
  });

  it('shows no days where the request would be refused', () => {
    const future = listOf({ request: { period: '2027-01' } }, { times: 3 });
    // On 7 December January has not begun.
    expect(future.next.map(({ start }) => start)).toEqual([null, '2027-01-01', '2027-01-01']);
  });
});
