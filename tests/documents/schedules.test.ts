import { decodeConfig, decodeRequest } from '@ou-cost/contract';
import { calendarDate, isSettled, planRun } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { parseCron } from '../../packages/contract/src/schedule/cron.ts';
import { LocalClock } from '../../packages/contract/src/schedule/local-clock.ts';
import { documentText, markdownTable } from '../support/documents/markdown-table.ts';

const PAGE = documentText('docs/schedules.md');
const [LEAST = '', FURTHER = ''] = [...PAGE.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text);

it('the configurations on the page are accepted', () => {
  expect(decodeConfig(LEAST, 'least').schedules.map(({ name }) => name)).toEqual(['monthly']);
  const both = JSON.stringify({ ...JSON.parse(LEAST), ...JSON.parse(FURTHER) });
  expect(decodeConfig(both, 'further').schedules.map(({ name }) => name)).toEqual(['monthly', 'weekdays']);
});

it('every cron expression on the page is one', () => {
  const rows = markdownTable(PAGE, '`cron`', 'runs');
  expect(rows.length).toBeGreaterThan(4);
  for (const [text = ''] of rows) expect(() => parseCron(text.replaceAll('`', ''))).not.toThrow();
});

const MONTHS = ['September', 'October', 'November', 'December'];

it('the days of a report are those that the page says', () => {
  const rows = markdownTable(PAGE, 'due in Tokyo', 'due in UTC', '`last-month` is', '`month-to-date` is');
  const tokyo = new LocalClock('Asia/Tokyo');
  const shown = (time: number) => {
    const date = new Date(time);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth() - 8]}, ${date.toISOString().slice(11, 16)}`;
  };
  expect(rows).toHaveLength(4);
  for (const [local = '', utc = '', lastMonth = '', toDate = ''] of rows) {
    const time = Date.parse(`${utc.replace(',', ' 2026')} UTC`);
    expect(shown(time)).toBe(utc);
    expect(shown(tokyo.localTime(time))).toBe(local);
    const day = calendarDate(new Date(time).toISOString().slice(0, 10));
    if (day === null) throw new Error(`${utc} is not a day`);
    const plan = (period: string) => planRun(decodeRequest({ period }).report, day).range;
    const before = plan('last-month');
    const [month, settled] = lastMonth.split(', ');
    expect(MONTHS[Number(before.start.slice(5, 7)) - 9]).toBe(month);
    if (settled !== undefined) expect(isSettled(before, day, 6)).toBe(settled === 'which has settled');
    const { start, end } = plan('month-to-date');
    const last = new Date(Date.parse(end) - 86_400_000).getUTCDate();
    const [first = 0, through = first] = toDate.match(/\d+/g)?.map(Number) ?? [];
    expect([Number(start.slice(8)), last]).toEqual([first, through]);
  }
});
