import type { Language } from '@ou-cost/contract/options';
import { pathText, type Report, type Spend } from '@ou-cost/spend';
import { isSelective } from '../../shared/figure-rows.ts';
import { notAttributedTitle } from '../../shared/source-words.ts';
import { metricSpend } from '../../shared/spend-lookup.ts';
import { wordsIn } from '../../words/index.ts';
import { countCell, figureHeaderCell, headerCell, textCell, type XlsxCell } from '../cells.ts';
import { amountColumns } from '../columns.ts';
import { tableSheet, type XlsxRow, type XlsxSheet } from '../sheet.ts';

/** What a report has outside of its tree, by name. */
interface Outside {
  readonly name: string;
  readonly accounts: number | null;
  readonly total: Spend;
}

function outsideOf(report: Report, language: Language): Outside[] {
  const { unattributed, notAttributedBySource } = report;
  const { tree } = wordsIn(language).shared;
  return [
    { name: tree.departed, accounts: unattributed.accountIds.length, total: unattributed.total },
    { name: tree.total, accounts: report.accounts.length || null, total: report.total },
    ...(isSelective(report) ? [{ name: tree.leftOut, accounts: null, total: report.selection.leftOut }] : []),
    ...(notAttributedBySource === undefined
      ? []
      : [{ name: notAttributedTitle(report, language), accounts: null, total: notAttributedBySource }]),
  ];
}

/** The tree with direct and total in every period, in an outline that folds as the tree does. */
export function unitsSheet(report: Report, language: Language): XlsxSheet {
  const { shared, workbook } = wordsIn(language);
  const columns = amountColumns(report, language);
  const hasGross = report.query.metrics.some(
    (metric) => metricSpend(report.total, metric).gross !== undefined,
  );
  const lists = (total: Spend, direct: Spend | null) =>
    columns.cells((metric) => {
      const { amounts, gross = null } = metricSpend(total, metric);
      return [
        direct === null ? null : metricSpend(direct, metric).amounts,
        amounts,
        ...(hasGross ? [gross] : []),
      ];
    });
  const { direct, total: sum } = shared.columns;
  const { path, unitId, depth, accounts: count, gross } = workbook.columns;
  const titles = [
    ...[shared.tree.unit, path, unitId].map(headerCell),
    ...[depth, count].map(figureHeaderCell),
    ...columns.titles([direct, sum, ...(hasGross ? [gross] : [])]),
  ];
  const units = report.organizationalUnits.map(
    (unit): XlsxRow => ({
      level: unit.depth,
      cells: [
        textCell(unit.name, { align: 'left', indent: unit.depth }),
        textCell(pathText(unit.path)),
        textCell(unit.id),
        countCell(unit.depth),
        countCell(unit.accountIds.length),
        ...lists(unit.total, unit.direct),
      ],
    }),
  );
  const outside = outsideOf(report, language).map(({ name, accounts, total }): XlsxRow => {
    const number: XlsxCell = accounts === null ? null : countCell(accounts);
    return {
      cells: [textCell(name, { fontWeight: 'bold' }), null, null, null, number, ...lists(total, null)],
    };
  });
  return {
    ...tableSheet(workbook.sheets.units, titles, [...units, ...outside], 1),
    filteredRows: units.length,
  };
}
