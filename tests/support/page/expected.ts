import type { Metric, Report } from '@ou-cost/spend';
import { shownAmount } from '../numbers/shown-amounts.ts';
import { percentText } from '../numbers/shown-percent.ts';
import { tenDecimalText } from '../numbers/ten-decimals.ts';
import { chosenRanges, type Part, type Range, type Stated, sameRange, statedAmount } from './stated.ts';

/** What a setting of the page's selects means. */
export interface Meaning {
  readonly metric: Metric;
  readonly range: Range;
  readonly part: Part;
}

/** The figures of a row as the page shows them, worked out from the report without the code that the page uses. */
export function expectedFigures(
  report: Report,
  stated: Stated,
  wholeStated: Stated,
  { metric, range, part }: Meaning,
): Record<string, string> {
  const amountIn = (of: Stated, days: Range) => statedAmount(report, of, metric, days, part);
  const now = amountIn(stated, range) ?? 0n;
  const whole = amountIn(wholeStated, range) ?? 0n;
  const share = whole > 0n ? percentText(now, whole, 1, 'minus') : '–';
  const base = { now: shownAmount(tenDecimalText(now)), share };
  const days = daysBefore(report, range);
  const before = days === undefined ? null : amountIn(stated, days);
  if (before === null) return base;
  const change = now - before;
  const sign = shownAmount(tenDecimalText(change));
  return {
    ...base,
    before: shownAmount(tenDecimalText(before)),
    change: change > 0n && !/^[0.,]*$/.test(sign) ? `+${sign}` : sign,
    percent: percentText(change, before, 2, 'always'),
  };
}

/** What a period is compared with: what the report compares it with, or the month before that is known. */
export function daysBefore(report: Report, range: Range): Range | undefined {
  const { comparison } = report;
  if (comparison !== undefined && sameRange(comparison.after, range)) return comparison;
  const isMonth = ({ start, end }: Range) => Date.parse(end) - Date.parse(start) <= 31 * 86_400_000;
  if (!isMonth(range)) return undefined;
  return chosenRanges(report).find((one) => one.end === range.start && isMonth(one));
}
