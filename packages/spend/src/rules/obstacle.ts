import type { Metric } from '../ledger/query.ts';
import type { ReportRequest } from '../report/request.ts';
import type { Rule } from './rule.ts';

/** The parts of a request that decide whether a rule can be judged. */
type Asked = Pick<ReportRequest, 'metrics' | 'by' | 'detail' | 'compare'>;

/** Why a report on a request could not tell whether a rule holds. */
export type RuleObstacle =
  | { readonly kind: 'metric-not-asked'; readonly metric: Metric }
  | { readonly kind: 'nothing-compared' | 'no-gross-by-service' | 'no-accounts-listed' };

/** What keeps a rule from being judged; null where it can be judged. */
export function ruleObstacle({ subject, metric, conditions }: Rule, request: Asked): RuleObstacle | null {
  const measures = new Set(conditions.map(({ measure }) => measure));
  if (metric !== null && !request.metrics.includes(metric)) return { kind: 'metric-not-asked', metric };
  if (measures.has('change') && request.compare === 'none') return { kind: 'nothing-compared' };
  if (measures.has('gross') && !request.by.includes('charge-type')) return { kind: 'no-gross-by-service' };
  const isAboutAccounts = subject.kind === 'account' || subject.kind === 'any-account';
  return isAboutAccounts && request.detail === 'ou' ? { kind: 'no-accounts-listed' } : null;
}
