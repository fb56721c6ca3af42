import { OuCostError } from '../errors.ts';
import type { Report } from '../report/form/report.ts';

/**
 * Fails with InvalidRequest where what changed from one report to the other would not be what the source changed: they
 * are of other days, of another selection, or of another bill.
 */
export function assertComparable(before: Report, after: Report): void {
  for (const [what, of] of FACTS) {
    const [was, is] = [of(before), of(after)];
    if (was === is) continue;
    throw refusal(before, after, `have not the same ${what}: ${was} and ${is}`);
  }
  if (!after.query.metrics.some((metric) => before.query.metrics.includes(metric))) {
    const metrics = [before, after].map(({ query }) => query.metrics.join(', '));
    throw refusal(before, after, `have no metric in common: ${metrics.join(' and ')}`);
  }
  const unlisted = [before, after].find(({ query }) => query.detail !== 'account');
  if (unlisted !== undefined) {
    throw refusal(before, after, `cannot be compared by account: ${unlisted.runId} lists none`);
  }
}

/** What two reports must have in common, with how it is said. */
const FACTS: readonly (readonly [what: string, of: (report: Report) => string])[] = [
  ['organization', ({ bills }) => bills.map(({ organizationId }) => organizationId).join(', ')],
  ['source', ({ bills }) => bills.map(({ source }) => source.kind).join(', ')],
  [
    'billing view',
    ({ bills }) => bills.map(({ source }) => source.billingView ?? 'the whole bill').join(', '),
  ],
  ['currency', ({ currency }) => currency],
  ['days', ({ query, periods }) => `${query.start} to ${query.end} in ${periods.length} periods`],
  ['periods', ({ periods }) => periods.map(({ start }) => start).join(', ')],
  ['units selected', ({ selection }) => listed(selection.organizationalUnits)],
  ['units excluded', ({ selection }) => listed(selection.excludedOrganizationalUnits)],
  ['charge types excluded', ({ selection }) => listed(selection.excludedChargeTypes)],
];

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : [...names].toSorted().join(', ');
}

function refusal(before: Report, after: Report, why: string): OuCostError {
  return new OuCostError('InvalidRequest', `the reports of ${before.runId} and ${after.runId} ${why}`);
}
