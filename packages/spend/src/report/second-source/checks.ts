import { OuCostError } from '../../errors.ts';
import type { Check } from '../../ledger/checks.ts';
import type { FoldedLedger } from '../../ledger/fold.ts';
import { formatDecimal, subtract, sum } from '../../money/decimal.ts';
import type { LedgerReading } from '../read.ts';
import type { ReadingCheck } from '../reconcile.ts';
import type { Run } from '../run.ts';
import type { CoveredMonth } from './months.ts';
import { monthsRead, type SecondSource, trendMonths } from './totals.ts';

/** A reading, the months of it that the other source was asked for, and how many periods it has. */
interface Held {
  readonly by: ReadingCheck['by'];
  readonly ledger: FoldedLedger;
  readonly months: readonly CoveredMonth[];
  readonly periods: number;
}

/** Each reading's months, its metrics together, the trend's last. */
export function checksAgainst(source: SecondSource, reading: LedgerReading, run: Run): ReadingCheck[] {
  return heldReadings(source, reading, run).flatMap(({ by, ledger, months }) =>
    source.metrics.flatMap((metric, at) => {
      const position = run.request.metrics.indexOf(metric);
      return months.map((month): ReadingCheck => {
        const independent = source.totals.get(month.start)?.amounts[at];
        if (independent === undefined) {
          throw new OuCostError('Incomplete', `${source.statedBy} states no ${metric} from ${month.start}`);
        }
        const attributed = sum(month.at.map((period) => ledger.table.totalOf(position, period)));
        const difference = subtract(independent, attributed);
        return { metric, period: month.start, end: month.end, by, attributed, independent, difference };
      });
    }),
  );
}

/** Whether every period of every reading was held against the other source, in every metric. */
export function isHeldWhole(source: SecondSource, reading: LedgerReading, run: Run): boolean {
  if (source.metrics.length < run.request.metrics.length) return false;
  return heldReadings(source, reading, run).every(
    ({ months, periods }) => new Set(months.flatMap(({ at }) => at)).size === periods,
  );
}

function heldReadings(source: SecondSource, { splits, trend }: LedgerReading, run: Run): Held[] {
  const { plan } = run;
  const known = ({ start }: CoveredMonth) => source.totals.has(start);
  const readings = splits.map(({ split, ledger }) => ({
    by: split,
    ledger,
    months: monthsRead(ledger, run).filter(known),
    periods: plan.periods.length,
  }));
  if (trend === null) return readings;
  const by = plan.trend?.split ?? 'account';
  const months = trendMonths(trend, run).filter(known);
  return [...readings, { by, ledger: trend, months, periods: plan.trend?.periods.length ?? 0 }];
}

/** The failure of a comparison with another source: the figures of both, and what is known to make them differ. */
export function sourcesDisagree(
  failed: readonly Check[],
  source: SecondSource,
  { source: { name }, currency }: FoldedLedger,
  tolerance: Check['difference'],
): OuCostError {
  const shown = failed
    .slice(0, 5)
    .map(
      ({ metric, period, attributed, independent, difference }) =>
        `${metric} from ${period}: ${name} ${formatDecimal(attributed)}, ${source.statedBy} ` +
        `${formatDecimal(independent)}, difference ${formatDecimal(difference)} ${currency}`,
    );
  const more = failed.length > shown.length ? `; and ${failed.length - shown.length} more` : '';
  return new OuCostError(
    'NotReconciled',
    `${name} and ${source.statedBy} differ by more than ${formatDecimal(tolerance)} ${currency}: ` +
      `${shown.join('; ')}${more}. Known reasons: ${KNOWN_REASONS}. ` +
      'Compare the two by account, or allow the difference',
  );
}

/** Why two sources of the same bill may differ in a month that has settled. */
const KNOWN_REASONS =
  'the last delivery of one is older than the other, a correction stands on a later bill, ' +
  'or one shows the prices of a billing view';
