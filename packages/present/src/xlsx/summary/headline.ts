import type { Language } from '@ou-cost/contract/options';
import type { Metric, Report } from '@ou-cost/spend';
import { sumOfAmounts } from '@ou-cost/spend';
import { risesAndFalls } from '@ou-cost/spend/money';
import { comparedRangeLabel } from '../../shared/compared-range.ts';
import { type FigureFormat, figureFormat } from '../../shared/figure-format.ts';
import { rulesSentence } from '../../shared/held-rules.ts';
import { periodMarks, rangeLabel } from '../../shared/period-label.ts';
import { reconciliationSentence, runCostWords } from '../../shared/source-words.ts';
import { metricChange, metricSpend } from '../../shared/spend-lookup.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import { percentCell, SOFT, textCell, type XlsxCell, xlsxCells } from '../cells.ts';

/** A line of the headline: what it is about, and a text or figures. */
export interface HeadLine {
  readonly label: string;
  readonly text?: string;
  readonly figures?: readonly XlsxCell[];
  readonly isLarge?: boolean;
}

const FIGURE = { fontWeight: 'bold', align: 'left', alignVertical: 'center' } as const;

/** What a reader wants to know first. */
export function headlineOf(report: Report, view: View): HeadLine[] {
  const { language } = view;
  const { shared, workbook } = wordsIn(language);
  const { query, currency, selection } = report;
  const format = figureFormat(currency, view.locale);
  const metrics = query.metrics.map((metric) => `${shared.metrics[metric]}${shared.aside(metric)}`);
  const marks = [...new Set(report.periods.flatMap((period) => periodMarks(period, language)))];
  const days = shared.facts.periodInUtc(rangeLabel(query, language), shared.granularities[query.granularity]);
  const compared = comparedRangeLabel(report, language);
  const rules = rulesSentence(report, language);
  const notJudged = report.notes
    .filter(({ code }) => code === 'rule-not-judged')
    .map(({ message }) => message);
  const lines: HeadLine[] = [
    {
      label: shared.facts.period,
      text: [days, ...(marks.length === 0 ? [shared.periods.settled] : marks)].join(shared.comma),
    },
    { label: shared.facts.metric, text: shared.facts.metricsIn(metrics.join(shared.comma), currency) },
    { label: shared.facts.only, text: selection.organizationalUnits.join(shared.comma) },
    { label: shared.facts.without, text: withoutText(report, language) },
    ...query.metrics.flatMap((metric) => totalLines(report, metric, language)),
    { label: shared.compared.label, text: compared ?? '' },
    { label: workbook.moved, text: movedText(report, format, language) },
    { label: workbook.reconciliation, text: reconciliationSentence(report, language) },
    { label: workbook.runCost, text: runCostWords(report, language) },
    { label: workbook.rules, text: rules ?? '' },
    { label: workbook.rulesNotJudged, text: notJudged.join(shared.semicolon) },
  ];
  return lines.filter(({ text }) => text !== '');
}

function withoutText({ selection }: Report, language: Language): string {
  const { comma, chargeTypes } = wordsIn(language).shared;
  const types = selection.excludedChargeTypes.map((type) => chargeTypes[type]);
  return [...selection.excludedOrganizationalUnits, ...types].join(comma);
}

function totalLines(report: Report, metric: Metric, language: Language): HeadLine[] {
  const { shared, workbook } = wordsIn(language);
  const { amount, change } = xlsxCells(report.currency);
  const name = shared.metrics[metric];
  const isOnly = report.query.metrics.length === 1;
  const { amounts } = metricSpend(report.total, metric);
  const sum = amount(sumOfAmounts(amounts), { ...FIGURE, fontSize: 14 });
  const total = { label: isOnly ? workbook.total : workbook.totalOf(name), figures: [sum], isLarge: true };
  if (report.comparison === undefined) return [total];
  const moved = metricChange(report.comparison.total, metric);
  return [
    total,
    {
      label: isOnly ? workbook.change : workbook.changeOf(name),
      figures: [change(moved.change, FIGURE), percentCell(moved.percent, FIGURE)],
    },
  ];
}

/** What the net change hides: by accounts, or by the units' own spend where accounts are not listed. */
function movedText({ comparison, query }: Report, format: FigureFormat, language: Language): string {
  const [metric] = query.metrics;
  if (comparison === undefined || metric === undefined) return '';
  const { accountsMoved, unitsMoved, noAccountMoved, noUnitMoved } = wordsIn(language).workbook;
  const isByAccount = query.detail === 'account';
  const changes = isByAccount
    ? comparison.accounts.map(({ change }) => metricChange(change, metric))
    : comparison.organizationalUnits.map(({ direct }) => metricChange(direct, metric));
  const { rises, falls } = risesAndFalls(changes.map(({ change }) => change));
  if (rises.count + falls.count === 0) return isByAccount ? noAccountMoved : noUnitMoved;
  return (isByAccount ? accountsMoved : unitsMoved)(
    format.count(rises.count),
    format.amount(rises.amount),
    format.count(falls.count),
    format.amount(falls.amount),
  );
}

/** The label of a line, beside which its text or figures stand. */
export function labelCell(label: string): XlsxCell {
  return textCell(label, { textColor: SOFT, alignVertical: 'center' });
}
