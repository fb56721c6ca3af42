import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { isSelective } from '../../shared/figure-rows.ts';
import { wordsIn } from '../../words/index.ts';
import { headerCell, textCell } from '../cells.ts';
import { tableSheet, type XlsxSheet } from '../sheet.ts';

/** What a reader has to know, and what a spreadsheet does to numbers. */
export function notesSheet(report: Report, language: Language): XlsxSheet {
  const { noteText, workbook } = wordsIn(language);
  const { sheets, columns, part, exactness } = workbook;
  const notes = [
    ...report.notes.map((note) => ({ code: note.code, message: noteText(note) })),
    ...(isSelective(report) ? [{ code: 'part', message: part(sheets.units) }] : []),
    { code: 'numbers', message: exactness },
  ];
  const titles = [columns.code, columns.note].map(headerCell);
  const rows = notes.map(({ code, message }) => ({
    cells: [textCell(code), textCell(message, { wrap: true })],
  }));
  return { ...tableSheet(sheets.notes, titles, rows, 0), filteredRows: 0 };
}
