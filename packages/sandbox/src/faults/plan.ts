/** The kinds of faults; docs/sandbox.md describes each. */
export const faultKinds = [
  'throttle',
  '5xx',
  'reset',
  'truncated',
  'malformed',
  'slow',
  'empty-page',
  'repeated-token',
  'expired-token',
  'expired-credentials',
  'data-unavailable',
  'account-moves',
  'account-leaves',
  'split-period',
  'old-listing',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** One fault, the requests in which it can occur, and when it occurs: either `calls` or `probability`. */
export interface FaultRule {
  /** `service:Operation`, such as `organizations:ListAccounts`; `service:*`; `*`. */
  readonly api: string;
  readonly fault: FaultKind;
  /** The requests in which it occurs, counted from 1 among those in which it can occur. */
  readonly calls?: readonly number[];
  /** Above 0, at most 1. */
  readonly probability?: number;
  /** The additional wait of `slow`. */
  readonly milliseconds?: number;
  /** The HTTP status of `5xx`; 502 and 504 have an HTML page, as from a load balancer. @default 500 */
  readonly status?: number;
  /** Whether the request is carried out before `reset` breaks the connection. @default false */
  readonly served?: boolean;
  /** The account that moves or leaves. @default a member account chosen by the seed */
  readonly accountId?: string;
  /** The root or organizational unit to which it moves. @default another one, chosen by the seed */
  readonly to?: string;
}

/** The content of a faults file. */
export interface FaultPlan {
  /** Decides, with the order of the requests, the outcome of `probability` and the choice of accounts. @default 1 */
  readonly seed?: number;
  readonly faults: readonly FaultRule[];
}
