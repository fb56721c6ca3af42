import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveIndexIn } from '@ou-cost/contract/archive';
import { type Sandbox, scheduledRuns, writeArchive } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { principal } from '../../packages/sandbox/src/testing/running-sandbox.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { ouCostCommand } from '../support/in-process/command-line.ts';
import type { Ended } from '../support/processes/execute.ts';
import { INVOKER_ROLE, ouCost, RUN_OCTOBER } from '../support/processes/ou-cost.ts';
import { withGrant } from '../support/rights/added-grants.ts';
import { ENTERPRISE_PAYER, RUNDECK_ROLE_ARN, roleArn } from '../support/sandbox/config.ts';
import { deploymentFor, enterpriseSandbox } from '../support/sandbox/start.ts';
import { enterprise } from '../support/scenarios/shipped.ts';

const BUCKET = 's3://kumo-archive/ou-cost';
const ARN = 'arn:aws:s3:::kumo-archive';
/** The scenario's own day. */
const TODAY = '2026-11-20';

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  const archiveRights = [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `${ARN}/ou-cost/*` },
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: ARN,
      Condition: { StringLike: { 's3:prefix': 'ou-cost/*' } },
    },
  ] as const;
  const seeding = { Effect: 'Allow', Action: 'cloudtrail:LookupEvents', Resource: '*' } as const;
  const deployment = archiveRights.reduce(
    (changed, statement) => withGrant(changed, RUNDECK_ROLE_ARN, statement),
    withGrant(deploymentFor(ENTERPRISE_PAYER), roleArn('ou-cost-reader'), seeding),
  );
  const place = { accountId: '444455556666', region: 'ap-northeast-1' };
  const bucket = { ...place, name: 'kumo-archive' };
  sandbox = await enterpriseSandbox({}, { ...deployment, buckets: [...deployment.buckets, bucket] });
  folder = temporaryFolder('archive');
  const scenario = await enterprise();
  await writeArchive(scenario, folder, scheduledRuns(scenario));
});
afterAll(() => sandbox?.stop());
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Ends, with what it asked AWS for. */
async function observed(running: () => Promise<Ended>) {
  const before = sandbox.calls.length;
  const ended = await running();
  const calls = sandbox.calls.slice(before).map(({ operation }) => operation);
  return { ...ended, calls, paid: calls.filter((one) => one === 'GetCostAndUsage').length };
}
/** As a process. */
const ouCostAs = (as: string, args: readonly string[]) => observed(() => ouCost(sandbox, as, args));
/** In this process, with the same adapters: the way from the shell to them is not what is asked about. */
const ouCostHere = (as: string, args: readonly string[]) =>
  observed(() =>
    ouCostCommand({ endpoint: sandbox.endpoint, credentials: principal(sandbox, as), today: TODAY }, args),
  );
const run = (...args: string[]) => runWith(ouCostHere, args);
const runWith = (by: typeof ouCostHere, args: readonly string[]) =>
  by('RundeckBatchRole', [...RUN_OCTOBER, ...args, '--output', 'json']);
const keysOf = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1));

/** What a report says that does not depend on who made it, and when. */
function figures({ total, organizationalUnits, accounts, organizationChanges, restatement }: Report) {
  const { of: _, ...changed } = restatement ?? { of: '' };
  return { total, organizationalUnits, accounts, organizationChanges, restatement: changed };
}

describe('a report on the tree as it was, by the function and in this process', () => {
  let byFunction: Report;

  it('is made from what the command line sends, and left in the archive', async () => {
    const before = keysOf(folder);
    const { exitCode, stdout, stderr } = await runWith(ouCostAs, [
      ...['--archive', folder, '--tree', 'as-was'],
    ]);
    expect(exitCode, stderr).toBe(0);
    byFunction = JSON.parse(stdout);
    expect(byFunction.query.tree).toBe('as-was');
    expect(byFunction.accounts.filter(({ placements }) => placements.length > 1)).not.toEqual([]);
    expect(byFunction.organizationChanges?.map(({ kind }) => kind)).toContain('moved');
    expect(byFunction.restatement?.months).toHaveLength(1);
    const written = keysOf(folder).filter((key) => !before.includes(key));
    expect(written.filter((key) => key.startsWith('reports/'))).toEqual([
      `reports/o-kumoretail/2026-10/${byFunction.runId}/report.json`,
      `reports/o-kumoretail/2026-10/${byFunction.runId}/summary.json`,
    ]);
    expect(
      JSON.parse(readFileSync(join(folder, written.find((key) => key.startsWith('reports/')) ?? ''), 'utf8')),
    ).toEqual(byFunction);
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const index = archiveIndexIn(page, 'index.html');
    expect(index?.entries.map(({ runId }) => runId)).toContain(byFunction.runId);
    expect(page).toContain(`href="reports/o-kumoretail/2026-10/${byFunction.runId}/report.json"`);
  });

  it('is the same in this process, whatever keeps the index from being written', async () => {
    writeFileSync(join(folder, 'index.html'), 'not an index');
    const { exitCode, stdout, stderr } = await ouCostHere('PayerAdministrator', [
      ...['report', '--period', '2026-10', '--archive', folder, '--tree', 'as-was', '--output', 'json'],
    ]);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(
      "warning: the report is kept, and the archive's index.html lacks it: the archive",
    );
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('not an index');
    const here: Report = JSON.parse(stdout);
    // What was restated is told against the run before, which has read the same as this one.
    const { restatement: _, ...rest } = figures(byFunction);
    const { restatement: __, ...mine } = figures(here);
    expect(mine).toEqual(rest);
    expect(here.restatement?.total.UnblendedCost?.change).toBe('0');
  });

  it('costs less where settled months are reused, and says which', async () => {
    const trend = ['--archive', folder, '--period', 'last-6-months'];
    const asked = [
      'run',
      '--invoker-role-arn',
      INVOKER_ROLE,
      ...trend,
      '--output',
      'json',
      '--compare',
      'none',
    ];
    await sandbox.moveTo('2026-11-20');
    const paid = await ouCostHere('RundeckBatchRole', asked);
    const reused = await ouCostHere('RundeckBatchRole', [...asked, '--reuse-settled']);
    const checked = await ouCostHere('RundeckBatchRole', [...asked, '--reuse-settled', '--check-reused']);
    expect([paid.exitCode, reused.exitCode, checked.exitCode]).toEqual([0, 0, 0]);
    expect([reused.paid, checked.paid]).toEqual([0, 1]);
    expect(paid.paid).toBeGreaterThan(1);
    const [bill] = (JSON.parse(reused.stdout) as Report).bills;
    expect(bill?.reused).toHaveLength(6);
    expect((JSON.parse(reused.stdout) as Report).total).toEqual((JSON.parse(paid.stdout) as Report).total);
  });
});

