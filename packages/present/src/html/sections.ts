import type { Language } from '@ou-cost/contract/options';
import { lastUnitOf, type Metric, type OrganizationalUnitSpend, pathText, type Report } from '@ou-cost/spend';
import { chargeLines } from '../shared/charge-lines.ts';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { exactAmount, type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { type FigureRow, figureRows } from '../shared/figure-rows.ts';
import { markedPeriodLabel } from '../shared/period-label.ts';
import { amountAt, metricChange, metricSpend } from '../shared/spend-lookup.ts';
import { splitNames } from '../shared/split-names.ts';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { htmlTable, type TableRow } from './table.ts';
import { htmlName, htmlText } from './text.ts';

function periodLabels({ periods, query }: Report, language: Language): string[] {
  return periods.map((period) => markedPeriodLabel(period, query.granularity, language));
}

/** The tree, the charge types and the largest changes under one metric. */
export function metricSection(report: Report, metric: Metric, view: View): string {
  const hasChange = report.comparison !== undefined;
  const labels = periodLabels(report, view.language);
  const format = figureFormat(report.currency, view.locale);
  const titles = [
    'Organizational unit',
    ...labels.flatMap((label) =>
      labels.length === 1 ? ['Direct', 'Total'] : [`Direct ${label}`, `Total ${label}`],
    ),
    ...(hasChange ? ['Change', '%'] : []),
  ];
  const rows = figureRows(report, metric, view).map((row) => figureTableRow(report, row, format, hasChange));
  return `<section>
<h2>${htmlText(`${metric} (${report.currency})`)}</h2>
${htmlTable(`${metric} by organizational unit, ${labels.join(', ')}`, titles, rows)}
${chargesTable(report, metric, format, view)}
${moversTable(report, metric, format, view)}
</section>`;
}

const ROW_CLASSES: Readonly<Partial<Record<FigureRow['kind'], string>>> = {
  total: 'sum',
  aside: 'soft',
  check: 'soft',
};

function figureTableRow(report: Report, row: FigureRow, format: FigureFormat, hasChange: boolean): TableRow {
  const amount = (amounts: readonly string[] | null, at: number) => {
    if (amounts === null) return '';
    const exact = amountAt(amounts, at);
    return row.exact ? exactAmount(exact) : format.amount(exact);
  };
  const { change } = row;
  const changes = change === null ? ['', ''] : [format.change(change.change), format.percent(change.percent)];
  const beside = `${row.hint} ${row.kind === 'unit' ? (row.id ?? '') : ''}`.trim();
  return {
    label: `${htmlName(row.name)}${beside === '' ? '' : ` <small>${htmlText(beside)}</small>`}`,
    className: ROW_CLASSES[row.kind] ?? '',
    labelClass: row.depth === 0 ? '' : `d${Math.min(row.depth, 6)}`,
    figures: [
      ...[...report.periods.keys()].flatMap((at) => [amount(row.direct, at), amount(row.total, at)]),
      ...(hasChange ? changes : []),
    ],
  };
}

function chargesTable(report: Report, metric: Metric, format: FigureFormat, view: View): string {
  const labels = periodLabels(report, view.language);
  const rows = chargeLines(report, metric, view).map(({ label, kind, amounts }) => ({
    label: htmlText(label),
    className: kind === 'sum' ? 'sum' : '',
    labelClass: '',
    figures: labels.map((_, at) => format.amount(amountAt(amounts, at))),
  }));
  const { one, many } = splitNames(report.query.by, view.language);
  return htmlTable(`${metric}, ${many} in the total`, [one, ...labels], rows);
}

function moversTable(report: Report, metric: Metric, format: FigureFormat, view: View): string {
  const { comparison } = report;
  if (comparison === undefined || comparison.movers.accounts.length === 0) return '';
  const rows = comparison.movers.accounts.map(({ id, name, status, change }) => {
    const { before, after, change: moved, percent } = metricChange(change, metric);
    return {
      label: `${htmlName(name)} <small>${htmlText(status === 'changed' ? id : `${id}, ${status}`)}</small>`,
      className: '',
      labelClass: '',
      figures: [format.amount(before), format.amount(after), format.change(moved), format.percent(percent)],
    };
  });
  return htmlTable(
    `${metric}, largest changes against ${comparedRangeLabel(report, view.language)}`,
    ['Account', 'Before', 'After', 'Change', '%'],
    rows,
  );
}

/** A longer list of accounts is omitted, because it would double the size of a large page. */
const LISTED_ACCOUNTS = 500;

/** Every account with its unit and its spend; nothing for a report by unit, which has no accounts. */
export function accountsSection(report: Report, view: View): string {
  if (report.accounts.length === 0) return '';
  if (report.accounts.length > LISTED_ACCOUNTS) {
    return `<p>The ${report.accounts.length} accounts are listed when scripts are allowed, and in the JSON and CSV outputs.</p>`;
  }
  const format = figureFormat(report.currency, view.locale);
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  const { accountState } = wordsIn(view.language).shared;
  const labels = periodLabels(report, view.language);
  const rows = report.accounts.map((account) => {
    const unit = units.get(lastUnitOf(account) ?? '');
    const place = placeOf(unit, view.language);
    const state =
      account.state === null || account.state === 'ACTIVE' ? '' : `, ${accountState(account.state)}`;
    return {
      label: `${htmlName(account.name)} <small>${htmlText(`${account.id}${state}, `)}${htmlName(place)}</small>`,
      className: '',
      labelClass: '',
      figures: report.query.metrics.flatMap((metric) =>
        labels.map((_, at) => format.amount(amountAt(metricSpend(account.spend, metric).amounts, at))),
      ),
    };
  });
  const titles = report.query.metrics.flatMap((metric) => labels.map((label) => `${metric} ${label}`));
  const count = report.accounts.length === 1 ? '1 account' : `${report.accounts.length} accounts`;
  return `<section>
<h2>Accounts</h2>
<details>
<summary>${count}</summary>
${htmlTable(`Accounts (${report.currency})`, ['Account', ...titles], rows)}
</details>
</section>`;
}

/** The path of an account's unit as text. */
function placeOf(unit: OrganizationalUnitSpend | undefined, language: Language): string {
  return unit === undefined ? wordsIn(language).shared.tree.noLonger : pathText(unit.path);
}
