import type { Language } from '@ou-cost/contract/options';
import {
  type Change,
  lastUnitOf,
  type Metric,
  type MetricChange,
  type Report,
  type Spend,
} from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';
import { foldedHint, type TreeRow, treeRows } from './ou-tree.ts';
import { checksByPeriod, independentTotalTitle, notAttributedTitle } from './source-words.ts';
import { metricChange, metricSpend } from './spend-lookup.ts';
import type { View } from './view.ts';

/** One row of the table that table, Markdown and HTML share, for one metric. */
export interface FigureRow {
  readonly kind: 'unit' | 'outside' | 'account' | 'total' | 'aside' | 'check';
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

/** The tree, what lies outside of it, the total, and how that compares with the independent one. */
export function figureRows(
  report: Report,
  metric: Metric,
  { depth, language }: Pick<View, 'depth' | 'language'>,
): FigureRow[] {
  const { tree } = wordsIn(language).shared;
  return [
    ...unitRows(report, metric, depth, language),
    ...unattributedRows(report, metric, language),
    {
      ...BARE,
      kind: 'total',
      name: tree.total,
      total: metricSpend(report.total, metric).amounts,
      change: changeIn(report.comparison?.total, metric),
    },
    ...asideRow(tree.leftOut, isSelective(report) ? report.selection.leftOut : null, metric),
    ...asideRow(notAttributedTitle(report, language), report.notAttributedBySource ?? null, metric),
    ...checkRows(report, metric, language),
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

function unitRows(report: Report, metric: Metric, depth: number | null, language: Language): FigureRow[] {
  const changes = new Map(report.comparison?.organizationalUnits.map((unit) => [unit.id, unit.total]));
  return treeRows(report.organizationalUnits, depth).map((row) =>
    unitRow(row, metric, changes.get(row.unit.id), language),
  );
}

function unitRow(row: TreeRow, metric: Metric, change: Change | undefined, language: Language): FigureRow {
  const { unit } = row;
  return {
    kind: 'unit',
    name: unit.name,
    id: unit.id,
    hint: foldedHint(row, language),
    branch: row.branch,
    depth: unit.depth,
    direct: metricSpend(unit.direct, metric).amounts,
    total: metricSpend(unit.total, metric).amounts,
    change: changeIn(change, metric),
    exact: false,
  };
}

function unattributedRows(report: Report, metric: Metric, language: Language): FigureRow[] {
  const { tree, aside } = wordsIn(language).shared;
  const { accountIds, total } = report.unattributed;
  if (accountIds.length === 0) return [];
  const changes = new Map(report.comparison?.accounts.map((account) => [account.id, account.change]));
  const accounts = report.accounts.filter((account) => lastUnitOf(account) === null);
  return [
    {
      ...BARE,
      kind: 'outside',
      name: tree.departed,
      hint: aside(tree.accounts(accountIds.length)),
      total: metricSpend(total, metric).amounts,
      change: changeIn(report.comparison?.unattributed, metric),
    },
    ...accounts.map(
      (account, at): FigureRow => ({
        ...BARE,
        kind: 'account',
        name: account.name,
        id: account.id,
        hint: aside(account.id),
        branch: at === accounts.length - 1 ? '└─ ' : '├─ ',
        depth: 1,
        total: metricSpend(account.spend, metric).amounts,
        change: changeIn(changes.get(account.id), metric),
      }),
    ),
  ];
}

function asideRow(name: string, spend: Spend | null, metric: Metric): FigureRow[] {
  if (spend === null) return [];
  return [{ ...BARE, kind: 'aside', name, total: metricSpend(spend, metric).amounts }];
}

function checkRows(report: Report, metric: Metric, language: Language): FigureRow[] {
  const byPeriod = checksByPeriod(report, metric);
  // The periods of a comparison are reconciled as well and are not drawn.
  const checks = report.periods.map((period) => byPeriod.get(period.start));
  const found = checks.filter((check) => check !== undefined);
  if (found.length !== report.periods.length) return [];
  return [
    {
      ...BARE,
      kind: 'check',
      name: independentTotalTitle(report, language),
      total: found.map((check) => check.independent),
    },
    {
      ...BARE,
      kind: 'check',
      name: wordsIn(language).shared.tree.difference,
      total: found.map((check) => check.difference),
      exact: true,
    },
  ];
}
