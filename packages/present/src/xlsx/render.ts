import { OuCostError, type Report } from '@ou-cost/spend';
import writeXlsxFile from 'write-excel-file/node';
import { notesSheet, reconciliationSheet, summarySheet } from './overview.ts';
import { fitsExcel, outlineFeature, writerSheet, type XlsxSheet } from './sheet.ts';
import { accountsSheet, comparisonSheet, partsSheet, unitsSheet } from './views.ts';

/** The report as a workbook with a sheet per view. Fails with AnswerTooLarge where Excel could not open it. */
export async function renderXlsx(report: Report): Promise<Uint8Array> {
  const sheets = sheetsOf(report);
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

function sheetsOf(report: Report): XlsxSheet[] {
  const comparison = comparisonSheet(report);
  return [
    summarySheet(report),
    unitsSheet(report),
    ...(report.query.detail === 'account' ? [accountsSheet(report)] : []),
    partsSheet(report),
    ...(comparison === null ? [] : [comparison]),
    reconciliationSheet(report),
    notesSheet(report),
  ];
}
