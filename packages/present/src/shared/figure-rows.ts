import {
  type AccountSpend,
  type Change,
  lastUnitOf,
  type Metric,
  type MetricChange,
  type OrganizationalUnitSpend,
  type Report,
  type Spend,
  sumOfAmounts,
  sumOfChanges,
} from '@ou-cost/spend';
import type { SharedWords } from '../words/en/shared.ts';
import { wordsIn } from '../words/index.ts';
import { type Folded, foldedAfter, inOrder, type Rank, rankedAmount } from './order.ts';
import { arrangedTree, foldedHint, type TreeRow } from './ou-tree.ts';
import { checksOfMetric, independentTotalTitle, notAttributedTitle } from './source-words.ts';
import { amountAt, metricChange, metricSpend } from './spend-lookup.ts';
import type { View } from './view.ts';

/** One row of the table that table, Markdown and HTML share, for one metric. */
export interface FigureRow {
  readonly kind: 'unit' | 'outside' | 'account' | 'rest' | 'total' | 'aside' | 'check';
  /** Not escaped: each format escapes it in its own way. */
  readonly name: string;
  readonly id: string | null;
  /** Our own words beside the name, such as `(2 units below)`. */
  readonly hint: string;
  readonly branch: string;
  readonly depth: number;
  readonly direct: readonly string[] | null;
  readonly total: readonly string[] | null;
  readonly change: MetricChange | null;
  /** Whether it is shown at full precision, because even a difference of 0.0000000001 matters. */
  readonly exact: boolean;
}

const BARE = {
  id: null,
  hint: '',
  branch: '',
  depth: 0,
  direct: null,
  total: null,
  change: null,
  exact: false,
} as const;

/** What all rows of a table share. */
interface Drawn {
  readonly report: Report;
  readonly metric: Metric;
  readonly view: RowsView;
  readonly words: SharedWords;
}

type RowsView = Pick<View, 'depth' | 'sort' | 'top' | 'language' | 'locale'>;

/** The tree, what lies outside of it, the total, and how that compares with the independent one. */
export function figureRows(report: Report, metric: Metric, view: RowsView): FigureRow[] {
  const words = wordsIn(view.language).shared;
  const drawn: Drawn = { report, metric, view, words };
  const { selection, notAttributedBySource = null } = report;
  return [
    ...unitRows(drawn),
    ...departedRows(drawn),
    {
      ...BARE,
      kind: 'total',
      name: words.tree.total,
      total: metricSpend(report.total, metric).amounts,
      change: changeIn(report.comparison?.total, metric),
    },
    ...asideRow(words.tree.leftOut, isSelective(report) ? selection.leftOut : null, metric),
    ...asideRow(notAttributedTitle(report, view.language), notAttributedBySource, metric),
    ...checkRows(drawn),
  ];
}

/** Whether a selection leaves something out of the report. */
export function isSelective({ selection }: Report): boolean {
  return (
    selection.organizationalUnits.length > 0 ||
    selection.excludedOrganizationalUnits.length > 0 ||
    selection.excludedChargeTypes.length > 0
  );
}

function changeIn(change: Change | undefined, metric: Metric): MetricChange | null {
  return change === undefined ? null : metricChange(change, metric);
}

function unitRows(drawn: Drawn): FigureRow[] {
  const { report, metric, view } = drawn;
  const changes = new Map(report.comparison?.organizationalUnits.map((unit) => [unit.id, unit.total]));
  const rowOf = (row: TreeRow): FigureRow => ({
    kind: 'unit',
    name: row.unit.name,
    id: row.unit.id,
    hint: foldedHint(row, view.language),
    branch: row.branch,
    depth: row.unit.depth,
    direct: metricSpend(row.unit.direct, metric).amounts,
    total: metricSpend(row.unit.total, metric).amounts,
    change: changeIn(changes.get(row.unit.id), metric),
    exact: false,
  });
  const arranged = (units: readonly OrganizationalUnitSpend[]) =>
    arrangedBy(units, ({ id, total }) => ({ spend: total, change: changes.get(id) }), drawn);
  return arrangedTree(report.organizationalUnits, view.depth, arranged).map((row) => {
    if ('unit' in row) return rowOf(row);
    const rest = row.rest.map((unit) => rowOf({ unit, branch: '', folded: 0 }));
    return restRow(rest, row.branch, drawn);
  });
}

