import type { RunPlan } from './plan.ts';
import type { SplitLedger } from './read.ts';
import type { Run } from './run.ts';
import type { Layout } from './spend-of-cells.ts';

/** The same table seen three times: in the periods asked for, in those compared with, and in those that are compared. */
export type Layouts = Readonly<Record<keyof Pick<RunPlan, 'asked' | 'before' | 'after'>, Layout>>;

/** How the reading of one split becomes figures. */
export function layoutsOf({ split, ledger }: SplitLedger, { request, plan }: Run): Layouts {
  const shared = { metrics: request.metrics, split, table: ledger.table };
  return {
    asked: { ...shared, periods: plan.asked },
    before: { ...shared, periods: plan.before },
    after: { ...shared, periods: plan.after },
  };
}
