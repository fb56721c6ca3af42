import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import { OuCostError } from '@ou-cost/spend';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveDiffSchema } from '../../../contract/src/archive-diff.ts';
import { archiveListSchema } from '../../../contract/src/archive-list.ts';
import { historyOverviewSchema } from '../../../contract/src/history-overview.ts';
import { exampleArchive } from '../testing/example-archive.ts';
import { answeredTo, MemoryAws } from '../testing/memory-aws.ts';
import { runInMemory } from '../testing/run-in-memory.ts';

let folder: string;
let archive: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
  archive = path.join(folder, 'archive');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const CHAIN = [
  '--invoker-role-arn',
  'arn:aws:iam::111111111111:role/ou-cost-invoker',
  '--region',
  'eu-west-1',
];
// The example's report compares nothing, and a table would be compared.
const RUN = ['run', ...CHAIN, '--compare', 'none', '--archive', 'archive'];

const ouCost = (args: readonly string[], aws?: MemoryAws) =>
  runInMemory(args, aws === undefined ? { folder } : { folder, aws });

/** Answers with a report and what its run leaves. */
function recording(): MemoryAws {
  const aws = new MemoryAws();
  const [bill] = exampleReport().bills;
  const tree = {
    schema: 'ou-cost/snapshot@1',
    asOf: '2026-11-15T12:00:00Z',
    id: bill?.organizationId,
    managementAccountId: bill?.managementAccountId,
    root: { id: 'r-ab12', name: 'Root', accounts: [{ id: '111111111111' }], organizationalUnits: [] },
  };
  aws.answer = (request) => ({ ...answeredTo(request), recording: { tree, ledgers: [] } });
  return aws;
}