describe('an archive in a bucket', () => {
  const inBucket = (...args: string[]) => ouCostHere('RundeckBatchRole', [...args, '--archive', BUCKET]);

  it('is written with the credentials at hand, and read by the commands about it', async () => {
    const first = await runWith(ouCostAs, ['--archive', BUCKET]);
    expect(first.exitCode, first.stderr).toBe(0);
    const { runId } = JSON.parse(first.stdout) as Report;
    expect(first.calls).toContain('PutObject');
    const list = await inBucket('archive', 'list', '--output', 'json');
    expect(JSON.parse(list.stdout).runs).toMatchObject([
      { runId, period: '2026-10', files: ['report.json'] },
    ]);
    const shown = await inBucket('archive', 'show', runId, '--output', 'json');
    expect(JSON.parse(shown.stdout)).toEqual(JSON.parse(first.stdout));
    const second = await run('--archive', BUCKET, '--tree', 'as-was');
    const diff = await inBucket(
      'archive',
      'diff',
      runId,
      JSON.parse(second.stdout).runId,
      '--output',
      'json',
    );
    expect(JSON.parse(diff.stdout)).toMatchObject({
      accounts: [],
      total: { UnblendedCost: { change: '0' } },
    });
    const history = await inBucket('history', '--from', '2026-10-01', '--to', '2026-10-31');
    expect(history).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Nothing happened') });
  });

  it('that is refused ends the run before the function is asked, naming bucket and action', async () => {
    const { exitCode, stdout, stderr, calls } = await run('--archive', 's3://kumo-archive/elsewhere');
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toMatch(/kumo-archive.*s3:/);
    expect(calls.filter((one) => /^Invoke/.test(one))).toEqual([]);
  });
});

describe('ou-cost history seed', () => {
  const SEED = ['history', 'seed', '--invoker-role-arn', INVOKER_ROLE];
  const SEEDED = /^Organization o-kumoretail: (\d+) events from \S+ to \S+, (\d+) of them new\n$/;

  it('reads events and tree through the function, once and for all, and the history is told at once', async () => {
    const place = temporaryFolder('seeded');
    const first = await ouCostAs('RundeckBatchRole', [...SEED, '--archive', place]);
    expect(first.exitCode, first.stderr).toBe(0);
    const [, count, fresh] = SEEDED.exec(first.stdout) ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    expect(fresh).toBe(count);
    expect(first).toMatchObject({ paid: 0, calls: expect.arrayContaining(['LookupEvents']) });
    expect(keysOf(place).filter((key) => key.includes('/snapshots/'))).toHaveLength(1);
    const told = await ouCostHere('PayerAdministrator', [
      ...['history', '--archive', place, '--from', '2026-10-01', '--to', '2026-10-31'],
    ]);
    expect(told.stdout).toMatch(/^2026-10-\d\d {2}\S.* moved from .* to /m);
    const directly = await ouCostHere('PayerAdministrator', [
      ...['history', 'seed', '--archive', place, '--directly', '--region', sandbox.region],
    ]);
    expect(SEEDED.exec(directly.stdout)?.[2], directly.stderr).toBe('0');
  });

  it('refuses to contradict what a run has seen', async () => {
    const place = temporaryFolder('contradicted');
    await writeArchive(await enterprise(), place, { seen: ['2026-11-10'] });
    const [key = ''] = keysOf(place).filter((one) => one.includes('/snapshots/'));
    const text = readFileSync(join(place, key), 'utf8');
    writeFileSync(join(place, key), JSON.stringify(withMovedAccount(JSON.parse(text))));
    const refused = await ouCostHere('RundeckBatchRole', [...SEED, '--archive', place]);
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /nothing was kept: account \d{12} was seen in r-\S+ on 2026-11-10, and is in ou-\S+ by its events/,
      ),
    });
    expect(keysOf(place).filter((one) => one.includes('/events/'))).toEqual([]);
  });
});

interface Node {
  readonly accounts: object[];
  readonly organizationalUnits: Node[];
}

/** The account that has moved last before the snapshot, back in the root. */
function withMovedAccount(snapshot: { readonly root: Node }) {
  const moved = '521778692282';
  const without = (node: Node): Node => ({
    ...node,
    accounts: node.accounts.filter((one) => Reflect.get(one, 'id') !== moved),
    organizationalUnits: node.organizationalUnits.map(without),
  });
  const root = without(snapshot.root);
  return {
    ...snapshot,
    root: { ...root, accounts: [...root.accounts, { id: moved, name: 'backup-vault' }] },
  };
}
