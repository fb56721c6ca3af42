import type { FaultKind } from './plan.ts';

const costExplorerOnly: readonly FaultKind[] = ['data-unavailable', 'split-period'];
const pagesOnly: readonly FaultKind[] = ['empty-page', 'repeated-token', 'expired-token'];

/** The member, of input and output alike, that holds a listing's token; undefined for what has no pages. */
export function tokenMember(api: string): string | undefined {
  if (api === 'ce:GetCostAndUsage') return 'NextPageToken';
  return api.startsWith('organizations:List') ? 'NextToken' : undefined;
}

/** Whether requests to `api` can have the fault at all. */
export function canStrike(fault: FaultKind, api: string): boolean {
  if (costExplorerOnly.includes(fault)) return api === 'ce:GetCostAndUsage';
  return !pagesOnly.includes(fault) || tokenMember(api) !== undefined;
}

/** Whether `pattern` (`service:Operation`, `service:*` or `*`) means `api`. */
export function means(pattern: string, api: string): boolean {
  return pattern === '*' || pattern === api || pattern === `${api.split(':')[0]}:*`;
}
