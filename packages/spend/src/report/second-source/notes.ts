import type { KnownNote } from '../../note.ts';
import { type DateRange, earlier } from '../../time/calendar.ts';
import { inWords, rangesOf } from '../../time/day-ranges.ts';
import type { RolledUpBill } from '../roll-up.ts';
import type { Run } from '../run.ts';
import type { CoveredMonth } from './months.ts';
import { monthsRead, type SecondSource, trendMonths } from './totals.ts';

/** What was not held against the other source, where something was not. */
export function secondSourceNotes(bill: RolledUpBill, run: Run): KnownNote[] {
  const { secondSource: source, checks, status } = bill;
  if (source === null || status === 'reconciled') return [];
  if (source.refusal !== null) return [refusalNote(source, source.refusal.message)];
  const open = openPeriods(bill, source, run);
  const metrics = run.request.metrics.filter((metric) => !source.metrics.includes(metric));
  if (open.length === 0 && metrics.length === 0) return [];
  const held = rangesOf(
    [...new Map(checks.map(({ period, end }) => [period, { start: period, end }])).values()].toSorted(
      (a, b) => (a.start < b.start ? -1 : 1),
    ),
  );
  const sums =
    held.length === 0
      ? `no sum was held against the total of ${source.statedBy}`
      : `the sums of ${inWords(held)} were held against the total of ${source.statedBy}` +
        (open.length === 0 ? '' : `, and those of ${inWords(open)} were not`);
  const why =
    open.length === 0 ? '' : ', as only whole months that have settled can be, as far back as it reaches';
  const unknown = metrics.length === 0 ? '' : `; it does not know ${metrics.join(', ')}`;
  return [
    {
      code: 'held-in-part',
      message: `${sums}${why}${unknown}`,
      values: {
        source: source.statedBy,
        ...(held.length === 0 ? {} : { held }),
        ...(open.length === 0 ? {} : { open }),
        ...(metrics.length === 0 ? {} : { metrics }),
      },
    },
  ];
}

function refusalNote({ statedBy }: SecondSource, reason: string): KnownNote {
  return {
    code: 'total-refused',
    message: `nothing was held against the total of ${statedBy}, which refused to state it: ${reason}`,
    values: { source: statedBy, reason },
  };
}

/** The periods that were read and not held, in the order of their days. */
function openPeriods({ drawn, trend }: RolledUpBill, { totals }: SecondSource, run: Run): string[] {
  const { plan } = run;
  const notHeld = (periods: readonly DateRange[], months: readonly CoveredMonth[]) => {
    const held = new Set(months.filter(({ start }) => totals.has(start)).flatMap(({ at }) => at));
    return periods.filter((_, at) => !held.has(at));
  };
  const open = notHeld(plan.periods, monthsRead(drawn.ledger, run));
  const ofTrend = trend === null ? [] : notHeld(plan.trend?.periods ?? [], trendMonths(trend.ledger, run));
  return rangesOf(merged([...open, ...ofTrend]));
}

/** Ranges of days without overlaps, in the order of their days. */
function merged(ranges: readonly DateRange[]): DateRange[] {
  const found: DateRange[] = [];
  for (const range of ranges.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    const last = found.at(-1);
    if (last !== undefined && range.start < last.end) {
      const isInside = earlier(range.end, last.end) === range.end;
      found[found.length - 1] = { start: last.start, end: isInside ? last.end : range.end };
    } else {
      found.push(range);
    }
  }
  return found;
}