/** Siblings in the order of the view, as many as it wants. */
function arrangedBy<Item extends { readonly id: string; readonly name: string }>(
  siblings: readonly Item[],
  figuresOf: (item: Item) => { readonly spend: Spend; readonly change: Change | undefined },
  { report, metric, view }: Drawn,
): Folded<Item> {
  const rankOf = (item: Item): Rank => {
    const figures = figuresOf(item);
    const change = changeIn(figures.change, metric);
    const { amounts } = metricSpend(figures.spend, metric);
    const spend = rankedAmount(report, amounts, change);
    return { id: item.id, name: item.name, spend, change: change?.change ?? null };
  };
  return foldedAfter(inOrder(siblings, rankOf, view), view.top);
}

/** The one row of the siblings that are not shown, with their sum. */
function restRow(rest: readonly FigureRow[], branch: string, { report, words }: Drawn): FigureRow {
  const totals = rest.flatMap(({ total }) => (total === null ? [] : [total]));
  const changes = rest.flatMap(({ change }) => (change === null ? [] : [change]));
  return {
    ...BARE,
    kind: 'rest',
    name: words.tree.more(rest.length),
    branch,
    depth: rest[0]?.depth ?? 0,
    total: [...report.periods.keys()].map((at) => sumOfAmounts(totals.map((total) => amountAt(total, at)))),
    change: changes.length === 0 ? null : sumOfChanges(changes),
  };
}

function departedRows(drawn: Drawn): FigureRow[] {
  const { report, metric, words } = drawn;
  const { accountIds, total } = report.unattributed;
  if (accountIds.length === 0) return [];
  const changes = new Map(report.comparison?.accounts.map((account) => [account.id, account.change]));
  const departed = report.accounts.filter((account) => lastUnitOf(account) === null);
  const { shown, rest } = arrangedBy(
    departed,
    ({ id, spend }) => ({ spend, change: changes.get(id) }),
    drawn,
  );
  const rowOf = (account: AccountSpend, isLast: boolean): FigureRow => ({
    ...BARE,
    kind: 'account',
    name: account.name,
    id: account.id,
    hint: words.aside(account.id),
    branch: isLast ? '└─ ' : '├─ ',
    depth: 1,
    total: metricSpend(account.spend, metric).amounts,
    change: changeIn(changes.get(account.id), metric),
  });
  return [
    {
      ...BARE,
      kind: 'outside',
      name: words.tree.departed,
      hint: words.aside(words.tree.accounts(accountIds.length)),
      total: metricSpend(total, metric).amounts,
      change: changeIn(report.comparison?.unattributed, metric),
    },
    ...shown.map((account, at) => rowOf(account, rest.length === 0 && at === shown.length - 1)),
    ...(rest.length === 0
      ? []
      : [
          restRow(
            rest.map((account) => rowOf(account, true)),
            '└─ ',
            drawn,
          ),
        ]),
  ];
}

function asideRow(name: string, spend: Spend | null, metric: Metric): FigureRow[] {
  if (spend === null) return [];
  return [{ ...BARE, kind: 'aside', name, total: metricSpend(spend, metric).amounts }];
}

function checkRows({ report, metric, view, words }: Drawn): FigureRow[] {
  const checks = report.periods.map(checksOfMetric(report, metric));
  const found = checks.filter((check) => check !== undefined);
  if (found.length !== report.periods.length) return [];
  return [
    {
      ...BARE,
      kind: 'check',
      name: independentTotalTitle(report, view.language),
      total: found.map((check) => check.independent),
    },
    {
      ...BARE,
      kind: 'check',
      name: words.tree.difference,
      total: found.map((check) => check.difference),
      exact: true,
    },
  ];
}
