import type { ArchivedLedger, SeenTree } from '@ou-cost/spend';
import { exampleReport } from '../../../present/src/testing/example-report.ts';
import type { FinishedRun, RenderedFile } from '../ports.ts';

export const ORGANIZATION = 'o-ab12cd34ef';
export const UNITS = ['ou-ab12-aaaaaaaa', 'ou-ab12-bbbbbbbb', 'ou-ab12-cccccccc'] as const;
const NAMES = ['Apps', 'Batch', 'Core'];

/** A tree with an account in each of these units, by their number. */
export function treeOf(asOf: string, places: readonly number[], names: readonly string[] = NAMES): SeenTree {
  return {
    id: ORGANIZATION,
    managementAccountId: '100000000000',
    asOf,
    units: [
      { id: 'r-ab12', name: 'Root', parentId: null },
      ...UNITS.map((id, at) => ({ id, name: names[at] ?? '', parentId: 'r-ab12' })),
    ],
    accounts: [
      { id: '100000000000', name: 'payer', state: 'ACTIVE', parentId: 'r-ab12' },
      ...places.map((place, at) => ({
        id: String(200000000000 + at),
        name: at === 0 ? null : `account ${at}`,
        state: at === 1 ? null : 'ACTIVE',
        parentId: UNITS[place] ?? 'r-ab12',
      })),
    ],
  };
}

/** The ledger of a month in which one account spent this much. */
export function ledgerOf(
  runId: string,
  month: string,
  amount: string,
  more: Partial<ArchivedLedger> = {},
): ArchivedLedger {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const end = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return {
    schema: 'ou-cost/ledger@1',
    runId,
    producer: 'ou-cost test',
    readAt: '2026-11-08T09:00:00Z',
    organizationId: ORGANIZATION,
    start: `${month}-01`,
    end,
    settled: true,
    estimated: false,
    final: false,
    source: { kind: 'cost-explorer', name: 'AWS Cost Explorer', billingView: null },
    status: 'reconciled',
    currency: 'USD',
    metrics: ['UnblendedCost'],
    by: 'charge-type',
    independentTotal: [amount],
    spend: [{ accountId: '200000000001', chargeKind: 'usage', amounts: [amount] }],
    days: [],
    accountNames: [['200000000001', 'account 1']],
    unknownRecordTypes: [],
    ...more,
  } as ArchivedLedger;
}

const REPORT = exampleReport();

/** A run that saw this tree, with a report of one month. */
export function runOf(
  runId: string,
  tree: SeenTree,
  ledgers: readonly ArchivedLedger[] = [],
  files: readonly RenderedFile[] = [],
): FinishedRun {
  return { report: { ...REPORT, runId }, recording: { tree, ledgers }, files };
}
