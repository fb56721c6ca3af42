import { type Metric, pathText, type Report } from '@ou-cost/spend';
import { exactAmount, shownAmount, shownChange, shownPercent } from './amount.ts';
import { chargeLines } from './charge-lines.ts';
import { type FigureRow, figureRows } from './figure-rows.ts';
import { htmlName, htmlText } from './html-text.ts';
import { markedPeriodLabel } from './period-label.ts';
import { amountAt, metricChange, metricSpend } from './spend-lookup.ts';
import type { View } from './view.ts';

/** A row of a table: markup of its label, figures as text. */
interface TableRow {
  readonly label: string;
  readonly className: string;
  readonly labelClass: string;
  readonly figures: readonly string[];
}

function table(caption: string, titles: readonly string[], rows: readonly TableRow[]): string {
  const heads = titles.map(
    (title, at) => `<th scope="col"${at === 0 ? '' : ' class="n"'}>${htmlText(title)}</th>`,
  );
  const body = rows.map(({ label, className, labelClass, figures }) => {
    const cells = figures.map((text) => `<td class="n">${htmlText(text)}</td>`).join('');
    return `<tr${classOf(className)}><th scope="row"${classOf(labelClass)}>${label}</th>${cells}</tr>`;
  });
  return `<div class="scroll" role="region" aria-label="${htmlText(caption)}" tabindex="0">
<table>
<caption>${htmlText(caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function classOf(name: string): string {
  return name === '' ? '' : ` class="${name}"`;
}

function periodLabels({ periods, query }: Report): string[] {
  return periods.map((period) => markedPeriodLabel(period, query.granularity));
}

/** The tree, the charge types and the largest changes under one metric. */
export function metricSection(report: Report, metric: Metric, view: View): string {
  const hasChange = report.comparison !== undefined;
  const labels = periodLabels(report);
  const titles = [
    'Organizational unit',
    ...labels.flatMap((label) =>
      labels.length === 1 ? ['Direct', 'Total'] : [`Direct ${label}`, `Total ${label}`],
    ),
    ...(hasChange ? ['Change', '%'] : []),
  ];
  const rows = figureRows(report, metric, view.depth).map((row) => figureTableRow(report, row, hasChange));
  return `<section>
<h2>${htmlText(`${metric} (${report.currency})`)}</h2>
${table(`${metric} by organizational unit, ${labels.join(', ')}`, titles, rows)}
${chargesTable(report, metric)}
${moversTable(report, metric)}
</section>`;
}

const ROW_CLASSES: Readonly<Partial<Record<FigureRow['kind'], string>>> = {
  total: 'sum',
  aside: 'soft',
  check: 'soft',
};

function figureTableRow(report: Report, row: FigureRow, hasChange: boolean): TableRow {
  const amount = (amounts: readonly string[] | null, at: number) => {
    if (amounts === null) return '';
    return row.exact
      ? exactAmount(amountAt(amounts, at))
      : shownAmount(amountAt(amounts, at), report.currency);
  };
  const { change } = row;
  const changes =
    change === null ? ['', ''] : [shownChange(change.change, report.currency), shownPercent(change.percent)];
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

function chargesTable(report: Report, metric: Metric): string {
  const labels = periodLabels(report);
  const rows = chargeLines(metricSpend(report.total, metric)).map(({ label, kind, amounts }) => ({
    label: htmlText(label),
    className: kind === 'sum' ? 'sum' : '',
    labelClass: '',
    figures: labels.map((_, at) => shownAmount(amountAt(amounts, at), report.currency)),
  }));
  const isByService = report.query.by === 'service';
  const caption = `${metric}, ${isByService ? 'services' : 'charge types'} in the total`;
  return table(caption, [isByService ? 'Service' : 'Charge type', ...labels], rows);
}

function moversTable({ comparison, currency }: Report, metric: Metric): string {
  if (comparison === undefined || comparison.movers.length === 0) return '';
  const rows = comparison.movers.map(({ id, name, status, change }) => {
    const { before, after, change: moved, percent } = metricChange(change, metric);
    return {
      label: `${htmlName(name)} <small>${htmlText(status === 'changed' ? id : `${id}, ${status}`)}</small>`,
      className: '',
      labelClass: '',
      figures: [
        shownAmount(before, currency),
        shownAmount(after, currency),
        shownChange(moved, currency),
        shownPercent(percent),
      ],
    };
  });
  return table(`${metric}, largest changes`, ['Account', 'Before', 'After', 'Change', '%'], rows);
}

/** Every account with where it is and what it spent; nothing at detail by OU. */
export function accountsSection(report: Report): string {
  if (report.accounts.length === 0) return '';
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  const labels = periodLabels(report);
  const rows = report.accounts.map((account) => {
    const unit = units.get(account.organizationalUnitId ?? '');
    const place = unit === undefined ? 'no longer in the organization' : pathText(unit.path);
    const state = account.state === null || account.state === 'ACTIVE' ? '' : `, ${account.state}`;
    return {
      label: `${htmlName(account.name)} <small>${htmlText(`${account.id}${state}, `)}${htmlName(place)}</small>`,
      className: '',
      labelClass: '',
      figures: report.query.metrics.flatMap((metric) =>
        labels.map((_, at) =>
          shownAmount(amountAt(metricSpend(account.spend, metric).amounts, at), report.currency),
        ),
      ),
    };
  });
  const titles = report.query.metrics.flatMap((metric) => labels.map((label) => `${metric} ${label}`));
  const count = report.accounts.length === 1 ? '1 account' : `${report.accounts.length} accounts`;
  return `<section>
<h2>Accounts</h2>
<details>
<summary>${count}</summary>
${table(`Accounts (${report.currency})`, ['Account', ...titles], rows)}
</details>
</section>`;
}
