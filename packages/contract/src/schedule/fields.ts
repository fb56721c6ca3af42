/** One of the six fields of a cron expression. */
export interface CronField {
  /** As EventBridge Scheduler calls it. */
  readonly name: string;
  readonly smallest: number;
  readonly largest: number;
  /** Names of its values, the smallest first. @default it has none */
  readonly names?: readonly string[];
  /** What an example of it looks like. */
  readonly example: string;
}

/**
 * The fields, in the order in which they are written.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export const CRON_FIELDS = {
  minutes: { name: 'minutes', smallest: 0, largest: 59, example: '30' },
  hours: { name: 'hours', smallest: 0, largest: 23, example: '5' },
  dayOfMonth: { name: 'day of month', smallest: 1, largest: 31, example: '7' },
  month: {
    name: 'month',
    smallest: 1,
    largest: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
    example: '1,4,7,10',
  },
  dayOfWeek: {
    name: 'day of week',
    smallest: 1,
    largest: 7,
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    example: 'MON-FRI',
  },
  year: { name: 'year', smallest: 1970, largest: 2199, example: '2027-2029' },
} as const satisfies Readonly<Record<string, CronField>>;
