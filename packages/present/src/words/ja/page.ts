import type { PageWords } from '../en/page.ts';
import { japaneseDays, japaneseMonth, japaneseSpan } from './dates.ts';

/** Words that only the page uses, in Japanese. */
export const pageWords: PageWords = {
  dates: {
    months,
    shortMonths: months,
    days: japaneseDays,
    shortDays: (first, last) => japaneseDays(first, last).replace(/^\d+年/, ''),
    month: (day) => `${Number(day.slice(5, 7))}月`,
    year: (day) => `${day.slice(0, 4)}年`,
    dayOfMonth: (day) => `${Number(day.slice(8))}日`,
  },
};

function months(first: string, last: string): string {
  const [from, to] = [first.slice(0, 7), last.slice(0, 7)].map(japaneseMonth) as [string, string];
  return from === to ? from : japaneseSpan(from, to);
}
