import { calendarDate } from '@ou-cost/spend';
import * as z from 'zod/mini';

/** A time in UTC, to be described where it is used. */
export const instant = z
  .string()
  .check(
    z.refine(
      (text) =>
        typeof text === 'string' &&
        /^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) &&
        calendarDate(text.slice(0, 10)) !== null &&
        Number.isFinite(Date.parse(text)),
      "is not a time in UTC: it is written as in '2026-11-01T09:00:00Z'",
    ),
  );

/** A day in UTC, to be described where it is used. */
export const day = z
  .string()
  .check(
    z.refine(
      (text) => typeof text === 'string' && calendarDate(text) !== null,
      "is not a day: it is written as in '2026-11-01'",
    ),
  );

export const organizationId = z
  .string()
  .check(z.regex(/^o-[0-9a-z]{10,32}$/, "is not an organization's id: it is written as in 'o-ab12cd34ef'"));

export const text = z.string().check(z.minLength(1));
