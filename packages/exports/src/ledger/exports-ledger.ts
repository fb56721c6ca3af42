import {
  addMonths,
  type CalendarDate,
  type Clock,
  type CostLedger,
  type DateRange,
  dateOfInstant,
  firstOfMonth,
  type IndependentTotal,
  isSettled,
  type KnownNote,
  type LedgerDescription,
  type LedgerPage,
  type LedgerPeriod,
  type LedgerQuery,
  OuCostError,
  periodsOf,
  type Split,
} from '@ou-cost/spend';
import type { Deliveries, Delivery, ExportEngine } from '../ports.ts';
import type { ExportTable } from '../query/grouped.ts';
import { LAYOUTS, layoutOf, metricsOf } from '../query/layout-of.ts';
import { SourceColumns } from '../query/source-columns.ts';
import { spendStatement } from '../query/spend-statement.ts';
import { GroupReader } from './group-reader.ts';

export interface ExportsLedgerOptions {
  readonly deliveries: Deliveries;
  readonly engine: ExportEngine;
  /** The organization's management account, which must be the one that pays the bill; null where it is not known. */
  readonly managementAccountId: () => Promise<string | null>;
  readonly independentTotal: IndependentTotal;
  readonly clock: Clock;
  /** The day of a month up to which the month before is rewritten. */
  readonly settlingDay: number;
  /** The days that are asked for, so that no other month is looked at. @default the newest months are looked at */
  readonly days?: DateRange | undefined;
}

/** How many of the newest deliveries are tried for their columns: one under way must not hide what the others have. */
const MOST_TRIED = 3;

/**
 * The bill as AWS exports it to files. Reads the columns of the newest delivery of the days that are asked for, so that
 * the ledger can say what it offers: a file's columns may cost fetching it. Fails with an OuCostError where there is no delivery at all.
 */
export async function openExportsLedger(options: ExportsLedgerOptions): Promise<ExportsLedger> {
  const { deliveries, engine } = options;
  const months = await deliveries.months();
  for (const month of months.filter(isAskedBy(options)).slice(-MOST_TRIED).reverse()) {
    try {
      const read = await deliveries.of([month]);
      const columns = new SourceColumns(await engine.columns(read));
      const layout = layoutOf(columns);
      const notes = await manifestNotes(options, months, read);
      return new ExportsLedger(options, months, {
        kind: 'exports',
        name: `${deliveries.name} (${layout.name})`,
        billingView: null,
        metrics: metricsOf(layout, columns),
        ...(notes.length === 0 ? {} : { notes }),
      });
    } catch (error) {
      // The months that are asked for are read on their own, and a fault of theirs is said then.
      if (!(error instanceof OuCostError) || !TRANSIENT.has(error.code)) throw error;
    }
  }
  const metrics = [...new Set(LAYOUTS.flatMap((layout) => [...layout.metrics.keys()]))];
  return new ExportsLedger(options, months, {
    kind: 'exports',
    name: deliveries.name,
    billingView: null,
    metrics,
  });
}

/** Files of one month beside each other, without a manifest, may hold a charge twice, and nothing can tell. */
async function manifestNotes(
  options: ExportsLedgerOptions,
  months: readonly string[],
  newest: readonly Delivery[],
): Promise<KnownNote[]> {
  const { deliveries } = options;
  if (newest.some(({ manifest }) => manifest !== null)) return [];
  const asked = await deliveries.of(months.filter(isAskedBy(options)));
  if (asked.every(({ files }) => files.length < 2)) return [];
  return [
    {
      code: 'no-manifest',
      message: `${deliveries.name} has no manifest that says which files are of the bill: the lines of all of them are added, so a charge that stands in two files counts twice`,
      values: { name: deliveries.name },
    },
  ];
}

function isAskedBy({ days }: ExportsLedgerOptions): (month: string) => boolean {
  if (days === undefined) return () => true;
  const asked = new Set(monthsOf(days).map((first) => first.slice(0, 7)));
  return (month) => asked.has(month);
}

const TRANSIENT: ReadonlySet<string> = new Set(['Incomplete', 'MalformedAnswer']);

const EMPTY: LedgerPage = { periods: [], groups: [], accountNames: [], unknownRecordTypes: [] };

