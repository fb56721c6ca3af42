import type { WriterFeature, XlsxSheet } from '../sheet.ts';
import { absoluteRange, quotedSheet } from './address.ts';
import { filteredRange } from './layout.ts';
import { xmlText } from './xml.ts';

/** Names that Excel gives to what a sheet repeats on every printed page and to what its filter covers. */
export function definedNamesFeature(sheets: readonly XlsxSheet[]): WriterFeature {
  const names = sheets.flatMap((sheet, at) => [...filterName(sheet, at), titlesName(sheet, at)]).join('');
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) => xml.replace('<definedNames/>', () => `<definedNames>${names}</definedNames>`),
        },
      },
    },
  };
}

function titlesName({ name, headerRows }: XlsxSheet, at: number): string {
  const row = `$${headerRows}`;
  const range = `${quotedSheet(name)}!${row}:${row}`;
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(range)}</definedName>`;
}

function filterName(sheet: XlsxSheet, at: number): string[] {
  if (sheet.filteredRows === 0) return [];
  const { first, last } = filteredRange(sheet);
  const range = xmlText(absoluteRange(sheet.name, first, last));
  return [`<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${range}</definedName>`];
}
