import { longDays, longMonths, monthName, shortDays, shortMonths } from './dates.ts';

/** Words that only the page uses, in English. */
export const pageWords = {
  dates: {
    /** Whole months, the last day included. */
    months: longMonths,
    shortMonths,
    /** Days, the last one included. */
    days: longDays,
    shortDays,
    /** Of any day in it. */
    month: monthName,
    year: (day: string) => day.slice(0, 4),
    dayOfMonth: (day: string) => String(Number(day.slice(8))),
  },
};

export type PageWords = typeof pageWords;
