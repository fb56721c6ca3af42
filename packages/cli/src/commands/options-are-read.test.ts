import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CommandName, fieldOf, groupsOf, type OptionRow } from '@ou-cost/contract/options';
import { UNSTATED } from '@ou-cost/doctor';
import { exampleOverview } from '@ou-cost/present/testing/example-diagnosis';
import { OuCostError } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AwsSide, CliContext } from '../cli-context.ts';
import { MemoryAws, RecordingSink } from '../testing/memory-aws.ts';
import { doctor } from './doctor.ts';
import { ous } from './ous.ts';
import { reconcile } from './reconcile.ts';
import { report } from './report.ts';
import { run } from './run.ts';

const DESTINATIONS = { outputs: [{ format: 'table', file: null }], posts: [] } as const;
const REFUSED = new OuCostError('AccessRefused', 'refused');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
  const config = {
    payer: { accountId: '222222222222', region: 'ap-northeast-1' },
    callers: [{ roleArn: 'arn:aws:iam::333333333333:role/RundeckBatchRole' }],
  };
  await writeFile(path.join(folder, 'ou-cost.config.json'), JSON.stringify(config));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function around(aws: AwsSide): CliContext {
  return {
    environment: { region: null, refusesColor: false },
    workingFolder: folder,
    stdout: new RecordingSink(),
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(aws),
  };
}

/** Every field of a command's options that the command has not looked at when it ends. */
async function unreadBy(command: CommandName, action: (options: object) => Promise<unknown>) {
  const read = new Set<PropertyKey>();
  const options = new Proxy(
    {},
    {
      get(_, field) {
        read.add(field);
        // The example's report compares nothing, and a table would be compared.
        return field === 'compare' ? 'none' : undefined;
      },
    },
  );
  const failure = await action(options).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (failure !== null && !(failure instanceof OuCostError)) throw failure;
  return namesOf(command).filter((name) => !read.has(fieldOf(name)));
}

/** A command's options, but for those whose values are collected in their order. */
function namesOf(command: CommandName): string[] {
  const rows = groupsOf(command).flatMap(({ options }) => Object.entries<OptionRow>(options));
  return rows.filter(([, row]) => !row.ordered).map(([name]) => name);
}

/** A chain that refuses every call. */
function closedChain(): AwsSide {
  const aws = new MemoryAws();
  const refuse = () => Promise.reject(REFUSED);
  aws.composeChainProbes = () => ({
    probes: {
      identifyCaller: refuse,
      assumeInvoker: refuse,
      dryRun: refuse,
      askFunction: refuse,
      readCostAsInvoker: refuse,
      answerOf: ({ message }) => ({ message, refusal: UNSTATED }),
    },
    clock: { now: () => 0 },
  });
  return aws;
}

describe('no option is accepted and then ignored', () => {
  test('by run', async () => {
    const unread = await unreadBy('run', (options) => run(options, DESTINATIONS, around(new MemoryAws())));
    expect(unread).toEqual([]);
  });

  test('by report, which writes its report with what run writes it', async () => {
    const unread = await unreadBy('report', (options) =>
      report(options, DESTINATIONS, around(new MemoryAws())),
    );
    const ofRun = namesOf('run');
    expect(unread.filter((name) => !ofRun.includes(name))).toEqual([]);
  });

  test('by reconcile, which reads the export first and then Cost Explorer', async () => {
    const unread = await unreadBy('reconcile', (options) =>
      reconcile(Object.assign(options, { exports: folder }), around(new MemoryAws())),
    );
    // Colours are looked at when there is something to write.
    expect(unread).toEqual(['no-color']);
  });

  test('by doctor', async () => {
    expect(await unreadBy('doctor', (options) => doctor(options, around(closedChain())))).toEqual([]);
  });

  test('by ous', async () => {
    const aws = new MemoryAws();
    aws.answer = (request) => ({ ...exampleOverview(), runId: Reflect.get(request, 'runId') });
    expect(await unreadBy('ous', (options) => ous(options, around(aws)))).toEqual([]);
  });
});
