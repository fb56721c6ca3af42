import type { Clock } from '../time/clock.ts';

/** A token bucket per account that several operations share: `rate` calls per second, `burst` calls at once. */
interface Quota {
  readonly rate: number;
  readonly burst: number;
  readonly apis: readonly string[];
}

export interface QuotaOptions {
  readonly clock: Clock;
  /** Requests per second, and the burst, which is at least 1. */
  readonly costExplorerRate: number;
  /** The share of every quota that other clients in the account use, from 0 to below 1. */
  readonly otherWork: number;
}

/** From the quotas page of AWS Organizations, per account. The three listings per parent share one row there. */
const organizations: readonly Quota[] = [
  { rate: 8, burst: 12, apis: ['organizations:ListAccounts'] },
  { rate: 6, burst: 10, apis: ['organizations:ListChildren'] },
  {
    rate: 5,
    burst: 8,
    apis: [
      'organizations:ListParents',
      'organizations:ListAccountsForParent',
      'organizations:ListOrganizationalUnitsForParent',
    ],
  },
  { rate: 2, burst: 2, apis: ['organizations:DescribeOrganizationalUnit'] },
  { rate: 1, burst: 2, apis: ['organizations:ListRoots'] },
  { rate: 1, burst: 2, apis: ['organizations:DescribeOrganization'] },
  { rate: 20, burst: 30, apis: ['organizations:DescribeAccount'] },
];

/** From the quotas page of Athena, per account. */
const athena: readonly Quota[] = [
  { rate: 20, burst: 80, apis: ['athena:StartQueryExecution', 'athena:StopQueryExecution'] },
  { rate: 100, burst: 200, apis: ['athena:GetQueryExecution', 'athena:GetQueryResults'] },
];

/** From the reference of LookupEvents, per account and region. */
const cloudTrail: readonly Quota[] = [{ rate: 2, burst: 2, apis: ['cloudtrail:LookupEvents'] }];

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Token buckets, one for each quota and calling account; they are full at the first request. */
export class Quotas {
  readonly #options: QuotaOptions;
  readonly #byApi = new Map<string, Quota>();
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: QuotaOptions) {
    this.#options = options;
    const { costExplorerRate: rate, otherWork } = options;
    const costExplorer = { rate, burst: Math.max(1, Math.floor(rate)), apis: ['ce:GetCostAndUsage'] };
    for (const quota of [...organizations, ...athena, ...cloudTrail, costExplorer]) {
      const left = { rate: quota.rate * (1 - otherWork), burst: Math.max(1, quota.burst * (1 - otherWork)) };
      for (const api of quota.apis) this.#byApi.set(api, { ...left, apis: quota.apis });
    }
  }

  /** Whether the account may call now. An admitted call takes a token, a refused call does not. */
  admits(api: string, accountId: string): boolean {
    const quota = this.#byApi.get(api);
    if (!quota) return true;
    const now = this.#options.clock().getTime();
    const key = `${accountId} ${quota.apis[0]}`;
    const bucket = this.#buckets.get(key) ?? { tokens: quota.burst, filledAt: now };
    const gained = (Math.max(0, now - bucket.filledAt) * quota.rate) / 1000;
    bucket.tokens = Math.min(quota.burst, bucket.tokens + gained);
    bucket.filledAt = now;
    this.#buckets.set(key, bucket);
    // Adding fractions can miss a whole token by a rounding error, which must not refuse the call.
    if (bucket.tokens < 1 - 1e-9) return false;
    bucket.tokens -= 1;
    return true;
  }
}
