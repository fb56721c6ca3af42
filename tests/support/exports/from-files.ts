import { decodeRequest } from '@ou-cost/contract';
import { DuckDbEngine, DuckDbPeriodReader } from '@ou-cost/exports/duckdb';
import { localDeliveries, openExportsLedger } from '@ou-cost/exports/files';
import type { Scenario } from '@ou-cost/sandbox';
import {
  type EarlierRuns,
  type OrganizationListing,
  type Report,
  reportSpend,
  type Tree,
} from '@ou-cost/spend';
import { SETTINGS } from '../../../packages/spend/src/testing/bill.ts';
import type { Question } from '../in-process/adapters.ts';
import { type Node, unitsOf } from '../scenarios/tree.ts';

/** The report that is made in this process from an export in a folder, on the scenario's tree. */
export async function reportFromFiles(
  folder: string,
  scenario: Pick<Scenario, 'organization' | 'today'>,
  question: Question,
  overTime: { readonly tree?: Tree; readonly earlier?: EarlierRuns } = {},
): Promise<Report> {
  const listing = listingOf(scenario);
  const files = await localDeliveries(folder, (pathOf) => new DuckDbPeriodReader(pathOf));
  await using engine = new DuckDbEngine({
    pathsOf: async (found) => found.map(({ path }) => files.pathOf(path)),
  });
  const clock = { now: () => Date.parse(`${scenario.today}T12:00:00Z`) };
  const ledger = await openExportsLedger({
    deliveries: files.deliveries,
    engine,
    managementAccountId: async () => listing.managementAccountId,
    independentTotal: { kind: 'none' },
    clock,
    settlingDay: SETTINGS.settlingDay,
  });
  const meter = { usage: () => ({ requests: {}, throttled: 0, retries: 0, charges: [] }) };
  const { earlier, ...tree } = overTime;
  const ports = {
    directory: { read: async () => listing },
    ledger,
    clock,
    meter,
    ...(earlier === undefined ? {} : { earlier }),
  };
  const { report } = decodeRequest({ ...question, source: 'exports' });
  return await reportSpend(ports, { ...report, ...tree }, SETTINGS);
}

export function listingOf({ organization }: Pick<Scenario, 'organization'>): OrganizationListing {
  const { id, managementAccountId, root } = organization;
  const parents = new Map(
    unitsOf(root).flatMap((unit: Node) =>
      unit.organizationalUnits.map((child) => [child.id, unit.id] as const),
    ),
  );
  return {
    id,
    managementAccountId,
    units: unitsOf(root).map((unit) => ({
      id: unit.id,
      name: unit.name,
      parentId: parents.get(unit.id) ?? null,
    })),
    accounts: unitsOf(root).flatMap((unit) =>
      unit.accounts.map((account) => ({
        id: account.id,
        name: account.name,
        state: account.state,
        parentId: unit.id,
      })),
    ),
    notes: [],
  };
}
