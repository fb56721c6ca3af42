import { type Metric, OuCostError, type Split, splitParts } from '@ou-cost/spend';
import { COST_EXPLORER_METRICS, COST_EXPLORER_SPLITS } from './options/cost-explorer-offers.ts';
import type { Naming } from './parse.ts';
import type { SourceRequest } from './request.ts';

/** Fails with InvalidRequest where a source is asked for what only the other one has. */
export function assertOfSource(
  { kind, billingViewArn, maxGigabytesScanned }: SourceRequest,
  { metrics, splits }: { readonly metrics: readonly Metric[]; readonly splits: readonly Split[] },
  naming: Naming,
): void {
  const refused = (field: string, value: unknown, why: string) =>
    new OuCostError('InvalidRequest', `${naming.part([field], value)} ${why}`);
  if (kind === 'exports') {
    if (billingViewArn === null) return;
    throw refused('billingViewArn', billingViewArn, 'belongs to Cost Explorer; exports have no views');
  }
  const onlyExports = `is only in exports of the bill; add ${naming.part(['source'], 'exports')}`;
  const metric = metrics.find((one) => !COST_EXPLORER_METRICS.includes(one));
  if (metric !== undefined) throw refused('metric', metric, onlyExports);
  const split = splits.find((one) => !COST_EXPLORER_SPLITS.includes(splitParts(one).kind));
  if (split !== undefined) throw refused('by', split, onlyExports);
  if (maxGigabytesScanned !== null) {
    throw refused(
      'maxGigabytesScanned',
      maxGigabytesScanned,
      'limits the reading of an export, and none is read',
    );
  }
}
