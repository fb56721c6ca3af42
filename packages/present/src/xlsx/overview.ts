import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { factsOf, runCostSentence } from '../shared/facts.ts';
import { isSelective } from '../shared/figure-rows.ts';
import { heldRules, rulesSentence } from '../shared/held-rules.ts';
import { markedPeriodLabel } from '../shared/period-label.ts';
import {
  checksOf,
  independentTotalTitle,
  reconciliationSentence,
  statusWords,
} from '../shared/source-words.ts';
import { amountAt, metricChange, metricSpend } from '../shared/spend-lookup.ts';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { headerCell, percentCell, textCell, xlsxCells } from './cells.ts';
import type { XlsxRow, XlsxSheet } from './sheet.ts';

const EXACTNESS =
  'A spreadsheet keeps numbers as binary fractions of about 15 digits. Amounts here are rounded half to even to ten decimals, and then to the nearest such number; sums of many cells may differ from the total in the last digits. The exact amounts are in the JSON and CSV outputs.';

const header = (titles: readonly string[]): XlsxRow => ({ cells: titles.map(headerCell) });
const fact = (label: string, value: string): XlsxRow => ({
  cells: [textCell(label, { fontWeight: 'bold' }), textCell(value)],
});

/** What the report is about, its totals, the rules that hold, and whether it adds up. */
export function summarySheet(report: Report, view: View): XlsxSheet {
  const { language } = view;
  const rules = rulesSentence(report, language);
  return {
    name: 'Summary',
    frozenColumns: 0,
    rows: [
      header([wordsIn(language).shared.title, '']),
      ...factsOf(report, language).map(({ label, value }) => fact(label, value)),
      ...totalRows(report, language),
      ...(rules === null ? [] : [fact('Rules', rules)]),
      ...heldRules(report, view).flatMap(({ rule, findings }) => [
        fact('Rule that holds', rule),
        ...findings.map((finding) => fact('', finding)),
      ]),
      fact('Reconciliation', reconciliationSentence(report, language)),
      fact('Run cost', runCostSentence(report, language)),
    ],
  };
}

function totalRows(report: Report, language: Language): XlsxRow[] {
  const { amount, change } = xlsxCells(report.currency);
  return report.query.metrics.flatMap((metric) => {
    const { amounts } = metricSpend(report.total, metric);
    const rows = report.periods.map((period, at): XlsxRow => {
      const label = `${metric}, total ${markedPeriodLabel(period, report.query.granularity, language)}`;
      return { cells: [textCell(label, { fontWeight: 'bold' }), amount(amountAt(amounts, at))] };
    });
    if (report.comparison === undefined) return rows;
    const moved = metricChange(report.comparison.total, metric);
    return [
      ...rows,
      { cells: [textCell(`${metric}, change`, { fontWeight: 'bold' }), change(moved.change)] },
      { cells: [textCell(`${metric}, change in %`, { fontWeight: 'bold' }), percentCell(moved.percent)] },
    ];
  });
}

/** Every check against the independent total, or the sentence that there is none. */
export function reconciliationSheet(report: Report, language: Language): XlsxSheet {
  const { amount } = xlsxCells(report.currency);
  const checks = checksOf(report);
  const titles = [
    'Metric',
    'Period from',
    'Sum of all accounts',
    independentTotalTitle(report, language),
    'Difference',
  ];
  return {
    name: 'Reconciliation',
    frozenColumns: 0,
    rows: [
      header([...titles, 'Exact difference', 'Status']),
      ...checks.map(({ metric, period, attributed, independent, difference }) => ({
        cells: [
          textCell(metric),
          textCell(period),
          ...[attributed, independent, difference].map((text) => amount(text)),
          textCell(difference),
          textCell(statusWords(report, language)),
        ],
      })),
      ...(checks.length === 0 ? [{ cells: [textCell(reconciliationSentence(report, language))] }] : []),
    ],
  };
}

/** What a reader has to know, and what a spreadsheet does to numbers. */
export function notesSheet(report: Report): XlsxSheet {
  const part = isSelective(report)
    ? [
        {
          code: 'part',
          message: 'the sheets hold only the selection; the sheet Units has the sum of what it leaves out',
        },
      ]
    : [];
  const notes = [...report.notes, ...part, { code: 'numbers', message: EXACTNESS }];
  return {
    name: 'Notes',
    frozenColumns: 0,
    rows: [
      header(['Code', 'Note']),
      ...notes.map(({ code, message }) => ({ cells: [textCell(code), textCell(message, { wrap: true })] })),
    ],
  };
}
