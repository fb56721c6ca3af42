import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { lastDayOf } from '../../shared/period-label.ts';
import {
  checksOf,
  independentTotalTitle,
  reconciliationSentence,
  statusWords,
} from '../../shared/source-words.ts';
import { splitNames } from '../../shared/split-names.ts';
import { wordsIn } from '../../words/index.ts';
import { figureHeaderCell, headerCell, textCell, xlsxCells } from '../cells.ts';
import { tableSheet, type XlsxRow, type XlsxSheet } from '../sheet.ts';

/** Every check against the independent total, or the sentence that there is none. */
export function reconciliationSheet(report: Report, language: Language): XlsxSheet {
  const { shared, workbook } = wordsIn(language);
  const { metric, readBy, from, to, attributed, exactDifference, status } = workbook.columns;
  const { amount } = xlsxCells(report.currency);
  const readByWords = (by: ReturnType<typeof checksOf>[number]['by']) =>
    by === 'account' ? shared.tree.account : splitNames(by, language).one;
  const rows = checksOf(report).map(
    (check): XlsxRow => ({
      cells: [
        textCell(shared.metrics[check.metric]),
        textCell(readByWords(check.by)),
        textCell(check.period),
        textCell(lastDayOf({ start: check.period, end: check.end })),
        ...[check.attributed, check.independent, check.difference].map((text) => amount(text)),
        textCell(check.difference, { align: 'right' }),
        textCell(statusWords(report, language)),
      ],
    }),
  );
  const titles = [
    ...[metric, readBy, from, to].map(headerCell),
    ...[attributed, independentTotalTitle(report, language), shared.tree.difference, exactDifference].map(
      figureHeaderCell,
    ),
    headerCell(status),
  ];
  if (rows.length > 0) return tableSheet(workbook.sheets.reconciliation, titles, rows, 0);
  const sentence = { cells: [textCell(reconciliationSentence(report, language))] };
  return { ...tableSheet(workbook.sheets.reconciliation, titles, [sentence], 0), filteredRows: 0 };
}
