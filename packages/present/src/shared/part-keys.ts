import { CHARGE_TYPES, type Metric, partsBySplit, type Report, type Spend, type Split } from '@ou-cost/spend';
import { metricSpend } from './spend-lookup.ts';

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

/** The parts by one split that occur anywhere in these spends, in a steady order. */
function keysIn(spends: Iterable<Spend>, metrics: readonly Metric[], split: Split): string[] {
  const keys = new Set<string>();
  for (const spend of spends) {
    for (const metric of metrics) {
      for (const key of partsBySplit(metricSpend(spend, metric), split).keys()) keys.add(key);
    }
  }
  return split === 'charge-type' ? CHARGE_TYPES.filter((type) => keys.has(type)) : [...keys].sort();
}

/**
 * The parts of the report by one split, the drawn one by default, under some metrics. A part whose amounts cancel each
 * other out in the whole is absent from the total, and is still a part of units and accounts: so all of them are looked
 * through.
 */
export function partKeys(
  report: Report,
  metrics: readonly Metric[],
  split: Split = report.query.by,
): string[] {
  return keysIn(selectedSpends(report), metrics, split);
}

/** The same for an output that also shows what the selection leaves out. */
export function partKeysWithLeftOut(
  report: Report,
  metrics: readonly Metric[],
  split: Split = report.query.by,
): string[] {
  return keysIn([...selectedSpends(report), report.selection.leftOut], metrics, split);
}
