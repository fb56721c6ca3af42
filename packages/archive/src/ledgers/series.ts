import { createHash } from 'node:crypto';
import type { ArchivedLedger } from '@ou-cost/spend';

/**
 * Which ledgers of a month can stand in for each other: those of one kind of source, form, billing view and metrics. The
 * text is part of the object's name, so that the newest of each is found without reading the others; it is empty for
 * the usual ledger: the unblended cost of the whole bill from Cost Explorer, by charge type.
 */
export function seriesOf({ source, by, metrics }: ArchivedLedger): string {
  const view = source.billingView === null ? [] : [`view-${hash(source.billingView)}`];
  const isUsual = metrics.length === 1 && metrics[0] === 'UnblendedCost';
  return [
    ...(source.kind === 'cost-explorer' ? [] : [source.kind]),
    ...(by === 'charge-type' ? [] : ['by-account']),
    ...view,
    ...(isUsual ? [] : [`metrics-${hash([...metrics].sort().join())}`]),
  ].join('.');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
