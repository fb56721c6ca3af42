import type { Metric, Report } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { splitNames } from '../shared/split-names.ts';
import type { View } from '../shared/view.ts';
import { type Drawing, drawingOf } from './drawing.ts';
import { figureColumns } from './figures/columns.ts';
import { hasMonths } from './figures/report-figures.ts';
import { layoutOf, PAGE_COLUMNS } from './layout/draw.ts';
import { drawnSection, type Section } from './layout/section.ts';
import type { Table } from './layout/table.ts';
import { overTimeSections } from './over-time/index.ts';
import { inSentences } from './parts/in-sentences.ts';
import { moversSection } from './parts/movers.ts';
import { daysSection, monthsSection } from './parts/series.ts';
import { splitRows } from './parts/split-rows.ts';
import { unitSection, unitTable } from './units/unit-section.ts';

/** The sections of one metric: units, the months or days of all of them, what moved, what the total consists of. */
export function metricSections(report: Report, metric: Metric, view: View): string[][] {
  const { drawing, table, areTogether } = unitsDrawn(report, metric, view);
  const fit = layoutOf(table, view.terminal);
  const drawn = fit.blocks.flat().filter(({ room }) => room === 'extra').length;
  const months = table.columns.filter(({ room }) => room === 'extra').length;
  const hasLine = fit.blocks.flat().some(({ room }) => room === 'line');
  const units = unitSection(drawing, table, { hasLine, blocks: fit.blocks.length });
  const { isShort } = drawing;
  const width = view.terminal.columns ?? PAGE_COLUMNS;
  const others = [
    ...(drawn < months && !isShort ? [monthsSection(drawing)] : []),
    ...(areTogether ? [daysSection(drawing, width)] : []),
    ...(isShort
      ? [inSentences(drawing)]
      : [
          ...(metric === report.query.metrics[0] ? moversSection(drawing) : []),
          ...splitSections(drawing, areTogether),
        ]),
    ...overTimeSections(drawing),
  ];
  return [
    drawnSection(units, view.terminal, fit),
    ...others.map((section) => drawnSection(section, view.terminal)),
  ];
}

/**
 * The days of a daily report have a column each where those fit; else they are drawn together, and the table is short
 * unless somebody says how deep it goes or how many it lists.
 */
function unitsDrawn(
  report: Report,
  metric: Metric,
  view: View,
): { readonly drawing: Drawing; readonly table: Table; readonly areTogether: boolean } {
  const apart = drawingOf(report, metric, view, false);
  const table = unitTable(apart);
  const areDays = report.query.granularity === 'DAILY' && report.periods.length > 1;
  if (!areDays || layoutOf(table, view.terminal).blocks.length === 1) {
    return { drawing: apart, table, areTogether: false };
  }
  const isShort = view.depth === null && view.top === null;
  const together = drawingOf(report, metric, view, true, isShort);
  return { drawing: together, table: unitTable(together), areTogether: true };
}

/** What the total consists of, by each thing that the report is split by. */
export function splitSections(drawing: Drawing, areTogether: boolean): Section[] {
  const { report, ranges, line, view } = drawing;
  return [report.query.by, ...report.query.alsoBy].map((split) => {
    const isKnown = hasMonths(report, split);
    const columns = figureColumns({
      ...drawing,
      ranges: isKnown ? ranges : { ...ranges, all: ranges.all.filter(({ kind }) => kind !== 'month') },
      line: areTogether || isKnown ? line : null,
      whole: null,
    });
    const head = escapeControlCharacters(splitNames(split, view.language).many);
    return { title: null, above: [], table: { head, columns, rows: splitRows(drawing, split) }, below: [] };
  });
}
