/** The forms that `--period` takes, by example. */
export const PERIOD_FORMS = {
  'last-month': 'the last full calendar month',
  'month-to-date': 'this month through today; figures are estimated',
  '2026-10': 'one month',
  '2026-07..2026-09': 'several months',
  '2026-10-05..2026-10-11': 'days',
  'last-3-months': 'full months, up to the last one',
  'last-7-days': 'full days, up to yesterday',
} as const;
