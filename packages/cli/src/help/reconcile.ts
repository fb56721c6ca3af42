import { ENVIRONMENT_TEXT } from './environment.ts';
import { exitCodeList } from './exit-codes.ts';
import { RECONCILE_OUTPUT_TEXT } from './outputs.ts';
import { METRIC_TEXT, PERIOD_TEXT } from './request.ts';

export const RECONCILE_HELP = `
What happens: the months of the period that have settled are read from the
export, by account and charge type, and then from Cost Explorer with the
credentials at hand or those of --reader-role-arn. Every sum of one is held
against that of the other, and the totals of the months as well. What differs
is shown with both amounts and, where the figures tell it, with the known
reason. Organizations is not asked.
${PERIOD_TEXT}
${METRIC_TEXT}

Price:
  two requests to Cost Explorer, for 0.02 USD, where each answer has one page;
  reading an export with DuckDB costs nothing, with Athena about 5 USD for
  1000 GB. The output says what the run did cost.
${RECONCILE_OUTPUT_TEXT}

Examples:
  ou-cost reconcile --exports /data/exports/ou-cost
  ou-cost reconcile --exports bill --period last-6-months --output csv --out d.csv
  ou-cost reconcile --exports bill --metric AmortizedCost --tolerance 1

Exit codes:
${exitCodeList({
  0: 'they agree to within the tolerance',
  1: 'a defect in the program',
  2: 'wrong usage or configuration, or nothing in the period has settled',
  4: 'access refused, or credentials missing or expired',
  5: 'they differ by more than the tolerance, or a delivery is not whole',
  6: 'AWS did not answer in time',
})}
What was found is written whatever it is; 5 follows when it is written.
${ENVIRONMENT_TEXT}`;
