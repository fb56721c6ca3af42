/** What goes wrong, as docs/sandbox.md describes each. */
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
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** One fault, the requests it may strike, and when it does: `calls` or `probability`, not both. */
export interface FaultRule {
  /** `service:Operation`, such as `organizations:ListAccounts`; `service:*`; `*`. */
  readonly api: string;
  readonly fault: FaultKind;
  /** The so-manieth requests of those that it may strike, counted from 1. */
  readonly calls?: readonly number[];
  /** Above 0, at most 1. */
  readonly probability?: number;
  /** How long `slow` waits. */
  readonly milliseconds?: number;
  /** What `5xx` answers; 502 and 504 with a page of HTML, as a load balancer does. @default 500 */
  readonly status?: number;
  /** Whether what `reset` breaks off was carried out before. @default false */
  readonly served?: boolean;
  /** The account that moves or leaves. @default any, by the seed, but the management account */
  readonly accountId?: string;
  /** The root or unit to which it moves. @default any other, by the seed */
  readonly to?: string;
}

/** What a faults file holds. */
export interface FaultPlan {
  /** By it, and by the order of the requests, `probability` and the choice of accounts are decided. @default 1 */
  readonly seed?: number;
  readonly faults: readonly FaultRule[];
}
