import {
  type Change,
  type Metric,
  type MetricChange,
  type OrganizationalUnitSpend,
  type Report,
  type Spend,
  sumOfAmounts,
} from '@ou-cost/spend';
import { sumOfChanges } from '@ou-cost/spend/money';
import { isSelective } from '../../shared/figure-rows.ts';
import { inOrder, rankedAmount } from '../../shared/order.ts';
import { notAttributedTitle } from '../../shared/source-words.ts';
import { metricChange, metricSpend } from '../../shared/spend-lookup.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import type { Series } from './series.ts';

/** One row of the summary: a unit, a root's own accounts, or what it all adds up to. */
export interface UnitRow {
  /** An aside is no part of the total. */
  readonly kind: 'unit' | 'sum' | 'outside' | 'aside';
  /** Not escaped. */
  readonly name: string;
  /** How deep it stands below the top of the table. */
  readonly level: number;
  /** In each period of the report. */
  readonly amounts: readonly string[];
  readonly change: MetricChange | null;
  /** In each period of the series. */
  readonly series: readonly string[] | null;
}

/** What makes the rows of one report by one metric. */
export interface RowsOf {
  readonly report: Report;
  readonly metric: Metric;
  readonly series: Series | null;
  readonly view: View;
}

interface Ranked extends UnitRow {
  readonly id: string;
  readonly below: readonly OrganizationalUnitSpend[];
}

/** The units in the order of the view, those of a single root at the top of the table beside what is directly in it. */
export function unitRows(about: RowsOf): UnitRow[] {
  const { report } = about;
  const changes = new Map(report.comparison?.organizationalUnits.map((unit) => [unit.id, unit]));
  const ids = new Set(report.organizationalUnits.map(({ id }) => id));
  const children = Map.groupBy(report.organizationalUnits, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  );
  const rowOf = (unit: OrganizationalUnitSpend, level: number): Ranked => ({
    ...row(about, 'unit', unit.name, unit.total, changes.get(unit.id)?.total),
    level,
    series: about.series?.unit(unit.id)?.total ?? null,
    id: unit.id,
    below: children.get(unit.id) ?? [],
  });
  const ownOf = (root: OrganizationalUnitSpend): Ranked[] => {
    const name = wordsIn(about.view.language).shared.tree.ownAccounts(root.name);
    const own = {
      ...row(about, 'unit', name, root.direct, changes.get(root.id)?.direct),
      series: about.series?.unit(root.id)?.direct ?? null,
    };
    return hasFigures(own) || root.accountIds.length > 0 ? [{ ...own, id: root.id, below: [] }] : [];
  };
  const listed = (siblings: readonly Ranked[], level: number): Ranked[] =>
    inOrder(siblings, (sibling) => rankOf(sibling, report), about.view).flatMap((sibling) => [
      sibling,
      ...listed(
        sibling.below.map((unit) => rowOf(unit, level + 1)),
        level + 1,
      ),
    ]);
  const roots = children.get(null) ?? [];
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    return listed(
      roots.map((unit) => rowOf(unit, 0)),
      0,
    );
  }
  const below = (children.get(root.id) ?? []).map((unit) => rowOf(unit, 0));
  return listed([...below, ...ownOf(root)], 0);
}

/** The ledger below the units: what is in units, what is in none, the total, and what the total does not have. */
export function sumRows(about: RowsOf): UnitRow[] {
  const { report, series, view } = about;
  const { shared } = wordsIn(view.language);
  const { unattributed, comparison, notAttributedBySource, selection } = report;
  const { accountIds } = unattributed;
  const departed =
    accountIds.length === 0
      ? shared.tree.departed
      : `${shared.tree.departed}${shared.aside(String(accountIds.length))}`;
  return [
    inUnits(about),
    {
      ...row(about, 'outside', departed, unattributed.total, comparison?.unattributed),
      series: series?.unattributed ?? null,
    },
    {
      ...row(about, 'sum', shared.tree.total, report.total, comparison?.total),
      series: series?.total ?? null,
    },
    ...(isSelective(report) ? [row(about, 'aside', shared.tree.leftOut, selection.leftOut, undefined)] : []),
    ...(notAttributedBySource === undefined
      ? []
      : [row(about, 'aside', notAttributedTitle(report, view.language), notAttributedBySource, undefined)]),
  ];
}

function inUnits({ report, metric, series, view }: RowsOf): UnitRow {
  const roots = report.organizationalUnits.filter(({ depth }) => depth === 0);
  const changes = new Map(report.comparison?.organizationalUnits.map(({ id, total }) => [id, total]));
  const changed = roots.flatMap(({ id }) => {
    const change = changes.get(id);
    return change === undefined ? [] : [metricChange(change, metric)];
  });
  const monthly = roots.map(({ id }) => series?.unit(id)?.total ?? []);
  return {
    kind: 'sum',
    name: wordsIn(view.language).shared.tree.inUnits,
    level: 0,
    amounts: perPeriod(
      roots.map(({ total }) => metricSpend(total, metric).amounts),
      report.periods.length,
    ),
    change: report.comparison === undefined ? null : sumOfChanges(changed),
    series: series === null ? null : perPeriod(monthly, series.periods.length),
  };
}

function perPeriod(lists: readonly (readonly string[])[], count: number): string[] {
  return Array.from({ length: count }, (_, at) => sumOfAmounts(lists.map((list) => list[at] ?? '0')));
}

function row(
  { metric }: RowsOf,
  kind: UnitRow['kind'],
  name: string,
  spend: Spend,
  change: Change | undefined,
): UnitRow {
  return {
    kind,
    name,
    level: 0,
    amounts: metricSpend(spend, metric).amounts,
    change: change === undefined ? null : metricChange(change, metric),
    series: null,
  };
}

function hasFigures({ amounts, change, series }: UnitRow): boolean {
  const figures = [...amounts, ...(series ?? []), change?.before ?? '0'];
  return figures.some((amount) => amount !== '0');
}

function rankOf({ name, id, amounts, change }: Ranked, report: Report) {
  return { name, id, spend: rankedAmount(report, amounts, change), change: change?.change ?? null };
}
