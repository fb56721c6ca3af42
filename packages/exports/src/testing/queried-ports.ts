import { formatDecimal, type LedgerQuery, type ReportPorts, type Split } from '@ou-cost/spend';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { readerArn, region } from '../../../sandbox/src/testing/chain-templates.ts';
import { PAYER } from '../../../sandbox/src/testing/written-bill.ts';

/** The two months of the small export that the sandbox writes for queries. */
export const QUERY: LedgerQuery = {
  start: '2026-09-01',
  end: '2026-11-01',
  granularity: 'MONTHLY',
  metrics: ['UnblendedCost'],
};

/** How a run with the reader's rights reads an export of the sandbox, whatever the engine. */
export function readerOf(sandbox: Sandbox) {
  return {
    region,
    readerRoleArn: null,
    credentials: async () => sandbox.credentialsFor(readerArn),
    runId: 'run-1',
    deadline: null,
    maxCostExplorerRequests: null,
    maxGigabytesScanned: null,
    settlingDay: 6,
    directory: {
      read: async () => ({ id: 'o-1', managementAccountId: PAYER, units: [], accounts: [], notes: [] }),
    },
  };
}

/** The groups of an export, each as a line. */
export async function groupsOf(
  { ledger }: Pick<ReportPorts, 'ledger'>,
  query = QUERY,
  split: Split | null = null,
) {
  const pages = await Array.fromAsync(ledger.groups(query, split));
  return pages.flatMap(({ groups }) =>
    groups.map(({ accountId, periodStart, chargeKind, splitValue, amounts }) =>
      [periodStart, accountId, chargeKind ?? splitValue ?? '-', ...amounts.map(formatDecimal)].join(' '),
    ),
  );
}
