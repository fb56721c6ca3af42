import { addDays, type CalendarDate } from '../time/calendar.ts';

const LAST_SECOND = 'T23:59:59Z';

/** The day (UTC) of an instant such as `2026-11-01T09:00:00Z`. */
export function dayOf(instant: string): CalendarDate {
  return instant.slice(0, 10) as CalendarDate;
}

/** The last day that a time touches whose end is exclusive. */
export function lastDayUntil(end: string): CalendarDate {
  return /T00:00:00(?:\.0+)?Z$/.test(end) ? addDays(dayOf(end), -1) : dayOf(end);
}

export function startOf(day: CalendarDate): string {
  return `${day}T00:00:00Z`;
}

export function endOf(day: CalendarDate): string {
  return `${day}${LAST_SECOND}`;
}

/** So many minutes later, at most the end of the day. */
export function laterOnTheDay(instant: string, minutes: number): string {
  const minute = 60 * Number(instant.slice(11, 13)) + Number(instant.slice(14, 16)) + minutes;
  if (minute >= 24 * 60) return endOf(dayOf(instant));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${dayOf(instant)}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}${instant.slice(16)}`;
}
