import {
  type BeforeAndAfter,
  type Change,
  type Metric,
  type MetricChange,
  type MetricSpend,
  partsBySplit,
  type Spend,
  type Split,
} from '@ou-cost/spend';
import type { PayloadSpend, PayloadSpends } from '../../page/figures/payload.ts';
import { amountAt, metricChange, metricSpend } from '../../shared/spend-lookup.ts';
import type { Column, ColumnSource } from './columns.ts';

/** Everything that the report states of one unit, account or sum. */
export interface Stated {
  readonly spend: Spend;
  readonly change: Change | undefined;
  readonly trend: Spend | undefined;
}

/** How spend is written for the page. */
export interface SpendLayout {
  readonly metrics: readonly Metric[];
  readonly columns: readonly Column[];
  /** The position of every part, by split and name. */
  readonly parts: ReadonlyMap<Split, ReadonlyMap<string, number>>;
}

/** What is stated of one unit, account or sum as the page reads it. */
export function compactSpends(stated: Stated, layout: SpendLayout): PayloadSpends {
  const compact = layout.metrics.map((metric) => compactSpend(stated, metric, layout));
  const isNothing = compact.every(([net, , parts]) => parts.length === 0 && isZero(net));
  return isNothing ? 0 : compact;
}

function isZero(amounts: string): boolean {
  return /^[0 ]*$/.test(amounts);
}

function compactSpend(stated: Stated, metric: Metric, { columns, parts }: SpendLayout): PayloadSpend {
  const figures = columns.map(({ source }) => figureIn(stated, metric, source));
  const net = figures.map(({ net: amount }) => amount);
  const unlessNet = (amounts: readonly string[]) =>
    amounts.every((amount, at) => amount === net[at]) ? 0 : amounts.join(' ');
  const gross = known(figures.map((figure) => figure.gross));
  const split = [...parts].flatMap(([name, positions]) => {
    // In most columns of a trend no parts are known, so nothing is looked up there.
    const perColumn = figures.map((figure, at) =>
      columns[at]?.splits.includes(name) === true ? figure.parts(name) : undefined,
    );
    const names = new Set<string>();
    for (const found of perColumn) for (const part of found?.keys() ?? []) names.add(part);
    return [...names].flatMap((part) => {
      const position = positions.get(part);
      const amounts = known(perColumn.map((found) => found && (found.get(part) ?? '0')));
      return position === undefined ? [] : [[position, unlessNet(amounts)] as const];
    });
  });
  return [net.join(' '), gross.length === 0 ? 0 : unlessNet(gross), split];
}

/** Amounts up to the last one that is known; one that is not known before it is written as 0 and never read. */
function known(amounts: readonly (string | undefined)[]): string[] {
  const last = amounts.findLastIndex((amount) => amount !== undefined);
  return amounts.slice(0, last + 1).map((amount) => amount ?? '0');
}

interface Figure {
  readonly net: string;
  readonly gross: string | undefined;
  readonly parts: (split: Split) => ReadonlyMap<string, string>;
}

function figureIn({ spend, change, trend }: Stated, metric: Metric, source: ColumnSource): Figure {
  switch (source.of) {
    case 'period':
      return ofSpend(metricSpend(spend, metric), source.at);
    case 'trend':
      return ofSpend(metricSpend(trend ?? {}, metric), source.at);
    default:
      return ofSide(metricChange(change ?? {}, metric), source.of);
  }
}

function ofSpend(spend: MetricSpend, at: number): Figure {
  return {
    net: amountAt(spend.amounts, at),
    gross: spend.gross === undefined ? undefined : amountAt(spend.gross, at),
    parts: (split) =>
      new Map([...partsBySplit(spend, split)].map(([name, amounts]) => [name, amountAt(amounts, at)])),
  };
}

function ofSide(change: MetricChange, side: keyof BeforeAndAfter): Figure {
  return {
    net: change[side],
    gross: change.gross?.[side],
    parts: (split) => new Map([...partsBySplit(change, split)].map(([name, sides]) => [name, sides[side]])),
  };
}
