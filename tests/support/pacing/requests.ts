import type { RecordedCall, Scenario } from '@ou-cost/sandbox';
import { unitsOf } from '../scenarios/tree.ts';

export interface RequestsMade {
  /** `service:Operation` in the order of arrival. */
  readonly requests: readonly string[];
  readonly throttled: number;
}

/** The requests that clients sent, out of everything that a sandbox recorded. */
export function requestsMade(calls: readonly RecordedCall[]): RequestsMade {
  const sent = calls.filter(({ origin }) => origin === 'request');
  return {
    requests: sent.map(({ service, operation }) => `${service}:${operation}`),
    throttled: sent.filter(({ errorCode = '' }) => /^(TooManyRequests|LimitExceeded)/.test(errorCode)).length,
  };
}

const PAGE_SIZE = 20;

/**
 * The most requests to Organizations that are allowed for reading a scenario: one for each page of accounts, one for
 * each page of child units of a unit with accounts somewhere below its children, and two others.
 */
export function allowedOrganizationsRequests({ organization: { root } }: Scenario, accounts: number): number {
  const holdsAccounts = (unit: typeof root): boolean =>
    unit.accounts.length > 0 || unit.organizationalUnits.some(holdsAccounts);
  const pagesOfChildren = unitsOf(root)
    .filter((unit) => unit.organizationalUnits.some(holdsAccounts))
    .map((unit) => Math.ceil(unit.organizationalUnits.length / PAGE_SIZE));
  return Math.ceil(accounts / PAGE_SIZE) + pagesOfChildren.reduce((sum, pages) => sum + pages, 0) + 2;
}
