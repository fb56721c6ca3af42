import type { FoldedLedger } from '../ledger/fold.ts';
import type { Run } from './run.ts';
import type { Layout } from './spend-of-cells.ts';

/** The same table seen twice: in the periods asked for, and in those compared with. */
export interface BeforeAndAfter {
  readonly before: Layout;
  readonly after: Layout;
}

/** The plan reads the periods compared with first. */
export function layoutsOf({ table }: FoldedLedger, { request, plan }: Run): BeforeAndAfter {
  const positions = plan.periods.map((_, at) => at);
  const shared = { metrics: request.metrics, split: request.by, table };
  return {
    before: { ...shared, periods: positions.slice(0, plan.comparisonPeriods) },
    after: { ...shared, periods: positions.slice(plan.comparisonPeriods) },
  };
}
