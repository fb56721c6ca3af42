import type { Language } from '@ou-cost/contract/options';
import { pathText, type Report, type Spend, type Trend } from '@ou-cost/spend';
import { wordsIn } from '../../words/index.ts';
import { headerCell, textCell } from '../cells.ts';
import { amountColumns, totalAmounts } from '../columns.ts';
import { tableSheet, type XlsxRow, type XlsxSheet } from '../sheet.ts';

/** The months of the trend as columns: of the total, of every unit and its own accounts, and of every account. */
export function trendSheet(report: Report, trend: Trend, language: Language): XlsxSheet {
  const { shared, workbook } = wordsIn(language);
  const { kinds, columns: words } = workbook;
  const columns = amountColumns(report, language, trend.periods);
  const paths = new Map(report.organizationalUnits.map(({ id, path }) => [id, pathText(path)]));
  const names = new Map(report.accounts.map(({ id, name }) => [id, name]));
  const row = (kind: string, id: string, name: string, spend: Spend): XlsxRow => ({
    cells: [...[kind, id, name].map((text) => textCell(text)), ...columns.cells(totalAmounts(spend))],
  });
  const titles = [...[words.of, words.id, words.name].map(headerCell), ...columns.titles([''])];
  return tableSheet(
    workbook.sheets.trend,
    titles,
    [
      row(kinds.total, '', shared.tree.total, trend.total),
      row(kinds.departed, '', shared.tree.departed, trend.unattributed),
      ...trend.organizationalUnits.flatMap(({ id, direct, total }) => [
        row(kinds.unit, id, paths.get(id) ?? '', total),
        row(kinds.ownAccounts, id, paths.get(id) ?? '', direct),
      ]),
      ...trend.accounts.map(({ id, spend }) => row(kinds.account, id, names.get(id) ?? '', spend)),
    ],
    3,
  );
}
