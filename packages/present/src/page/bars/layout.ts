import { scaleBand, scaleLinear } from 'd3-scale';
import { roughly } from '../rough-amount.ts';

/** A series: one figure per period, and the colour it is drawn in. */
export interface BarSeries {
  readonly colour: number;
  readonly amounts: readonly string[];
}

interface Bar {
  readonly series: number;
  readonly period: number;
  readonly colour: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BarsLayout {
  readonly bars: readonly Bar[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** The middle of every period's column, and whether there is room for its label. */
  readonly columns: readonly { readonly x: number; readonly isLabelled: boolean }[];
  readonly baseline: number;
}

/** Stacked columns in pixels; what is negative is stacked below the line. */
export function barsLayout(
  series: readonly BarSeries[],
  periods: number,
  size: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  labelWidth: number,
): BarsLayout {
  const stacked = Array.from({ length: periods }, (_, period) => stack(series, period));
  const most = Math.max(0, ...stacked.map(({ above }) => above));
  const least = Math.min(0, ...stacked.map(({ below }) => below));
  const y = scaleLinear([least, most || 1], [size.bottom, size.top]).nice(5);
  const x = scaleBand(
    Array.from({ length: periods }, (_, period) => period),
    [size.left, size.right],
  )
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const every = Math.max(1, Math.ceil(labelWidth / x.step()));
  return {
    bars: stacked.flatMap(({ pieces }, period) =>
      pieces.map(({ at, from, to }) => ({
        series: at,
        period,
        colour: series[at]?.colour ?? 0,
        x: x(period) ?? 0,
        width: x.bandwidth(),
        y: y(Math.max(from, to)),
        height: Math.abs(y(from) - y(to)),
      })),
    ),
    ticks: y.ticks(5).map((value) => ({ value, y: y(value) })),
    columns: stacked.map((_, period) => ({
      x: (x(period) ?? 0) + x.bandwidth() / 2,
      isLabelled: (periods - 1 - period) % every === 0,
    })),
    baseline: y(0),
  };
}

function stack(series: readonly BarSeries[], period: number) {
  let above = 0;
  let below = 0;
  const pieces: { at: number; from: number; to: number }[] = [];
  for (const [at, { amounts }] of series.entries()) {
    const size = roughly(amounts[period] ?? '0');
    if (size === 0) continue;
    const from = size > 0 ? above : below;
    pieces.push({ at, from, to: from + size });
    if (size > 0) above += size;
    else below += size;
  }
  return { above, below, pieces };
}
