import { join } from 'node:path';
import { DuckDbEngine, FolderFiles } from '@ou-cost/exports/duckdb';
import { localDeliveries, openExportsLedger } from '@ou-cost/exports/files';
import { type Sandbox, writeExport } from '@ou-cost/sandbox';
import {
  type Decimal,
  formatDecimal,
  type LedgerGroup,
  type LedgerQuery,
  type ReportPorts,
} from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACME } from '../../packages/spend/src/testing/acme.ts';
import { portsOn } from '../../packages/spend/src/testing/bill.ts';
import { totalsOf } from '../../packages/spend/src/testing/ledgers.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { awsPorts, payerAccess } from '../support/in-process/adapters.ts';
import { type Behaviour, sandboxOf } from '../support/sandbox/start.ts';
import { generated, TODAY } from '../support/scenarios/generated.ts';
import { enterprise } from '../support/scenarios/shipped.ts';
import { pathTo, unitsOf } from '../support/scenarios/tree.ts';

const SCENARIO = generated({ accounts: 70, ous: 30, months: 2, seed: 7 });
const QUERY: LedgerQuery = {
  start: '2026-09-01',
  end: '2026-11-01',
  granularity: 'MONTHLY',
  metrics: ['UnblendedCost', 'AmortizedCost'],
};

const running: Sandbox[] = [];
const engines: DuckDbEngine[] = [];

async function portsOnSandbox(
  behaviour: Behaviour = {},
  scenario = SCENARIO,
): Promise<{ ports: ReportPorts; sandbox: Sandbox }> {
  const sandbox = await sandboxOf(scenario, behaviour);
  running.push(sandbox);
  return { ports: awsPorts(payerAccess(sandbox, TODAY)), sandbox };
}

afterAll(async () => {
  await Promise.all(engines.map((engine) => engine[Symbol.asyncDispose]()));
  await Promise.all(running.map((sandbox) => sandbox.stop()));
});

/** The same bill in files, held against the total of Cost Explorer. */
async function portsOnExport(): Promise<ReportPorts> {
  const { ports } = await portsOnSandbox();
  const folder = temporaryFolder('export');
  const { path } = await writeExport(SCENARIO, folder, { name: 'bill' });
  const engineOn = (pathOf: (file: string) => string) => {
    const engine = new DuckDbEngine(new FolderFiles(pathOf));
    engines.push(engine);
    return engine;
  };
  const { deliveries, pathOf } = await localDeliveries(join(folder, path), engineOn);
  const ledger = await openExportsLedger({
    deliveries,
    engine: engineOn(pathOf),
    managementAccountId: async () => SCENARIO.organization.managementAccountId,
    independentTotal: { kind: 'other-source', statedBy: 'Cost Explorer', read: totalsOf(ports.ledger) },
    clock: ports.clock,
    settlingDay: 6,
  });
  return { ...ports, ledger };
}

/** The sum, computed in units of 10^-12 and not with the code under test. */
function total(amounts: readonly Decimal[]): string {
  const units = amounts.reduce((sum, { units, scale }) => sum + units * 10n ** BigInt(12 - scale), 0n);
  return formatDecimal({ units, scale: 12 });
}

/** Every implementation of the ports passes the same tests, the one in memory and those on the sandbox. */
const IMPLEMENTATIONS: readonly [string, () => Promise<ReportPorts>][] = [
  ['in memory', async () => portsOn(ACME)],
  ['on AWS', async () => (await portsOnSandbox()).ports],
  ['on an export in files, with the organization on AWS', portsOnExport],
  ['on AWS, seven groups a page', async () => (await portsOnSandbox({ pageSize: 7 })).ports],
  ['on AWS without paths', async () => (await portsOnSandbox({ organizations: { paths: false } })).ports],
  [
    'on AWS with empty pages',
    async () => (await portsOnSandbox({ organizations: { emptyPageEvery: 2, pageSize: 5 } })).ports,
  ],
];

