import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeOrganization } from '@ou-cost/contract';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { INVOKER_ROLE, ouCost, RUN_OCTOBER } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';
import { enterprise } from '../support/scenarios/shipped.ts';
import { memberIds, type Node, pathTo, unitsOf } from '../support/scenarios/tree.ts';

interface ScenarioUnit {
  /** The names of the units from below the root. */
  readonly path: string;
  /** Accounts in the unit itself. */
  readonly direct: number;
  /** Accounts in the unit and in all units below it. */
  readonly all: number;
}

/** The units of a scenario by their ids. */
function scenarioUnits(root: Node): Map<string, ScenarioUnit> {
  const names = new Map(unitsOf(root).map(({ id, name }) => [id, name]));
  return new Map(
    unitsOf(root).map((unit) => {
      const path = pathTo(unit.id, root).slice(1);
      return [
        unit.id,
        {
          path: path.map((id) => names.get(id)).join('/') || unit.name,
          direct: unit.accounts.length,
          all: memberIds(unit).length,
        },
      ];
    }),
  );
}

describe('ou-cost ous', () => {
  let sandbox: Sandbox;
  let folder: string;
  let units: Map<string, ScenarioUnit>;
  const ous = (...args: string[]) =>
    ouCost(sandbox, 'RundeckBatchRole', ['ous', '--invoker-role-arn', INVOKER_ROLE, ...args]);

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
    folder = temporaryFolder('ous');
    units = scenarioUnits((await enterprise()).organization.root);
  });
  afterAll(() => sandbox?.stop());

  it('prints the organization that the function reads, and costs nothing', async () => {
    const { exitCode, stdout } = await ous('--output', 'json');
    expect(exitCode).toBe(0);
    const { organizationalUnits } = decodeOrganization(JSON.parse(stdout));
    expect(organizationalUnits.length).toBeGreaterThan(20);
    for (const { id, accountIds, accountsInSubtree } of organizationalUnits) {
      expect({ id, direct: accountIds.length, all: accountsInSubtree }).toEqual({
        id,
        direct: units.get(id)?.direct,
        all: units.get(id)?.all,
      });
    }
    expect(stdout).not.toMatch(/\b[\w.+-]+@[\w-]+\.[a-z]{2,}/i);
    expect(sandbox.calls.some(({ service }) => service === 'ce')).toBe(false);
  });

  it('prints the tree on which report shows the bill without asking Organizations', async () => {
    const tree = join(folder, 'organization.json');
    expect(await ous('--output', 'json', '--out', tree)).toMatchObject({ exitCode: 0 });
    const report = (...args: string[]) =>
      ouCost(sandbox, 'PayerAdministrator', ['report', '--period', '2026-10', '--output', 'json', ...args]);
    const [live, fromFile] = await Promise.all([report(), report('--organization', tree)]);
    expect([live.exitCode, fromFile.exitCode]).toEqual([0, 0]);
    const [expected, made] = [reportFrom(live.stdout), reportFrom(fromFile.stdout)];
    expect(made.organizationalUnits).toEqual(expected.organizationalUnits);
    expect(made.unattributed).toEqual(expected.unattributed);
    expect(made.accounts.map(({ id, spend }) => ({ id, spend }))).toEqual(
      expected.accounts.map(({ id, spend }) => ({ id, spend })),
    );
    // The file names no account, and Cost Explorer names those that have spend.
    expect(made.accounts.filter(({ id, name }) => id !== name).length).toBeGreaterThan(50);
    const { asOf } = decodeOrganization(JSON.parse(readFileSync(tree, 'utf8'))).organization;
    expect(soleBill(made).asOf).toBe(asOf);
    expect(made.notes.map(({ code }) => code)).toContain('tree-from-file');
    expect(made.notes.map(({ code }) => code)).not.toContain('todays-tree');
    expect(Object.keys(made.usage.requests)).toEqual(['ce:GetCostAndUsage']);
    expect(Object.keys(expected.usage.requests)).toContain('organizations:ListAccounts');
  });

  it.each([
    ['nowhere.json', "the organization's file 'nowhere.json' does not exist; 'ou-cost ous"],
    ['.', "the organization's file '.' is a folder"],
    ['package.json', "package.json: is not an organization: it has no key 'root'"],
  ])(
    'writes the only file that report takes as a tree: %s is refused before anything is read',
    async (file, message) => {
      const before = sandbox.calls.length;
      const ended = await ouCost(sandbox, 'PayerAdministrator', ['report', '--organization', file]);
      expect(ended).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(message) });
      expect(sandbox.calls.length).toBe(before);
    },
  );

  it("prints what Rundeck's valuesUrl expects: an array of names and values", async () => {
    const { exitCode, stdout } = await ous('--output', 'rundeck');
    expect(exitCode).toBe(0);
    const options = JSON.parse(stdout) as { name: string; value: string }[];
    expect(options.length).toBeGreaterThan(20);
    for (const option of options) {
      expect(Object.keys(option)).toEqual(['name', 'value']);
      expect(option.name).toBe(units.get(option.value)?.path);
    }
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  });

  it('prints values that run accepts for --ou', async () => {
    const options = JSON.parse((await ous('--output', 'rundeck')).stdout) as {
      name: string;
      value: string;
    }[];
    const prod = options.find(({ name }) => name.endsWith('/Prod'))?.value ?? '';
    const args = [...RUN_OCTOBER, '--ou', prod, '--output', 'json'];
    const ended = await ouCost(sandbox, 'RundeckBatchRole', args);
    expect(ended.exitCode).toBe(0);
    expect(JSON.parse(ended.stdout).selection.organizationalUnits).toEqual([prod]);
  });

  it('prints units down to --depth only, and leaves the file unchanged if it fails', async () => {
    const out = join(folder, 'ous.json');
    expect(await ous('--output', 'rundeck', '--depth', '1', '--out', out)).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    const names = (JSON.parse(readFileSync(out, 'utf8')) as { name: string }[]).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => name.includes('/') && !name.includes('\\/'))).toEqual([]);
    const table = await ous('--depth', '0');
    expect(table.stdout).toMatch(/^Root \(\d+ units below\) +\d+ +60 +r-k7m2$/m);
    const before = readFileSync(out, 'utf8');
    const refused = await ouCost(sandbox, 'OtherRole', [
      ...['ous', '--invoker-role-arn', INVOKER_ROLE, '--output', 'rundeck', '--out', out],
    ]);
    expect(refused).toMatchObject({
      exitCode: 4,
      stdout: '',
      stderr: expect.stringContaining('assume the invoker role'),
    });
    expect(readFileSync(out, 'utf8')).toBe(before);
  });

  it.each([
    [['--output', 'csv'], 'csv'],
    [['--depth', 'two'], "'two'"],
    [['--period', '2026-10'], '--period'],
    [['--config', 'nowhere.json'], 'nowhere.json'],
  ])('refuses %j, with exit code 2', async (args, named) => {
    expect(await ous(...args)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(named),
    });
  });
});
