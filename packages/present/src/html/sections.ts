import type { Language } from '@ou-cost/contract/options';
import { type Metric, type OrganizationalUnitSpend, pathText, type Report } from '@ou-cost/spend';
import { staysOf } from '../over-time/stays.ts';
import { stayHint } from '../over-time/time-hints.ts';
import { chargeLines } from '../shared/charge-lines.ts';
import { comparedRangeLabel, isWholeCompared } from '../shared/compared-range.ts';
import { exactAmount, type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { type FigureRow, figureRows } from '../shared/figure-rows.ts';
import { markedPeriodLabel, rangeLabel } from '../shared/period-label.ts';
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
  const { shared, below } = wordsIn(view.language);
  const { columns } = shared;
  const words = below.plain;
  const name = shared.metrics[metric];
  const titles = [
    shared.tree.unit,
    ...labels.flatMap((label) =>
      labels.length === 1 ? [columns.direct, columns.total] : [words.direct(label), words.total(label)],
    ),
    ...(hasChange ? [changeHead(report, view.language), columns.percent] : []),
  ];
  const rows = figureRows(report, metric, view).map((row) => figureTableRow(report, row, format, hasChange));
  return `<section>
<h2>${htmlText(below.reconciliation.caption(name, report.currency))}</h2>
${htmlTable(words.byUnit(name, labels.join(shared.comma)), titles, rows)}
${chargesTable(report, metric, format, view)}
${moversTable(report, metric, format, view)}
</section>`;
}

/** The head above changes, which says their days where the figures beside them are of others. */
function changeHead(report: Report, language: Language): string {
  const { page, shared } = wordsIn(language);
  const { comparison } = report;
  return comparison === undefined || isWholeCompared(report)
    ? shared.columns.change
    : page.changeIn(shared.columns.change, rangeLabel(comparison.after, language));
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
  const { shared, below } = wordsIn(view.language);
  return htmlTable(below.plain.inTotal(shared.metrics[metric], many), [one, ...labels], rows);
}

function moversTable(report: Report, metric: Metric, format: FigureFormat, view: View): string {
  const { comparison } = report;
  if (comparison === undefined || comparison.movers.accounts.length === 0) return '';
  const { shared, below } = wordsIn(view.language);
  const { changeStatuses, columns, comma, tree } = shared;
  const rows = comparison.movers.accounts.map(({ id, name, status, change }) => {
    const { before, after, change: moved, percent } = metricChange(change, metric);
    return {
      label: `${htmlName(name)} <small>${htmlText(status === 'changed' ? id : [id, changeStatuses[status]].join(comma))}</small>`,
      className: '',
      labelClass: '',
      figures: [format.amount(before), format.amount(after), format.change(moved), format.percent(percent)],
    };
  });
  const against = comparedRangeLabel(report, view.language) ?? '';
  return htmlTable(
    below.plain.changes(shared.metrics[metric], against),
    [tree.account, columns.before, columns.after, columns.change, columns.percent],
    rows,
  );
}

/** A longer list of accounts is omitted, because it would double the size of a large page. */
const LISTED_ACCOUNTS = 500;

/** Every account with its unit and its spend; nothing for a report by unit, which has no accounts. */
export function accountsSection(report: Report, view: View): string {
  if (report.accounts.length === 0) return '';
  const format = figureFormat(report.currency, view.locale);
  const { below, shared } = wordsIn(view.language);
  if (report.accounts.length > LISTED_ACCOUNTS) {
    return `<p>${htmlText(below.plain.accountsNotListed(format.count(report.accounts.length)))}</p>`;
  }
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  const labels = periodLabels(report, view.language);
  const stays = report.accounts.flatMap((account) => staysOf(account).map((stay) => ({ account, stay })));
  const rows = stays.map(({ account, stay }) => {
    const unit = units.get(stay.unitId ?? '');
    const place = placeOf(unit, view.language) + stayHint(account, stay, report, view.language);
    const state =
      account.state === null || account.state === 'ACTIVE' ? [] : [shared.accountState(account.state)];
    return {
      label: `${htmlName(account.name)} <small>${htmlText([account.id, ...state, ''].join(shared.comma))}${htmlName(place)}</small>`,
      className: '',
      labelClass: '',
      figures: report.query.metrics.flatMap((metric) =>
        labels.map((_, at) => format.amount(amountAt(metricSpend(stay.spend, metric).amounts, at))),
      ),
    };
  });
  const titles = report.query.metrics.flatMap((metric) =>
    labels.map((label) => `${shared.metrics[metric]} ${label}`),
  );
  return `<section>
<h2>${htmlText(below.plain.accounts)}</h2>
<details>
<summary>${htmlText(shared.tree.accounts(report.accounts.length))}</summary>
${htmlTable(below.plain.accountsIn(report.currency), [shared.tree.account, ...titles], rows)}
</details>
</section>`;
}

/** The path of an account's unit as text. */
function placeOf(unit: OrganizationalUnitSpend | undefined, language: Language): string {
  return unit === undefined ? wordsIn(language).shared.tree.noLonger : pathText(unit.path);
}
