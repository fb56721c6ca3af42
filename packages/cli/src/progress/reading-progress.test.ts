import type { LedgerPage, OrganizationListing, ReportPorts } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { watchedPorts } from './reading-progress.ts';

const PAGE: LedgerPage = { periods: [], groups: [], accountNames: [], unknownRecordTypes: [] };
const LISTING = {
  id: 'o-1',
  managementAccountId: '111111111111',
  units: [],
  notes: [],
  accounts: Array.from({ length: 3 }, (_, at) => ({
    id: `${at}`.repeat(12),
    name: 'a',
    state: null,
    parentId: 'r-1',
  })),
} satisfies OrganizationListing;

const TOTAL = { kind: 'none' } as const;

const QUERY = {
  start: '2026-10-01',
  end: '2026-11-01',
  granularity: 'MONTHLY',
  metrics: ['UnblendedCost'],
} as const;

describe('the progress of reading', () => {
  test('is given in requests, accounts, pages and cents, and does not change what is read', async () => {
    const requests: Record<string, number> = { 'sts:AssumeRole': 1, 'organizations:ListAccounts': 2 };
    let throttled = 0;
    let amount = '0';
    const ports: ReportPorts = {
      directory: { read: () => Promise.resolve(LISTING) },
      ledger: {
        description: {
          kind: 'cost-explorer',
          name: 'Cost Explorer',
          billingView: null,
          metrics: ['UnblendedCost'],
        },
        independentTotal: TOTAL,
        groups: async function* () {
          yield PAGE;
          yield PAGE;
        },
      },
      clock: { now: () => 0 },
      meter: {
        usage: () => ({
          requests,
          throttled,
          retries: 0,
          charges: [{ source: 'cost-explorer', for: 'Cost Explorer requests', amount, currency: 'USD' }],
        }),
      },
    };
    const watched = watchedPorts(ports);
    expect(watched.progress()).toBe('reading the organization: 2 requests · Cost Explorer: 0 pages, 0 USD');

    expect(await watched.ports.directory.read()).toBe(LISTING);
    const pages = watched.ports.ledger.groups(QUERY, 'charge-type')[Symbol.asyncIterator]();
    expect((await pages.next()).value).toBe(PAGE);
    amount = '0.01';
    expect(watched.progress()).toBe('3 accounts read · Cost Explorer: 1 page, 0.01 USD');

    await pages.next();
    amount = '0.02';
    throttled = 4;
    expect(watched.progress()).toBe('3 accounts read · Cost Explorer: 2 pages, 0.02 USD · throttled 4 times');
    expect(watched.ports.ledger.independentTotal).toBe(TOTAL);
  });
});
