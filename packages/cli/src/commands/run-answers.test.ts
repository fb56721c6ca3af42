import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import { OuCostError, type Report } from '@ou-cost/spend';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CliContext } from '../cli-context.ts';
import { programFor } from '../program.ts';
import { answeredTo, MemoryAws, RecordingSink, STRAIGHT } from '../testing/memory-aws.ts';
import { deliver } from './deliver.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function contextOf(aws: MemoryAws, stdout = new RecordingSink()): CliContext {
  return {
    environment: { region: null, refusesColor: false },
    workingFolder: folder,
    stdout,
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(aws),
  };
}

async function ouCost(args: readonly string[], aws = new MemoryAws()) {
  const stdout = new RecordingSink();
  const stderr = new RecordingSink();
  const failure = await programFor({ ...contextOf(aws, stdout), stderr }, () => {})
    .parseAsync(args, { from: 'user' })
    .then(
      () => null,
      (cause: unknown) => cause,
    );
  return { stdout: stdout.text, stderr: stderr.text, failure };
}

// The example's report compares nothing, and a table would be compared.
const RUN = [
  'run',
  '--compare',
  'none',
  '--invoker-role-arn',
  'arn:aws:iam::111111111111:role/ou-cost-invoker',
  '--region',
  'eu-west-1',
];

describe('an answer of the function', () => {
  test('an output that cannot be rendered keeps the others from being written', async () => {
    const { query, ...report } = exampleReport();
    // csv cannot show a report without accounts.
    const made: Report = { ...report, accounts: [], query: { ...query, detail: 'ou' } };
    const out = path.join(folder, 'r.json');
    const delivery = {
      outputs: [
        { format: 'json', file: out },
        { format: 'csv', file: null },
      ] as const,
      rules: [],
      agentsForPosts: async () => STRAIGHT.agentsForOthers(),
      posts: [],
      page: { file: null, link: null },
      announcements: {
        say: () => Promise.resolve(),
        during: <T>(_: unknown, work: () => Promise<T>) => work(),
      },
    };
    const failure = deliver(made, delivery, {}, contextOf(new MemoryAws()));
    await expect(failure).rejects.toMatchObject({ code: 'InvalidUsage' });
    expect(await readdir(folder)).toEqual([]);
  });

  test.each<[string, (answer: Report) => object]>([
    ['of another run', (answer) => ({ ...answer, runId: 'ou-cost-000000000000' })],
    ['of another period', (answer) => ({ ...answer, query: { ...answer.query, period: '2026-09' } })],
    [
      'without checks',
      (answer) => ({
        ...answer,
        bills: answer.bills.map((bill) => ({
          ...bill,
          reconciliation: { ...bill.reconciliation, checks: [] },
        })),
      }),
    ],
    [
      'whose parts do not add up',
      (answer) => ({ ...answer, unattributed: { ...answer.unattributed, total: answer.total } }),
    ],
    [
      'that judges rules',
      (answer) => ({
        ...answer,
        rules: [{ rule: 'total > 0', metric: 'UnblendedCost', holds: true, findings: [] }],
      }),
    ],
  ])('an answer %s is refused, and leaves no output', async (_, change) => {
    const aws = new MemoryAws();
    aws.answer = (request) => change(answeredTo(request));
    const out = path.join(folder, 'r.json');
    const { stdout, failure } = await ouCost(
      [...RUN, '--output', 'json', '--out', out, '--output', 'csv'],
      aws,
    );
    expect(failure).toMatchObject({ code: 'MalformedAnswer' });
    expect(stdout).toBe('');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a refusal of what reaches too far back names the options that may have reached further than the period', async () => {
    const aws = new MemoryAws();
    aws.answer = () => {
      throw new OuCostError('PeriodNotAvailable', 'too early');
    };
    const { failure } = await ouCost([...RUN, '--trend', '13'], aws);
    expect(failure).toMatchObject({
      code: 'PeriodNotAvailable',
      message: expect.stringMatching(/^too early; .*--trend takes a smaller number/),
    });
  });

  test('a refusal of a key that was sent says that the function is older than the program', async () => {
    const aws = new MemoryAws();
    aws.answer = () => {
      throw new OuCostError('InvalidRequest', "request: unknown key 'trend'");
    };
    const { failure } = await ouCost([...RUN, '--trend', '13'], aws);
    expect(failure).toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringMatching(/^request: unknown key 'trend'; .*older than this program: deploy/),
    });
  });

  test('a comparison that nobody asked for is left to the function, and may be missing from its answer', async () => {
    const aws = new MemoryAws();
    const note = { code: 'comparison-not-available', message: 'nothing is compared, since it is too early' };
    aws.answer = (request) => ({ ...answeredTo(request), notes: [note] });
    const args = RUN.filter((arg) => arg !== '--compare' && arg !== 'none');
    const { failure, stderr, stdout } = await ouCost(args, aws);
    expect(failure).toBeNull();
    expect(aws.asked.at(-1)).toMatchObject({ request: { compare: 'previous', compareIfAvailable: true } });
    expect(stderr).toContain(`ou-cost: ${note.message}\n`);
    expect(stdout).toContain(note.message);
  });

  test('a billing view that was asked for is the one that the answer was read through', async () => {
    const view = 'arn:aws:billing::222222222222:billingview/custom-0a1b2c3d';
    const { failure } = await ouCost([...RUN, '--billing-view-arn', view]);
    expect(failure).toMatchObject({ code: 'MalformedAnswer', message: expect.stringContaining(view) });
  });
});
