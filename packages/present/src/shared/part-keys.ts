import { CHARGE_TYPES, type Metric, type Report, type Spend } from '@ou-cost/spend';
import { metricSpend, partsOf } from './spend-lookup.ts';

/** What a report shows of the selected spend: the total, what is outside of the tree, units and accounts. */
function* selectedSpends(report: Report): Generator<Spend> {
  yield report.total;
  yield report.unattributed.total;
  for (const { direct, total } of report.organizationalUnits) {
    yield direct;
    yield total;
  }
  for (const { spend } of report.accounts) yield spend;
}

/** The charge types or services that occur anywhere in these spends, in a steady order. */
function keysIn(spends: Iterable<Spend>, { query }: Report, metrics: readonly Metric[]): string[] {
  const keys = new Set<string>();
  for (const spend of spends) {
    for (const metric of metrics) {
      for (const key of partsOf(metricSpend(spend, metric)).keys()) keys.add(key);
    }
  }
  return query.by === 'service' ? [...keys].sort() : CHARGE_TYPES.filter((type) => keys.has(type));
}

/**
 * The charge types or services of the report under some metrics. A part whose amounts cancel each other out in the whole
 * is absent from the total, and is still a part of units and accounts: so all of them are looked through.
 */
export function partKeys(report: Report, metrics: readonly Metric[]): string[] {
  return keysIn(selectedSpends(report), report, metrics);
}

/** The same for an output that also shows what the selection leaves out. */
export function partKeysWithLeftOut(report: Report, metrics: readonly Metric[]): string[] {
  return keysIn([...selectedSpends(report), report.selection.leftOut], report, metrics);
}
