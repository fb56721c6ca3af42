import type { WriterFeature, XlsxSheet } from '../sheet.ts';
import { address, type CellPlace, quotedSheet, rangeAddress } from './address.ts';
import { xmlText } from './xml.ts';

/** A small chart of bars in a cell, of figures that stand in the same row. */
export interface Sparkline {
  readonly at: CellPlace;
  readonly from: number;
  /** Included. */
  readonly to: number;
  /** Whether any of its figures is below zero. */
  readonly isNegative: boolean;
}

export type Sparklines = readonly Sparkline[];

const BAR = 'FF8C959F';
const LAST = 'FF1C2126';
const BELOW_ZERO = 'FF3F87C4';

/** Sparklines came with Excel 2010, as an extension; a program that does not know it shows an empty cell. */
export function sparklinesFeature(sheets: readonly XlsxSheet[]): WriterFeature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          insert: (_, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            return sheet?.sparklines === undefined || sheet.sparklines.length === 0
              ? undefined
              : extension(sheet.name, sheet.sparklines);
          },
        },
      },
    },
  };
}

function extension(sheet: string, sparklines: Sparklines): string {
  const groups = [
    // Bars start at zero, so that a change of 3 % does not look like a crash; Excel does so itself for those below.
    group(
      sheet,
      sparklines.filter(({ isNegative }) => !isNegative),
      ' minAxisType="custom" manualMin="0"',
    ),
    group(
      sheet,
      sparklines.filter(({ isNegative }) => isNegative),
      ' displayXAxis="1"',
    ),
  ];
  return `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">${groups.join('')}</x14:sparklineGroups></ext></extLst>`;
}

function group(sheet: string, sparklines: Sparklines, axis: string): string {
  if (sparklines.length === 0) return '';
  const cells = sparklines.map(({ at, from, to }) => {
    const { row } = at;
    const figures = `${quotedSheet(sheet)}!${rangeAddress({ row, column: from }, { row, column: to })}`;
    return `<x14:sparkline><xm:f>${xmlText(figures)}</xm:f><xm:sqref>${address(at)}</xm:sqref></x14:sparkline>`;
  });
  const colours = `<x14:colorSeries rgb="${BAR}"/><x14:colorNegative rgb="${BELOW_ZERO}"/><x14:colorAxis rgb="FF000000"/><x14:colorMarkers rgb="${BAR}"/><x14:colorFirst rgb="${BAR}"/><x14:colorLast rgb="${LAST}"/><x14:colorHigh rgb="${BAR}"/><x14:colorLow rgb="${BAR}"/>`;
  return `<x14:sparklineGroup type="column" displayEmptyCellsAs="gap" negative="1" last="1"${axis}>${colours}<x14:sparklines>${cells.join('')}</x14:sparklines></x14:sparklineGroup>`;
}
