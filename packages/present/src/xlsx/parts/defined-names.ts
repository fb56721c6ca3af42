import type { WriterFeature, XlsxSheet } from '../sheet.ts';
import { absoluteRange, columnLetters, quotedSheet } from './address.ts';
import { filteredRange } from './layout.ts';
import type { PrintedPages } from './pages.ts';
import { xmlText } from './xml.ts';

/** Names that Excel gives to what a sheet repeats on every printed page and to what its filter covers. */
export function definedNamesFeature(
  sheets: readonly XlsxSheet[],
  pages: readonly PrintedPages[],
): WriterFeature {
  const names = sheets
    .flatMap((sheet, at) => [
      ...filterName(sheet, at),
      titlesName(sheet, at, (pages[at]?.breaks.length ?? 0) > 0),
    ])
    .join('');
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

/** The titles of the columns, and the names of the rows where the columns are on several pages. */
function titlesName({ name, headerRows, frozenColumns }: XlsxSheet, at: number, isWide: boolean): string {
  const sheet = quotedSheet(name);
  const columns = isWide && frozenColumns > 0 ? [`$A:$${columnLetters(frozenColumns - 1)}`] : [];
  const range = [...columns, `$${headerRows}:$${headerRows}`].map((part) => `${sheet}!${part}`).join(',');
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(range)}</definedName>`;
}

function filterName(sheet: XlsxSheet, at: number): string[] {
  if (sheet.filteredRows === 0) return [];
  const { first, last } = filteredRange(sheet);
  const range = xmlText(absoluteRange(sheet.name, first, last));
  return [`<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${range}</definedName>`];
}