const files = async () =>
  (await readdir(archive, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(archive, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();

describe('ou-cost run --archive', () => {
  test('keeps the report in each output, and the tree', async () => {
    const { failure, stdout } = await ouCost(
      [...RUN, '--output', 'table', '--output', 'html', '--out', path.join(folder, 'r.html')],
      recording(),
    );
    expect(failure).toBeNull();
    const kept = await files();
    expect(kept.filter((key) => key.startsWith('reports/')).map((key) => path.posix.basename(key))).toEqual([
      'report.html',
      'report.json',
      'report.txt',
      'summary.json',
    ]);
    expect(kept).toContain('index.html');
    expect(kept.some((key) => key.includes('/snapshots/2026/11/15T120000Z'))).toBe(true);
    const table = kept.find((key) => key.endsWith('report.txt')) ?? '';
    expect(await readFile(path.join(archive, table), 'utf8')).toBe(stdout);
  });

  test('sends what earlier runs left, and asks for what this one leaves', async () => {
    await exampleArchive(archive);
    const { asked } = await ouCost(
      [...RUN, '--tree', 'as-was', '--reuse-settled', '--check-reused'],
      recording(),
    );
    expect(asked.at(-1)).toMatchObject({
      request: {
        ...{ tree: 'as-was', reuseSettled: true, checkReused: true, record: true },
        earlier: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
      },
    });
  });

  test('says what it does with the archive while it does it, and nothing of it under --quiet', async () => {
    const { stderr } = await ouCost([...RUN, '--quiet'], recording());
    expect(stderr).toBe('');
  });

  test('without an archive the function is asked nothing that an older one does not know', async () => {
    const { asked } = await ouCost(RUN.slice(0, -2));
    for (const key of ['earlier', 'record', 'tree'])
      expect(asked.at(-1)?.['request']).not.toHaveProperty(key);
  });

  test('an older function is told from its refusal, before anything is paid for', async () => {
    const aws = new MemoryAws();
    aws.answer = () => {
      throw new OuCostError('InvalidRequest', "request: unknown key 'earlier'; unknown key 'record'");
    };
    const { failure } = await ouCost(RUN, aws);
    expect(failure).toMatchObject({ message: expect.stringMatching(/older than this program: deploy/) });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a report that was paid for is written although it cannot be kept, and the failure is said at the end', async () => {
    await mkdir(archive);
    await writeFile(path.join(archive, 'reports'), 'a file where a folder should be');
    const { stdout, failure } = await ouCost([...RUN, '--output', 'json'], recording());
    expect(JSON.parse(stdout)).toHaveProperty('schema', 'ou-cost/report@2');
    expect(failure).toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringMatching(/^the report is not kept in the archive: /),
    });
  });

  test('where a rule holds as well, both are said, and the rule decides', async () => {
    await mkdir(archive);
    await writeFile(path.join(archive, 'reports'), '');
    const { failure } = await ouCost([...RUN, '--fail-if', 'total > 1'], recording());
    expect(failure).toMatchObject({
      code: 'RuleHolds',
      message: expect.stringMatching(/^a rule holds: total > 1; the report is not kept in the archive: /),
    });
  });

  test('an output that cannot be written does not keep the report out of the archive', async () => {
    const { failure } = await ouCost([...RUN, '--output', 'json', '--out', '/dev/full'], recording());
    expect(failure).toMatchObject({ code: 'OutputNotWritten' });
    expect((await files()).filter((key) => key.endsWith('report.json'))).toHaveLength(1);
  });

  test('an archive that cannot be read ends the run before the function is asked', async () => {
    await exampleArchive(archive);
    const [snapshot = ''] = (await files()).filter((key) => key.includes('/snapshots/'));
    await writeFile(path.join(archive, snapshot), '{');
    const { failure, asked } = await ouCost(RUN, recording());
    expect(failure).toMatchObject({ code: 'MalformedAnswer', message: expect.stringContaining(snapshot) });
    expect(asked.filter(({ call }) => call === 'invokeReportFunction')).toEqual([]);
  });
});

describe('an archive', () => {
  beforeEach(() => exampleArchive(archive));
  const A = ['--archive', 'archive'];

  test('is listed', async () => {
    const { stdout } = await ouCost(['archive', 'list', ...A, '--output', 'json']);
    expect(archiveListSchema.parse(JSON.parse(stdout))).toEqual({
      schema: 'ou-cost/archive-list@1',
      producer: expect.stringMatching(/^ou-cost \d/),
      generatedAt: '2026-11-15T12:00:00Z',
      runs: ['run-1', 'run-2'].map((runId) => ({
        organizationId: 'o-acme000001',
        period: '2026-10',
        runId,
        files: ['report.json'],
      })),
    });
  });

  test('without a report may be a location that is spelled wrong, which is named', async () => {
    const { stdout, stderr, failure } = await ouCost(['archive', 'list', '--archive', 'archvie']);
    expect([stdout, failure]).toEqual(['No report is in this archive yet.\n', null]);
    expect(stderr).toContain(
      `no report is in ${path.join(folder, 'archvie')}: check that it is the location\n`,
    );
    expect((await ouCost(['archive', 'list', ...A])).stderr).not.toContain('no report is in');
  });

  test('has reports in any output', async () => {
    const shown = await ouCost(['archive', 'show', 'run-1', ...A, '--output', 'json']);
    expect(JSON.parse(shown.stdout)).toEqual({ ...exampleReport(), runId: 'run-1' });
    expect((await ouCost(['archive', 'show', 'run-2', ...A])).stdout).toMatch(/^Run +run-2,/m);
  });

  test('has reports that can be compared', async () => {
    const { stdout, failure } = await ouCost(['archive', 'diff', 'run-1', 'run-2', ...A]);
    expect(failure).toBeNull();
    expect(stdout).toContain('Nothing changed: 14,369.85 in both.');
    const json = await ouCost(['archive', 'diff', 'run-1', 'run-2', ...A, '--output', 'json']);
    const difference: unknown = JSON.parse(json.stdout);
    expect(archiveDiffSchema.parse(difference)).toEqual(difference);
    expect(difference).toMatchObject({ schema: 'ou-cost/archive-diff@1', accounts: [] });
  });

  test('tells what happened, the last day included', async () => {
    const until = (to: string) => ouCost(['history', ...A, '--from', '2026-09-02', '--to', to]);
    expect((await until('2026-10-05')).stdout).toContain(
      '2026-10-05 (seen then; since 2026-09-01)  payer (111111111111) moved from A (ou-ab12-0000000a) to B (ou-ab12-0000000b)\n',
    );
    const json = await ouCost(['history', ...A, '--from', '2026-09-02', '--output', 'json']);
    const overviews: unknown = JSON.parse(json.stdout);
    expect(historyOverviewSchema.parse(overviews)).toEqual(overviews);
    expect((await until('2026-10-04')).stdout).toContain('Nothing happened, as far as it is known.');
  });

  test.each([
    [['archive', 'list'], /no archive is named: add --archive/],
    [['archive', 'show', 'run-3', ...A], /has no report of a run 'run-3'; did you mean 'run-1'\?/],
    [['archive', 'diff', 'run-1', 'run-22', ...A], /'run-22'; did you mean 'run-2'\?/],
    [['archive', 'show', ...A], /missing required argument 'run'/],
    [['archive', 'diff', 'run-1', ...A], /missing required argument 'later'/],
    [['archive', 'show', 'run-1', ...A, '--output', 'xlsx'], /--output xlsx --out report\.xlsx/],
    [['archive'], /see ou-cost archive --help/],
    [['archive', 'lst'], /unknown command 'lst'.*Did you mean list/],
    [['history', ...A], /the first day is not named: give --from/],
    [['history', ...A, '--from', 'October'], /--from 'October' is not a day/],
    [['history', ...A, '--from', '2026-02-30'], /--from '2026-02-30' is not a day/],
    [
      ['history', ...A, '--from', '2026-10-02', '--to', '2026-10-01'],
      /--from '2026-10-02' is after --to '2026-10-01'/,
    ],
    [['history', ...A, '--from', '2026-12-01'], /is after today, which is 2026-11-15 in UTC/],
    [
      ['history', '--archive', 'empty', '--from', '2026-10-01'],
      /has no history yet: 'ou-cost run' and 'ou-cost report' begin one/,
    ],
    [
      ['history', 'seed', ...A, '--from', '2026-10-01'],
      /--from is an option of 'ou-cost history', and not of 'ou-cost history seed'/,
    ],
    [
      ['history', 'seed', ...A, '--directly', '--function', 'x'],
      /with --directly no function is asked: omit --function/,
    ],
    [['history', 'seed', ...A, '--reader-role-arn', 'arn:aws:iam::111111111111:role/x'], /add --directly/],
    [['report', '--tree', 'as-was'], /--tree as-was needs an archive/],
    [['run', ...CHAIN, '--tree', 'as-was', '--archive', 'empty'], /has no history of an organization yet/],
    [['report', '--reuse-settled'], /--reuse-settled takes months from an archive/],
    [['report', ...A, '--check-reused'], /add --reuse-settled/],
    [['run', ...CHAIN, '--archive', 'https://acme/x'], /is not the location of an archive/],
    [['run', ...CHAIN, '--archive', 's3://Acme/x'], /cannot be the name of a bucket/],
  ])('%j is refused, naming what is wrong', async (args, message) => {
    const { failure, stdout, asked } = await ouCost(args);
    expect(failure).toBeInstanceOf(OuCostError);
    expect((failure as OuCostError).message).toMatch(message);
    expect(stdout).toBe('');
    expect(asked.filter(({ call }) => call === 'invokeReportFunction')).toEqual([]);
  });
});
