import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { figureColumns } from '../figures/columns.ts';
import { mayChange } from '../figures/range-heads.ts';
import type { Section } from '../layout/section.ts';
import type { Table, TableRow } from '../layout/table.ts';
import { LONGEST_LINE } from '../sparkline.ts';
import { closingRows, largestDifference } from './closing-rows.ts';
import { treeRows } from './node.ts';
import { listsAccounts, unitNodes } from './unit-nodes.ts';

/** What each unit spent, with the sums below. */
export function unitTable(drawing: Drawing): Table {
  const rows = [...treeRows(unitNodes(drawing)), ...closingRows(drawing)];
  const columns = figureColumns({ ...drawing, whole: drawing.figures.total });
  return { head: wordsIn(drawing.view.language).table.unit, columns, rows };
}

/** How much of a table is drawn. */
interface Drawn {
  readonly hasLine: boolean;
  /** How many blocks of columns it has. */
  readonly blocks: number;
}

/** The table with its title, and below it what its signs mean and what it does not list. */
export function unitSection(drawing: Drawing, table: Table, drawn: Drawn): Section {
  const { report, metric, view } = drawing;
  const { shared } = wordsIn(view.language);
  const title = `${shared.metrics[metric]}${shared.aside(metric)}${shared.comma}${report.currency}`;
  return { title: escapeControlCharacters(title), above: [], table, below: legend(drawing, table, drawn) };
}

function legend(drawing: Drawing, { rows }: Table, { hasLine, blocks }: Drawn): string[] {
  const { report, ranges, line, view, isShort } = drawing;
  const difference = largestDifference(drawing);
  const words = wordsIn(view.language).table;
  const perSign = line === null ? 1 : Math.ceil(line.count / LONGEST_LINE);
  const isFolded = rows.some((row: TableRow) => row.kind === 'account' && row.label.aside === '');
  return [
    ...(difference === null ? [] : [words.largestDifference(difference, report.currency)]),
    ...(ranges.all.some((range) => mayChange(range, view.language)) ? [words.mayChange] : []),
    ...(line !== null && hasLine
      ? [words.lineScale(line.heads.join(' ')) + (perSign > 1 ? `; ${words.perSign(perSign)}` : '')]
      : []),
    ...(view.top !== null
      ? [words.foldedUnits(view.top)]
      : isFolded
        ? [words.folded(LISTED_IN_TABLE.accountsOfUnit)]
        : []),
    ...(isShort
      ? [words.short]
      : report.query.detail === 'account' && !listsAccounts(drawing)
        ? [words.accountsByDay]
        : []),
    ...(blocks > 1 && rows.some(({ kind }) => kind === 'account') ? [words.inLastBlock] : []),
  ];
}
