import { type Report, splitParts } from '@ou-cost/spend';
import { splitNames } from '../../shared/split-names.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import type { XlsxSheet } from '../sheet.ts';
import { sheetName } from '../sheet-names.ts';
import { summarySheet } from '../summary/sheet.ts';
import { aboutSheet } from './about.ts';
import { accountsSheet } from './accounts.ts';
import { comparisonSheet, moversSheet } from './comparison.ts';
import { notesSheet } from './notes.ts';
import { partsSheet } from './parts.ts';
import { reconciliationSheet } from './reconciliation.ts';
import { trendSheet } from './trend.ts';
import { unitsSheet } from './units.ts';

/** The sheets of a workbook, what most readers want first. */
export function sheetsOf(report: Report, view: View): XlsxSheet[] {
  const { language } = view;
  const { comparison, trend, query } = report;
  return [
    summarySheet(report, view),
    ...(comparison === undefined ? [] : [moversSheet(report, comparison, language)]),
    unitsSheet(report, language),
    ...(query.detail === 'account' ? [accountsSheet(report, language)] : []),
    ...partsSheets(report, view),
    ...(trend === undefined ? [] : [trendSheet(report, trend, language)]),
    ...(comparison === undefined ? [] : [comparisonSheet(report, comparison, language)]),
    reconciliationSheet(report, language),
    notesSheet(report, language),
    aboutSheet(report, view),
  ];
}

/** A sheet for each thing that the report is split by; keys of tags make names that a sheet may not have. */
function partsSheets(report: Report, { language }: View): XlsxSheet[] {
  const taken = Object.values(wordsIn(language).workbook.sheets);
  return [report.query.by, ...report.query.alsoBy].map((split) => {
    const { one, many } = splitNames(split, language);
    const name = sheetName(splitParts(split).key === null ? many : one, taken);
    taken.push(name);
    return partsSheet(report, split, name, language);
  });
}
