import type { FaultKind } from './plan.ts';

const costExplorerOnly: readonly FaultKind[] = ['data-unavailable', 'split-period'];
const pagesOnly: readonly FaultKind[] = ['empty-page', 'repeated-token', 'expired-token'];

/** The member that holds a listing's token in input and output; undefined for an operation without pages. */
export function tokenMember(api: string): 'NextPageToken' | 'NextToken' | undefined {
  if (api === 'ce:GetCostAndUsage') return 'NextPageToken';
  return /^(?:organizations|bcm-data-exports|scheduler):List|^athena:GetQueryResults$|^cloudtrail:LookupEvents$/.test(
    api,
  )
    ? 'NextToken'
    : undefined;
}

/** Whether the fault can occur in requests to `api`. */
export function canOccur(fault: FaultKind, api: string): boolean {
  if (fault === 'old-listing') return api === 's3:ListObjectsV2';
  if (costExplorerOnly.includes(fault)) return api === 'ce:GetCostAndUsage';
  // Athena's rows are not a list of their own in the answer, and its first page always has a header.
  if (fault === 'empty-page' && api === 'athena:GetQueryResults') return false;
  return !pagesOnly.includes(fault) || tokenMember(api) !== undefined;
}

/** Whether `pattern` (`service:Operation`, `service:*` or `*`) matches `api`. */
export function matchesApi(pattern: string, api: string): boolean {
  return pattern === '*' || pattern === api || pattern === `${api.split(':')[0]}:*`;
}
