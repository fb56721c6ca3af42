import { COST_EXPLORER_METRICS, PERIOD_FORMS } from '@ou-cost/contract/options';
import { METRICS } from '@ou-cost/spend';
import { definitionList } from './definition-list.ts';

export const PERIOD_TEXT = `
Periods (UTC; both ends are included):
${definitionList(Object.entries(PERIOD_FORMS))}`;

export const METRIC_TEXT = `
Metrics:
  ${COST_EXPLORER_METRICS.join(', ')};
  of exports only: ${METRICS.filter((name) => !COST_EXPLORER_METRICS.includes(name)).join(', ')}
  UnblendedCost is the cost as it is billed: the fee of a Savings Plan counts for
  the account that bought it. AmortizedCost spreads such fees over the accounts
  that used them. The Net metrics have discounts applied. ListCost is
  at list prices, ContractedCost at those that were agreed on.`;
