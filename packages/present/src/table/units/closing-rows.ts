import { type Metric, type Report, type ReportPeriod, sumOfAmounts, sumOfChanges } from '@ou-cost/spend';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { isSelective } from '../../shared/figure-rows.ts';
import { checksOf, independentTotalTitle, notAttributedTitle } from '../../shared/source-words.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { plainFigures } from '../figures/report-figures.ts';
import { compareAmounts, NO_FIGURES, type RowFigures, summed } from '../figures/row-figures.ts';
import { type TableRow, tableRow } from '../layout/table.ts';
import { treeRows } from './node.ts';
import { accountNodes, residentsOf } from './unit-nodes.ts';

/** The bridge below the units: in units + accounts that left = total, and what the total is held against. */
export function closingRows(source: Drawing): TableRow[] {
  const { report, metric, figures, view } = source;
  const { shared, table } = wordsIn(view.language);
  const { tree } = shared;
  const departed = departedRows(source);
  const roots = report.organizationalUnits.filter(({ depth }) => depth === 0);
  const inUnits = summed(roots.map((root) => figures.ofUnit(root).total));
  const isBridged = departed.length > 0;
  return [
    ...(isBridged ? [tableRow('sum', tree.inUnits, inUnits, { isRuled: true }), ...departed] : []),
    tableRow('total', isBridged ? table.isSum(tree.total) : tree.total, figures.total, {
      isRuled: !isBridged,
    }),
    ...(isSelective(report)
      ? [tableRow('aside', table.added(tree.leftOut), plainFigures(report.selection.leftOut, metric))]
      : []),
    ...(report.notAttributedBySource === undefined
      ? []
      : [
          tableRow(
            'aside',
            table.added(escapeControlCharacters(notAttributedTitle(report, view.language))),
            plainFigures(report.notAttributedBySource, metric),
          ),
        ]),
    ...checkRows(source),
  ];
}

function departedRows(source: Drawing): TableRow[] {
  const { report, figures, view } = source;
  const { accountIds } = report.unattributed;
  if (accountIds.length === 0) return [];
  const { shared, table } = wordsIn(view.language);
  const ids = new Set(accountIds);
  const listed = source.isShort ? [] : report.accounts.filter(({ id }) => ids.has(id));
  const accounts = accountNodes(residentsOf(listed).get(null) ?? [], source);
  const name = table.added(shared.tree.departed);
  const hint = shared.aside(String(accountIds.length));
  return treeRows([
    { kind: 'outside', name, hint, aside: '', figures: figures.unattributed, children: accounts },
  ]);
}

function checkRows({ report, metric, view }: Drawing): TableRow[] {
  const { language } = view;
  const independent = checkFigures(report, metric, ({ independent }) => independent);
  if (independent.periods === null) return [];
  const difference = checkFigures(report, metric, ({ difference }) => difference);
  return [
    tableRow('check', escapeControlCharacters(independentTotalTitle(report, language)), independent),
    tableRow('check', wordsIn(language).shared.tree.difference, difference),
  ];
}

/** The largest difference of a metric in any period; null where every one is zero. */
export function largestDifference({ report, metric }: Drawing): string | null {
  const differences = checksOf(report)
    .filter((check) => check.metric === metric)
    .map(({ difference }) => difference);
  const size = (amount: string) => amount.replace('-', '');
  const largest = differences.reduce(
    (most, one) => (compareAmounts(size(one), size(most)) > 0 ? one : most),
    '0',
  );
  return largest === '0' ? null : largest;
}

type Check = ReturnType<typeof checksOf>[number];

/** The checks of one metric as the figures of a row: what a range of days has no check of is not known. */
function checkFigures(report: Report, metric: Metric, amountOf: (check: Check) => string): RowFigures {
  const { comparison, trend, query } = report;
  const known = new Map<string, string>();
  for (const check of checksOf(report)) {
    const key = keyOf({ start: check.period, end: check.end });
    // The same total is held against several splits; the difference shown is that of the split that is drawn.
    if (check.metric === metric && (check.by === query.by || !known.has(key)))
      known.set(key, amountOf(check));
  }
  const amountsOf = (periods: readonly ReportPeriod[]) => {
    const amounts = periods.map((period) => known.get(keyOf(period)));
    const found = amounts.filter((amount) => amount !== undefined);
    return found.length === periods.length && found.length > 0 ? found : null;
  };
  const periods = amountsOf(report.periods);
  // What a selection leaves out, and what is in no account, is known of the periods only: elsewhere nothing would add up.
  if (isSelective(report) || report.notAttributedBySource !== undefined) return { ...NO_FIGURES, periods };
  const before = amountsOf(comparison?.periods ?? []);
  const after = amountsOf(comparison?.after.periods ?? []);
  return {
    periods,
    sides:
      before === null || after === null
        ? null
        : sumOfChanges([{ before: sumOfAmounts(before), after: sumOfAmounts(after) }]),
    months: amountsOf(trend?.periods ?? []),
  };
}

function keyOf({ start, end }: { readonly start: string; readonly end: string }): string {
  return `${start}/${end}`;
}
