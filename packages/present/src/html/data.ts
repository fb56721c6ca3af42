import type { Language } from '@ou-cost/contract/options';
import {
  type Change,
  lastUnitOf,
  type Metric,
  type MetricSpend,
  type OrganizationalUnitSpend,
  partsBySplit,
  pathText,
  type Report,
  type Spend,
  type Split,
} from '@ou-cost/spend';
import type {
  PagePayload,
  PayloadChange,
  PayloadChanges,
  PayloadComparison,
  PayloadSpend,
  PayloadSpends,
} from '../page/payload.ts';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { withEscapes } from '../shared/json-escapes.ts';
import { partKeys } from '../shared/part-keys.ts';
import { periodLabel, periodMarks } from '../shared/period-label.ts';
import { metricChange, metricSpend } from '../shared/spend-lookup.ts';
import { partName } from '../shared/split-names.ts';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';

/** Characters that could end the script element, or that are not shown; JSON may write them all as escapes. */
const ACTIVE = /[<>&\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** What the page's script reads, as JSON that can stand in a script element. */
export function pageData(report: Report, view: View): string {
  return withEscapes(JSON.stringify(pagePayload(report, view)), ACTIVE);
}

/** The charge types or services of the report: their positions by key, and their labels. */
interface Parts {
  readonly positions: ReadonlyMap<string, number>;
  readonly labels: readonly string[];
  readonly split: Split;
}

function partsIn(report: Report, language: Language): Parts {
  const split = report.query.by;
  const keys = partKeys(report, report.query.metrics);
  return {
    split,
    positions: new Map(keys.map((key, at) => [key, at])),
    labels: keys.map((key) => escapeControlCharacters(partName(split, key, language))),
  };
}

function pagePayload(report: Report, view: View): PagePayload {
  const { query, comparison } = report;
  const { metrics } = query;
  const words = wordsIn(view.language).shared;
  const parts = partsIn(report, view.language);
  const spends = (spend: Spend) => compactSpends(spend, metrics, parts);
  const unitPositions = new Map(report.organizationalUnits.map(({ id }, at) => [id, at]));
  const positionOf = (id: string | null) => (id === null ? -1 : (unitPositions.get(id) ?? -1));
  const unitChanges = new Map(comparison?.organizationalUnits.map((unit) => [unit.id, unit]));
  const accountChanges = new Map(comparison?.accounts.map((account) => [account.id, account.change]));
  return {
    locale: view.locale,
    currency: escapeControlCharacters(report.currency),
    metrics,
    by: query.by === 'charge-type' ? 'charge-type' : 'service',
    periods: report.periods.map((period) => ({
      label: periodLabel(period, query.granularity, view.language),
      marks: periodMarks(period, view.language).join(words.comma),
    })),
    parts: parts.labels,
    hasGross: metrics.every((metric) => metricSpend(report.total, metric).gross !== undefined),
    units: report.organizationalUnits.map(({ id, name, parentId, direct, total }) => {
      const changed = unitChanges.get(id);
      const changes =
        changed === undefined
          ? 0
          : ([compactChanges(changed.direct, metrics), compactChanges(changed.total, metrics)] as const);
      return [
        escapeControlCharacters(id),
        escapeControlCharacters(name),
        positionOf(parentId),
        spends(direct),
        spends(total),
        changes,
      ];
    }),
    accounts: report.accounts.map((account) => {
      const { id, name, state, spend } = account;
      const changed = accountChanges.get(id);
      const changes = changed === undefined ? 0 : compactChanges(changed, metrics);
      const remark =
        state === null || state === 'ACTIVE' ? '' : escapeControlCharacters(words.accountState(state));
      return [
        escapeControlCharacters(id),
        escapeControlCharacters(name),
        remark,
        positionOf(lastUnitOf(account)),
        spends(spend),
        changes,
      ];
    }),
    total: spends(report.total),
    unattributed: spends(report.unattributed.total),
    comparison: comparison === undefined ? null : compactComparison(report, comparison, view.language),
    depth: view.depth,
  };
}

function compactComparison(
  report: Report,
  comparison: NonNullable<Report['comparison']>,
  language: Language,
): PayloadComparison {
  const { metrics } = report.query;
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  return {
    label: comparedRangeLabel(report, language) ?? '',
    total: compactChanges(comparison.total, metrics),
    unattributed: compactChanges(comparison.unattributed, metrics),
    movers: comparison.movers.accounts.map(({ id, name, organizationalUnitId, status, change }) => [
      escapeControlCharacters(id),
      escapeControlCharacters(name),
      escapeControlCharacters(placeOf(units.get(organizationalUnitId ?? ''))),
      status,
      compactChanges(change, metrics),
    ]),
  };
}

/** The path of an account's unit as text. */
export function placeOf(unit: OrganizationalUnitSpend | undefined): string {
  return unit === undefined ? 'no longer in the organization' : pathText(unit.path);
}

function compactSpends(spend: Spend, metrics: readonly Metric[], parts: Parts): PayloadSpends {
  const compact = metrics.map((metric) => compactSpend(metricSpend(spend, metric), parts));
  const isNothing = compact.every(
    ([amounts, , some]) => some.length === 0 && amounts.every((amount) => amount === '0'),
  );
  return isNothing ? 0 : compact;
}

function compactSpend(spend: MetricSpend, parts: Parts): PayloadSpend {
  const { amounts, gross } = spend;
  const same = amounts.join();
  const unlessSame = (others: readonly string[]) => (others.join() === same ? 0 : others);
  const split = [...partsBySplit(spend, parts.split)].flatMap(([key, some]) => {
    const position = parts.positions.get(key);
    return position === undefined ? [] : [[position, unlessSame(some)] as const];
  });
  return [amounts, gross === undefined ? 0 : unlessSame(gross), split];
}

function compactChanges(change: Change, metrics: readonly Metric[]): PayloadChanges {
  return metrics.map((metric): PayloadChange => {
    const { before, after, change: moved, percent } = metricChange(change, metric);
    return [before, after, moved, percent];
  });
}
