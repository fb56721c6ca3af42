import { OuCostError, type Report } from '@ou-cost/spend';
import writeXlsxFile from 'write-excel-file/node';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { definedNamesFeature } from './parts/defined-names.ts';
import { chartsFeature } from './parts/drawing.ts';
import { layoutFeature } from './parts/layout.ts';
import { printedPages } from './parts/pages.ts';
import { sparklinesFeature } from './parts/sparklines.ts';
import { fitsExcel, writerSheet } from './sheet.ts';
import { sheetsOf } from './sheets/index.ts';
import { columnWidths } from './widths.ts';

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
  const { shared, workbook } = wordsIn(view.language);
  const widths = sheets.map(columnWidths);
  const pages = sheets.map((sheet, at) => printedPages(sheet, widths[at] ?? []));
  const features = [
    layoutFeature(sheets, pages, { title: shared.title, pages: workbook.pages }),
    definedNamesFeature(sheets, pages),
    chartsFeature(sheets),
    sparklinesFeature(sheets),
  ];
  return writeXlsxFile(
    sheets.map((sheet, at) => writerSheet(sheet, widths[at] ?? [])),
    {
      features,
      fontFamily: workbook.font,
      fontSize: 11,
    },
  ).toBuffer();
}
