import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import type { Comparison, PartChange } from '@ou-cost/spend';
import { pathText, risesAndFalls } from '@ou-cost/spend';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { figureFormat } from '../../shared/figure-format.ts';
import { metricChange } from '../../shared/spend-lookup.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { figureColumns } from '../figures/columns.ts';
import { rangeName } from '../figures/range-heads.ts';
import type { Range } from '../figures/ranges.ts';
import { NO_FIGURES } from '../figures/row-figures.ts';
import type { Section } from '../layout/section.ts';
import { type TableRow, tableRow } from '../layout/table.ts';

/** What changed most: units by their own accounts, accounts, services; and the sums that the net change hides. */
export function moversSection(drawing: Drawing): Section[] {
  const { report, ranges, view } = drawing;
  const { comparison } = report;
  const { before, after } = ranges;
  if (comparison === undefined || before === null || after === null) return [];
  const { shared, table } = wordsIn(view.language);
  const title = table.moved(rangeName(after, view.language), rangeName(before, view.language));
  const rows = moverRows(drawing, comparison);
  if (rows.length === 0) return [{ title, above: [shared.movers.none], table: null, below: [] }];
  const all = [sideOf(before, 'before'), sideOf(after, 'after')];
  const apart = { ...drawing, ranges: { ...ranges, all }, line: null, whole: null };
  return [
    {
      title,
      above: [hiddenSums(drawing, comparison)],
      table: { head: '', columns: figureColumns(apart), rows },
      below: comparison.movers.services === undefined ? [table.askForServices] : [],
    },
  ];
}

/** The days of a side, whose amounts are those of the change itself: a mover has no others. */
function sideOf(range: Range, side: 'before' | 'after'): Range {
  return { ...range, kind: side, amountOf: ({ sides }) => sides?.[side] ?? null };
}

/** What rose and what fell: accounts, or units where the report has no accounts. */
export function hiddenSums({ report, metric, view }: Drawing, comparison: Comparison): string {
  const { table } = wordsIn(view.language);
  const format = figureFormat(report.currency, view.locale);
  const areAccounts = comparison.accounts.length > 0;
  const changes = areAccounts
    ? comparison.accounts.map(({ change }) => change)
    : comparison.organizationalUnits.map(({ direct }) => direct);
  const { rises, falls } = risesAndFalls(changes.map((change) => metricChange(change, metric).change));
  const sentence = areAccounts ? table.accountsMoved : table.unitsMoved;
  return sentence(rises.count, format.amount(rises.amount), falls.count, format.amount(falls.amount));
}

function moverRows({ report, metric, view }: Drawing, { movers }: Comparison): TableRow[] {
  const { shared } = wordsIn(view.language);
  const limit = view.top ?? LISTED_IN_TABLE.movers;
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  const row = (change: PartChange['change'], name: string, hint: string, aside: string) =>
    tableRow(
      'part',
      escapeControlCharacters(name),
      { ...NO_FIGURES, sides: metricChange(change, metric) },
      {
        branch: '  ',
        hint,
        aside: escapeControlCharacters(aside),
      },
    );
  const group = (title: string, rows: readonly TableRow[]) =>
    rows.length === 0 ? [] : [tableRow('title', title, NO_FIGURES), ...rows.slice(0, limit)];
  return [
    ...group(
      shared.movers.units,
      movers.organizationalUnits.map(({ id, direct }) => {
        const unit = units.get(id);
        const above = unit?.path.slice(0, -1) ?? [];
        return row(direct, unit?.name ?? id, '', above.length < 2 ? '' : shared.aside(pathText(above)));
      }),
    ),
    ...group(
      shared.movers.accounts,
      movers.accounts.map(({ id, name, status, change }) =>
        row(
          change,
          name,
          status === 'changed' ? '' : shared.aside(shared.changeStatuses[status]),
          shared.aside(id),
        ),
      ),
    ),
    ...group(
      shared.movers.services,
      (movers.services ?? []).map(({ name, change }) =>
        row(change, name === '' ? shared.splits.noName : name, '', ''),
      ),
    ),
  ];
}
