import { createHash } from 'node:crypto';
import type { Scenario } from '../../scenario/model.ts';
import { DAY, formatDate, type Moment, parseDate, startOfMonth } from '../../time/calendar.ts';
import { billedMonths } from '../charge.ts';
import { ExportError } from '../export-error.ts';

/** AWS writes a month anew for about two weeks after its end. */
const REWRITTEN_DAYS = 14;
const HOUR_OF_DELIVERY = 6 * 3600;

/** One execution of an export: the delivery of one billing period. */
export interface Execution {
  readonly id: string;
  readonly month: Moment;
  /** When the manifest is written. */
  readonly at: Moment;
  /** Whether it is the last of its month. */
  readonly isCurrent: boolean;
}

/**
 * The executions of an export by month, and then by time: the last of each month, and those before it, a day apart. The
 * last one of a month is today's, or that of about two weeks after the month's end.
 *
 * @throws ExportError for months without charges
 */
export function executionsOf(
  { ledger, today }: Pick<Scenario, 'ledger' | 'today'>,
  exportArn: string,
  { months, earlierDeliveries = 0 }: { months?: readonly string[]; earlierDeliveries?: number },
): readonly Execution[] {
  const day = parseDate(today);
  if (day === undefined)
    throw new ExportError(`today ${JSON.stringify(today)} is not a date: write YYYY-MM-DD`);
  return monthsOf(billedMonths(ledger), months).flatMap((month) => {
    const last = Math.min(day, startOfMonth(month, 1) + REWRITTEN_DAYS * DAY) + HOUR_OF_DELIVERY;
    return Array.from({ length: earlierDeliveries + 1 }, (_, index) => {
      const at = last - (earlierDeliveries - index) * DAY;
      return {
        id: uuidOf(`${exportArn} ${formatDate(month)} ${at}`),
        month,
        at,
        isCurrent: index === earlierDeliveries,
      };
    });
  });
}

function monthsOf(months: readonly Moment[], wanted: readonly string[] | undefined): readonly Moment[] {
  if (wanted === undefined) return months;
  const labels = months.map((month) => formatDate(month).slice(0, 7));
  const missing = wanted.filter((month) => !labels.includes(month));
  if (missing.length > 0) {
    throw new ExportError(
      `the scenario's bill has no charges in ${missing.join(', ')}: it has ${labels.join(', ')}`,
    );
  }
  return months.filter((_, index) => wanted.includes(labels[index] ?? ''));
}

/** An id in the form of AWS's, the same for the same text. */
export function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
