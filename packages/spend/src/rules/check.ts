import { OuCostError } from '../errors.ts';
import type { ReportRequest } from '../report/request.ts';
import type { Threshold } from './rule.ts';

/** What of a request decides whether a rule can be judged. */
type Asked = Pick<ReportRequest, 'metrics' | 'by' | 'detail' | 'compare'>;

/** Fails with InvalidUsage where a report on this request could not tell whether a rule holds. */
export function checkThresholds(thresholds: readonly Threshold[], request: Asked): void {
  for (const threshold of thresholds) {
    const why = obstacle(threshold, request);
    if (why !== null) {
      throw new OuCostError('InvalidUsage', `the rule '${threshold.text}' cannot be judged: ${why}`);
    }
  }
}

function obstacle({ subject, metric, conditions }: Threshold, request: Asked): string | null {
  const measures = new Set(conditions.map(({ measure }) => measure));
  if (metric !== null && !request.metrics.includes(metric)) {
    return `the report has no ${metric}; ask for it with --metric ${metric}`;
  }
  if (measures.has('change') && request.compare === 'none') {
    return 'there is nothing to compare with; add --compare previous or --compare YYYY-MM';
  }
  if (measures.has('gross') && request.by !== 'charge-type') {
    return 'gross is known by charge type only; leave --by service away';
  }
  if ((subject.kind === 'account' || subject.kind === 'any-account') && request.detail === 'ou') {
    return "'--detail ou' lists no accounts; leave it away";
  }
  return null;
}
