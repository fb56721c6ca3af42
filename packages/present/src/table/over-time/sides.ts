import type { Change, Metric } from '@ou-cost/spend';
import { figureFormat } from '../../shared/figure-format.ts';
import { metricChange } from '../../shared/spend-lookup.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { NO_FIGURES, type RowFigures } from '../figures/row-figures.ts';
import type { TableColumn } from '../layout/table.ts';

/** The figures of a row that has two sides and their difference, and nothing else. */
export function sidesOf(change: Change, metric: Metric): RowFigures {
  return { ...NO_FIGURES, sides: metricChange(change, metric) };
}

/** A column for each of two sides, and one for what lies between them. */
export function sideColumns(
  { report, view }: Drawing,
  heads: { readonly before: readonly string[]; readonly after: readonly string[]; readonly change: string },
): TableColumn[] {
  const format = figureFormat(report.currency, view.locale);
  const column = (
    names: readonly string[],
    textOf: (sides: NonNullable<RowFigures['sides']>) => string,
  ): TableColumn => ({
    heads: [...names],
    room: 'kept',
    cell: ({ figures: { sides } }) => (sides === null ? '' : textOf(sides)),
  });
  return [
    column(heads.before, ({ before }) => format.amount(before)),
    column(heads.after, ({ after }) => format.amount(after)),
    column([heads.change], ({ change }) => format.change(change)),
  ];
}

/** The heading of a group of rows. */
export function changeHead({ view }: Drawing): string {
  return wordsIn(view.language).shared.columns.change;
}