describe.each(IMPLEMENTATIONS)('the ports %s', (_, make) => {
  let ports: ReportPorts;

  beforeAll(async () => {
    ports = await make();
  });

  it('list one root, and only accounts whose unit is listed', async () => {
    const { units, accounts } = await ports.directory.read();
    const ids = new Set(units.map(({ id }) => id));
    expect(units.filter(({ parentId }) => parentId === null)).toHaveLength(1);
    for (const { parentId } of units) if (parentId !== null) expect(ids).toContain(parentId);
    for (const { parentId } of accounts) expect(ids).toContain(parentId);
    expect(accounts.length).toBeGreaterThan(0);
  });

  it('have every period on a page, and no group twice', async () => {
    const pages = await Array.fromAsync(ports.ledger.groups(QUERY, 'service'));
    const periods = new Set(pages.flatMap((page) => page.periods.map(({ start, end }) => `${start} ${end}`)));
    expect([...periods].sort()).toEqual(['2026-09-01 2026-10-01', '2026-10-01 2026-11-01']);
    const groups = pages.flatMap((page) =>
      page.groups.map(
        ({ periodStart, accountId, splitValue }) => `${periodStart} ${accountId} ${splitValue}`,
      ),
    );
    // Lines without an account are the payer's, and may be a group beside that of its own.
    const { managementAccountId } = await ports.directory.read();
    const ofOthers = groups.filter((group) => !group.includes(` ${managementAccountId} `));
    expect(new Set(ofOthers).size).toBe(ofOthers.length);
    expect(groups.length).toBeGreaterThan(0);
  });

  it('have the days of some accounts, which add up to their months', async () => {
    const groupsOf = async (query: LedgerQuery) =>
      (await Array.fromAsync(ports.ledger.groups(query, 'charge-type'))).flatMap(({ groups }) => groups);
    const months = await groupsOf(QUERY);
    const accountIds = [...new Set(months.map(({ accountId }) => accountId))].sort().slice(1, 4);
    const some = { ...QUERY, granularity: 'DAILY', accountIds } as const;
    const pages = await Array.fromAsync(ports.ledger.groups(some, 'charge-type'));
    const periods = new Set(pages.flatMap((page) => page.periods.map(({ start }) => start)));
    // September has 30 days, October 31.
    expect(periods.size).toBe(61);
    const sums = (groups: readonly LedgerGroup[]) => {
      const by = Map.groupBy(
        groups.filter(({ accountId }) => accountIds.includes(accountId)),
        ({ accountId, periodStart, chargeKind }) => `${accountId} ${periodStart.slice(0, 7)} ${chargeKind}`,
      );
      const texts = [...by].map(([key, all]) =>
        [key, ...QUERY.metrics.map((_, at) => total(all.flatMap(({ amounts }) => amounts[at] ?? [])))].join(
          ' ',
        ),
      );
      return texts.toSorted();
    };
    const days = pages.flatMap(({ groups }) => groups);
    expect(days.every(({ accountId }) => accountIds.includes(accountId))).toBe(true);
    expect(sums(days)).toEqual(sums(months));
    expect(new Set(days.map(({ periodStart }) => periodStart)).size).toBeGreaterThan(2);
  });

  it.each(['charge-type', 'service'] as const)(
    'split by %s into groups that add up to the total',
    async (split) => {
      const pages = await Array.fromAsync(ports.ledger.groups(QUERY, split));
      const totals = await totalsOf(ports.ledger)(QUERY);
      for (const [at, metric] of QUERY.metrics.entries()) {
        for (const period of totals) {
          const groups = pages
            .flatMap((page) => page.groups)
            .filter(({ periodStart }) => periodStart === period.start);
          const grouped = Number(total(groups.flatMap(({ amounts }) => amounts[at] ?? [])));
          const independent = Number(total([period.amounts[at] ?? { units: 0n, scale: 0 }]));
          expect(grouped, `${metric} ${period.start}`).toBeCloseTo(independent, 6);
        }
      }
    },
  );
});

