import type { Change } from '../form/change.ts';
import type { Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import type { RunPlan } from '../plan.ts';
import { fault } from './fault.ts';
import { checkFigures, expectStated } from './sides.ts';
import { checkSplits } from './spend-shape.ts';

interface Compared {
  readonly where: string;
  /** What the report states for the periods that were asked for; null where it does not state it. */
  readonly spend: Spend | null;
}

/** Fails where a change lacks a metric or its parts, does not add up, or is not that of the spend that the report states. */
export function checkChange(
  change: Change,
  { where, spend }: Compared,
  { query }: Report,
  plan: RunPlan,
): void {
  const splits = [query.by, ...query.alsoBy];
  const { length: metrics } = Object.keys(change);
  if (metrics > query.metrics.length)
    throw fault(`the change of ${where} has a metric that was not asked for`);
  for (const metric of query.metrics) {
    const found = change[metric];
    if (found === undefined) throw fault(`the change of ${where} has no ${metric}`);
    const place = `${metric} of ${where}`;
    checkFigures(found, place);
    checkSplits(found, `the change in ${place}`, splits);
    if ((found.gross !== undefined) !== splits.includes('charge-type')) {
      throw fault(`the gross amounts of the change in ${place} are missing, or were not asked for`);
    }
    expectStated(found, spend?.[metric], { place, splits, plan });
  }
}
