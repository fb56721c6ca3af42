import type { Metric } from '../ledger/query.ts';
import type { CellsView } from '../ledger/spend-table.ts';
import { compareDecimals, formatDecimal, isZero, percentOf, subtract } from '../money/decimal.ts';
import type { BeforeAndAfter, Change, MetricChange } from './form/change.ts';
import { type MetricSpend, type NamedParts, partsOfSplits, type Spend } from './form/spend.ts';
import { type Layouts, layoutsOf } from './layouts.ts';
import type { RolledUp, RolledUpBill, RolledUpSplit } from './roll-up.ts';
import type { Run } from './run.ts';
import { figuresOf, grossRows, hasSpend, type Layout, rangeTotal, rowsByPart } from './spend-of-cells.ts';

const NOTHING: CellsView = new Map();

/** Finds the cells of a unit, an account or the whole in what was rolled up; undefined where it has none. */
export type CellsIn = (rolled: RolledUp) => CellsView | undefined;

interface SplitCells extends RolledUpSplit {
  readonly layouts: Layouts;
}

/** Writes the cells of all readings down as figures: amounts of the one that is drawn, parts of every one. */
export class Figures {
  readonly #metrics: readonly Metric[];
  readonly #drawn: SplitCells;
  readonly #all: readonly SplitCells[];
  readonly #trend: { readonly rolled: RolledUp; readonly layout: Layout } | null;

  constructor({ drawn, further, trend }: Pick<RolledUpBill, 'drawn' | 'further' | 'trend'>, run: Run) {
    const { metrics } = run.request;
    this.#metrics = metrics;
    this.#drawn = { ...drawn, layouts: layoutsOf(drawn, run) };
    this.#all = [this.#drawn, ...further.map((one) => ({ ...one, layouts: layoutsOf(one, run) }))];
    const { periods = [], split = null } = run.plan.trend ?? {};
    const positions = periods.map((_, at) => at);
    this.#trend =
      trend === null
        ? null
        : {
            rolled: trend.rolled,
            layout: { metrics, split, periods: positions, table: trend.ledger.table },
          };
  }

  /** The spend in the periods asked for, in every metric. */
  spend(cellsIn: CellsIn): Spend {
    const splits = this.#all.map((one) => ({ ...one, cells: cellsIn(one.rolled) ?? NOTHING }));
    return this.#byMetric((at): MetricSpend => {
      const read = splits.map(({ split, cells, layouts }) => ({
        split,
        figures: figuresOf(cells, at, layouts.asked),
      }));
      const { amounts = [] } = read[0]?.figures ?? {};
      const { gross, commitmentFees } =
        read.find(({ split }) => split === 'charge-type')?.figures ?? ({} as Partial<MetricSpend>);
      return {
        amounts,
        ...(gross === undefined ? {} : { gross }),
        ...partsOfSplits(read.map(({ split, figures }) => [split, figures.parts] as const)),
        ...(commitmentFees === undefined ? {} : { commitmentFees }),
      };
    });
  }

  /** The spend in the months of the trend, in every metric. */
  monthly(cellsIn: CellsIn): Spend {
    const trend = this.#trend;
    if (trend === null) return {};
    const { rolled, layout } = trend;
    const cells = cellsIn(rolled) ?? NOTHING;
    return this.#byMetric((at): MetricSpend => {
      const { amounts, gross, parts, commitmentFees } = figuresOf(cells, at, layout);
      return {
        amounts,
        ...(gross === undefined ? {} : { gross }),
        ...(layout.split === null ? {} : partsOfSplits([[layout.split, parts]])),
        ...(commitmentFees === undefined ? {} : { commitmentFees }),
      };
    });
  }

  /** The change from the days compared with to those that are compared, in every metric. */
  change(cellsIn: CellsIn): Change {
    const splits = this.#all.map((one) => ({ ...one, cells: cellsIn(one.rolled) ?? NOTHING }));
    const drawn = cellsIn(this.#drawn.rolled) ?? NOTHING;
    return this.#byMetric((at): MetricChange => {
      const { before, after } = totalsOf([...drawn.values()], at, this.#drawn.layouts);
      const change = subtract(after, before);
      const byChargeType = splits.find(({ split }) => split === 'charge-type');
      return {
        before: formatDecimal(before),
        after: formatDecimal(after),
        change: formatDecimal(change),
        percent: percentOf(change, before, 2),
        ...(byChargeType === undefined ? {} : { gross: grossOf(byChargeType, at) }),
        ...partsOfSplits(splits.map((one) => [one.split, changedParts(one, at)] as const)),
      };
    });
  }

  /** On which of both sides of a comparison there is any charge, and whether the same was spent on both. */
  sides(cellsIn: CellsIn): { readonly was: boolean; readonly is: boolean; readonly isSame: boolean } {
    const { layouts, rolled } = this.#drawn;
    const cells = cellsIn(rolled) ?? NOTHING;
    const isSame = this.#metrics.every((_, at) => {
      const { before, after } = totalsOf([...cells.values()], at, layouts);
      return compareDecimals(before, after) === 0;
    });
    return { was: hasSpend(cells, layouts.before), is: hasSpend(cells, layouts.after), isSame };
  }

  #byMetric<Figure>(figure: (at: number) => Figure): Partial<Record<Metric, Figure>> {
    const figures: Partial<Record<Metric, Figure>> = {};
    for (const [at, metric] of this.#metrics.entries()) figures[metric] = figure(at);
    return figures;
  }
}

type SplitCellsOfOne = SplitCells & { readonly cells: CellsView };

function totalsOf(rows: readonly (readonly bigint[])[], metric: number, { before, after }: Layouts) {
  return { before: rangeTotal(rows, metric, before), after: rangeTotal(rows, metric, after) };
}

function grossOf({ cells, layouts }: SplitCellsOfOne, metric: number): BeforeAndAfter {
  const { before, after } = totalsOf(grossRows(cells, layouts.after.table), metric, layouts);
  return { before: formatDecimal(before), after: formatDecimal(after) };
}

function changedParts({ cells, layouts }: SplitCellsOfOne, metric: number): NamedParts<BeforeAndAfter> {
  const parts: [string, BeforeAndAfter][] = [];
  for (const [part, rows] of rowsByPart(cells, layouts.after)) {
    const { before, after } = totalsOf(rows, metric, layouts);
    if (isZero(before) && isZero(after)) continue;
    parts.push([part, { before: formatDecimal(before), after: formatDecimal(after) }]);
  }
  return Object.fromEntries(parts);
}