describe('the directory on AWS', () => {
  const placed = async (ports: ReportPorts) => {
    const { units, accounts } = await ports.directory.read();
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    return accounts.map(({ id, parentId }) => `${id} ${parentId} ${names.get(parentId)}`).toSorted();
  };

  it('places every account where the scenario has it, with and without paths', async () => {
    const expected = unitsOf(SCENARIO.organization.root).flatMap((unit) =>
      unit.accounts.map(({ id }) => `${id} ${unit.id} ${unit.name}`),
    );
    expect(await placed((await portsOnSandbox()).ports)).toEqual(expected.toSorted());
    const without = await portsOnSandbox({ organizations: { paths: false } });
    expect(await placed(without.ports)).toEqual(expected.toSorted());
    expect((await without.ports.directory.read()).notes.map(({ code }) => code)).toEqual(['no-paths']);
  });

  it.each([true, false])('looks up a unit by its id, and what is inside one (paths: %s)', async (paths) => {
    const { ports } = await portsOnSandbox({ organizations: { paths } });
    const { unlisted } = ports.directory;
    const tree = unitsOf(SCENARIO.organization.root);
    const deepest = tree.find((unit) => pathTo(unit.id, SCENARIO.organization.root).length === 4);
    const lineage = pathTo(deepest?.id ?? '', SCENARIO.organization.root);
    expect(lineage).toHaveLength(4);
    const [root = '', first = ''] = lineage;
    const found = await unlisted?.withId(deepest?.id ?? '');
    expect(found?.map(({ id, name, parentId }) => [id, name, parentId])).toEqual(
      lineage.slice(1).map((id, at) => [id, tree.find((unit) => unit.id === id)?.name, lineage[at]]),
    );
    expect((await unlisted?.inside(root))?.map(({ id }) => id)).toContain(first);
    expect(await unlisted?.withId('ou-ab12-nowhere0')).toEqual([]);
    expect(await unlisted?.withId('Workloads')).toEqual([]);
    expect(await unlisted?.withId(root)).toEqual([]);
  });

  it('makes no more requests than it needs', async () => {
    const { ports, sandbox } = await portsOnSandbox();
    const { units, accounts } = await ports.directory.read();
    const calls = sandbox.calls.filter(({ service }) => service === 'organizations');
    const parents = new Set(units.map(({ parentId }) => parentId).filter((id) => id !== null));
    expect(calls.length).toBeLessThanOrEqual(Math.ceil(accounts.length / 20) + parents.size + 2);
  });

  it('lists the state of accounts and not their e-mail address', async () => {
    const { ports } = await portsOnSandbox({}, await enterprise());
    const { accounts } = await ports.directory.read();
    expect(new Set(accounts.map(({ state }) => state))).toEqual(
      new Set(['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED']),
    );
    expect(JSON.stringify(accounts)).not.toContain('@');
  });

  it('lists an account that moves during the reading once, in a unit whose name it has read', async () => {
    const scenario = await enterprise();
    const fresh = { id: 'ou-k7m2-freshout', name: 'Fresh', parentId: 'r-k7m2' };
    const after = { operation: 'ListOrganizationalUnitsForParent', calls: 1 };
    const behaviour = {
      organizations: { pageSize: 10, moves: [{ accountId: '304514946964', to: fresh, after }] },
    };
    const { ports, sandbox } = await portsOnSandbox(behaviour, scenario);
    const places = (await placed(ports)).filter((line) => line.startsWith('304514946964'));
    expect(places).toEqual(['304514946964 ou-k7m2-freshout Fresh']);
    expect(sandbox.calls.some(({ operation }) => operation === 'DescribeOrganizationalUnit')).toBe(true);
  });

  it('reads the tree once more if an account was in no unit', async () => {
    const scenario = await enterprise();
    // The account is deep in the tree and moves to the root after the root's accounts were listed.
    const after = { operation: 'ListAccountsForParent', calls: 1 };
    const moves = [{ accountId: '304514946964', to: 'r-k7m2', after }];
    const { ports } = await portsOnSandbox({ organizations: { paths: false, moves } }, scenario);
    const places = (await placed(ports)).filter((line) => line.startsWith('304514946964'));
    expect(places).toEqual(['304514946964 r-k7m2 Root']);
  });
});

describe('the ledger on AWS', () => {
  it('has the names of accounts that have left', async () => {
    const { ports } = await portsOnSandbox({}, await enterprise());
    const pages = await Array.fromAsync(ports.ledger.groups(QUERY, 'charge-type'));
    expect(pages.map((page) => new Map(page.accountNames).get('527317731747'))).toContain('legacy-crm');
  });

  it('stops before it makes more requests than allowed', async () => {
    const { sandbox } = await portsOnSandbox({ pageSize: 50 });
    const ports = awsPorts(payerAccess(sandbox, TODAY), { billingViewArn: null, maxCostExplorerRequests: 3 });
    const read = Array.fromAsync(ports.ledger.groups(QUERY, 'charge-type'));
    await expect(read).rejects.toMatchObject({ code: 'RequestBudgetExceeded' });
    expect(sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage')).toHaveLength(3);
  });
});
