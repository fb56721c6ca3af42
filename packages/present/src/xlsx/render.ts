import { OuCostError, type Report } from '@ou-cost/spend';
import writeXlsxFile from 'write-excel-file/node';
import type { View } from '../shared/view.ts';
import { notesSheet, reconciliationSheet, summarySheet } from './overview.ts';
import { fitsExcel, outlineFeature, writerSheet, type XlsxSheet } from './sheet.ts';
import { accountsSheet, comparisonSheet, partsSheet, unitsSheet } from './views.ts';

/** The report as a workbook with a sheet per view. Fails with AnswerTooLarge where Excel could not open it. */
export async function renderXlsx(report: Report, view: View): Promise<Uint8Array> {
  const sheets = sheetsOf(report, view);
  const tooLong = sheets.find((sheet) => !fitsExcel(sheet));
  if (tooLong !== undefined) {
    throw new OuCostError(
      'AnswerTooLarge',
      `the sheet '${tooLong.name}' would have ${tooLong.rows.length} rows, more than a spreadsheet holds; use --output csv`,
    );
  }
  const file = writeXlsxFile(sheets.map(writerSheet), { features: [outlineFeature(sheets)] });
  return file.toBuffer();
}

function sheetsOf(report: Report, view: View): XlsxSheet[] {
  const { language } = view;
  const comparison = comparisonSheet(report, language);
  return [
    summarySheet(report, view),
    unitsSheet(report, language),
    ...(report.query.detail === 'account' ? [accountsSheet(report, language)] : []),
    partsSheet(report, language),
    ...(comparison === null ? [] : [comparison]),
    reconciliationSheet(report, language),
    notesSheet(report),
  ];
}