/** Each charge counts once, in the billing period on whose bill it stands. */
export class ExportsLedger implements CostLedger {
  readonly description: LedgerDescription;
  readonly independentTotal: IndependentTotal;
  readonly #options: ExportsLedgerOptions;
  readonly #months: readonly string[];
  readonly #managementAccountId: () => Promise<string | null>;

  constructor(options: ExportsLedgerOptions, months: readonly string[], description: LedgerDescription) {
    this.#options = options;
    this.#months = months;
    this.description = description;
    this.independentTotal = options.independentTotal;
    let asked: Promise<string | null> | null = null;
    this.#managementAccountId = () => (asked ??= options.managementAccountId());
  }

  /** Whether there is a delivery of every month of the days asked for. */
  async reaches({ start, end }: LedgerQuery): Promise<boolean> {
    return monthsOf({ start: start as CalendarDate, end: end as CalendarDate }).every((month) =>
      this.#months.includes(month.slice(0, 7)),
    );
  }

  async *groups(query: LedgerQuery, split: Split | null): AsyncGenerator<LedgerPage> {
    const { deliveries, engine } = this.#options;
    const range = { start: query.start as CalendarDate, end: query.end as CalendarDate };
    const periods = periodsOf(range, query.granularity);
    const months = monthsOf(range);
    const read = await deliveries.of(months.map((month) => month.slice(0, 7)));
    yield { ...EMPTY, periods: periods.map((period) => this.#periodFrom(period, read)) };
    const columns = await engine.columns(read);
    if (columns.length > 0) {
      const source = new SourceColumns(columns);
      const table: ExportTable = { layout: layoutOf(source), columns: source, dialect: engine.dialect };
      const statement = spendStatement(
        table,
        {
          ...query,
          split,
          months,
          monthsEnd: addMonths(months.at(-1) ?? range.start, 1),
          hasOtherMonths: read.some(({ manifest }) => manifest === null),
        },
        periods,
      );
      const reader = new GroupReader({
        source: this.description.name,
        table,
        periods,
        managementAccountId: await this.#managementAccountId(),
        isByChargeType: split === 'charge-type',
      });
      const found = new Set<string>();
      const invoiced = new Map<number, boolean>();
      for await (const rows of engine.rows(statement, read)) {
        const spend = rows.map((values) => statement.rowFrom(values));
        for (const { periodAt, isInvoiced } of spend.flatMap(({ cells }) => cells)) {
          found.add(monthAt(periods, periodAt));
          invoiced.set(periodAt, isInvoiced === true && invoiced.get(periodAt) !== false);
        }
        yield { periods: [], ...reader.pageOf(spend) };
      }
      const final = periods.filter((_, at) => invoiced.get(at) === true);
      if (final.length > 0) {
        yield {
          ...EMPTY,
          periods: final.map((period) => ({ ...this.#periodFrom(period, read), final: true })),
        };
      }
      // Of some accounts a month may well have nothing.
      const empty = query.accountIds === undefined ? read.filter(({ month }) => !found.has(month)) : [];
      if (empty.length > 0) await engine.assertFound?.(empty);
    }
    await deliveries.assertUnchanged(read);
  }

  /** A month may still be rewritten until its last open day; without a manifest only a month that goes on is estimated. */
  #periodFrom(period: DateRange, read: readonly Delivery[]): LedgerPeriod {
    const { clock, settlingDay } = this.#options;
    const delivery = read.find(({ month }) => month === period.start.slice(0, 7));
    const deliveredAt = delivery?.deliveredAt ?? null;
    if (deliveredAt === null) {
      return { ...period, estimated: dateOfInstant(clock.now()) < period.end };
    }
    return { ...period, estimated: !isSettled(period, dateOfInstant(deliveredAt), settlingDay) };
  }
}

/** The month of a period, `YYYY-MM`. */
function monthAt(periods: readonly DateRange[], at: number): string {
  return periods[at]?.start.slice(0, 7) ?? '';
}

/** The first days of the months that a range touches. */
function monthsOf({ start, end }: DateRange): CalendarDate[] {
  const months: CalendarDate[] = [];
  for (let month = firstOfMonth(start); month < end; month = addMonths(month, 1)) months.push(month);
  return months;
}
