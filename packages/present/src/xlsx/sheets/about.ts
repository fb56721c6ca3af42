import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { factsOf, runCostSentence } from '../../shared/facts.ts';
import { heldRules, rulesSentence } from '../../shared/held-rules.ts';
import { markedPeriodLabel } from '../../shared/period-label.ts';
import { reconciliationSentence } from '../../shared/source-words.ts';
import { amountAt, metricChange, metricSpend } from '../../shared/spend-lookup.ts';
import type { Writing } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import { headerCell, percentCell, textCell, xlsxCells } from '../cells.ts';
import type { XlsxRow, XlsxSheet } from '../sheet.ts';

const BOLD = { fontWeight: 'bold' } as const;

const fact = (label: string, value: string): XlsxRow => ({
  cells: [textCell(label, BOLD), textCell(value)],
});

/** What the report is about, its totals in every period, the rules that hold with what they found, and what it cost. */
export function aboutSheet(report: Report, writing: Writing): XlsxSheet {
  const { language } = writing;
  const { shared, workbook } = wordsIn(language);
  const rules = rulesSentence(report, language);
  return {
    name: workbook.sheets.about,
    headerRows: 1,
    frozenColumns: 0,
    filteredRows: 0,
    rows: [
      { cells: [headerCell(shared.title), headerCell('')] },
      ...factsOf(report, language).map(({ label, value }) => fact(label, value)),
      ...totalRows(report, language),
      ...(rules === null ? [] : [fact(workbook.rules, rules)]),
      ...heldRules(report, writing).flatMap(({ rule, findings }) => [
        fact(workbook.ruleThatHolds, rule),
        ...findings.map((finding) => fact('', finding)),
      ]),
      fact(workbook.reconciliation, reconciliationSentence(report, language)),
      fact(workbook.runCost, runCostSentence(report, language)),
    ],
  };
}

function totalRows(report: Report, language: Language): XlsxRow[] {
  const { shared, workbook } = wordsIn(language);
  const { amount, change } = xlsxCells(report.currency);
  return report.query.metrics.flatMap((metric) => {
    const name = shared.metrics[metric];
    const { amounts } = metricSpend(report.total, metric);
    const rows = report.periods.map((period, at): XlsxRow => {
      const label = markedPeriodLabel(period, report.query.granularity, language);
      return { cells: [textCell(workbook.totalIn(name, label), BOLD), amount(amountAt(amounts, at))] };
    });
    if (report.comparison === undefined) return rows;
    const moved = metricChange(report.comparison.total, metric);
    return [
      ...rows,
      { cells: [textCell(workbook.changeOf(name), BOLD), change(moved.change)] },
      { cells: [textCell(workbook.percentOf(name), BOLD), percentCell(moved.percent)] },
    ];
  });
}
