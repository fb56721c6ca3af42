import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, decodeConfig } from '@ou-cost/contract';
import { STACK_DESCRIPTIONS } from '@ou-cost/infra';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readEnvironment } from '../environment.ts';
import { progressOn } from '../terminal/progress.ts';
import type { OpenQuestions } from '../terminal/questions.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import type { FakeAccount } from '../testing/fake-state.ts';
import { callerTemplate } from '../testing/plans.ts';
import { CONFIG, PAYER, prepareAccounts, STRANGER, writeProfiles } from '../testing/program.ts';
import { destroy } from './destroy.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-destroy-'));
const profileFiles = writeProfiles(folder);
const config = decodeConfig(JSON.stringify(CONFIG), 'the test');
const FORMER = `ou-cost-caller-${STRANGER}`;

let aws: FakeAws;
let printed: string;
let said: string;

// Only the stack of a former caller is there: what CDK deletes is tested with the whole program.
beforeEach(async () => {
  aws = await startFakeAws();
  prepareAccounts(aws);
  aws.state.account(STRANGER).addStack(FORMER, 'CREATE_COMPLETE').template = JSON.stringify(callerTemplate());
  [printed, said] = ['', ''];
  const environment = { ...profileFiles, AWS_ENDPOINT_URL: aws.endpoint, AWS_MAX_ATTEMPTS: '1' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return async () => {
    vi.unstubAllEnvs();
    await aws.close();
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answering(answer: string): OpenQuestions {
  return () => ({ ask: () => Promise.resolve(answer), tell: () => {}, close: () => {} });
}

function run(
  openQuestions: OpenQuestions,
  {
    yes = false,
    only = null,
    of = config,
    deleteArchive = null,
  }: { yes?: boolean; only?: 'payer' | null; of?: Config; deleteArchive?: string | null } = {},
) {
  const profiles = { payer: ['payer'], caller: only === null ? ['caller', 'stranger'] : [] };
  const progress = progressOn((text) => {
    said += text;
  }, false);
  const print = (text: string): void => {
    printed += text;
  };
  const interruption = new AbortController().signal;
  return destroy(
    { config: of, profiles, only, yes, deleteArchive },
    { environment: readEnvironment({}), progress, interruption, print, openQuestions },
  );
}

function isDeleted(): boolean {
  return !aws.state.account(STRANGER).stacks.has(FORMER);
}

const noTerminal: OpenQuestions = () => null;

test('asks before it deletes the stack of a former caller, and deletes nothing after a no', async () => {
  expect(await run(answering('n'))).toBe(false);
  expect(isDeleted()).toBe(false);
  expect(await run(answering('y'))).toBe(true);
  expect(isDeleted()).toBe(true);
  expect(printed).toContain(`${FORMER} (${STRANGER}, ap-northeast-1): deleted\n`);
  expect(said).toContain(
    'note     stacks of former callers are looked for in ap-northeast-1 of the accounts whose profiles are given: 222222222222, 111111111111, 999999999999\n',
  );
});

test('without a terminal it needs --yes', async () => {
  await expect(run(noTerminal)).rejects.toMatchObject({
    code: 'InvalidUsage',
    message: expect.stringMatching(/^this deletes ou-cost-caller-9{12} .*run again with --yes/),
  });
  expect(isDeleted()).toBe(false);
  expect(await run(noTerminal, { yes: true })).toBe(true);
  expect(isDeleted()).toBe(true);
});

test("for the payer's side it leaves the callers' stacks, and with nothing to delete it does not ask", async () => {
  const former = aws.state.account(PAYER).addStack(`ou-cost-caller-${PAYER}`, 'CREATE_COMPLETE');
  former.template = JSON.stringify(callerTemplate());
  expect(await run(noTerminal, { only: 'payer' })).toBe(true);
  expect([...aws.state.account(PAYER).stacks.keys()]).toEqual([former.name]);
  expect(isDeleted()).toBe(false);
  expect(printed).toBe('ou-cost-payer (222222222222, ap-northeast-1): does not exist\n');
});

test("says that an export's bucket stays, before it asks", async () => {
  const of = decodeConfig(JSON.stringify({ ...CONFIG, exports: { bucket: 'acme-bill' } }), 'the test');
  const stack = aws.state.account(PAYER).addStack('ou-cost-exports', 'CREATE_COMPLETE');
  const { exports: Description } = STACK_DESCRIPTIONS;
  stack.template = JSON.stringify({ Description });
  expect(await run(answering('n'), { only: 'payer', of })).toBe(false);
  expect(said).toMatch(
    /note {5}the bucket acme-bill of account 2{12} stays, with the deliveries in it: .* by hand/,
  );
  expect(printed).toBe('');
});

describe("the archive's bucket", () => {
  const of = decodeConfig(JSON.stringify({ ...CONFIG, archive: { bucket: 'acme-reports' } }), 'the test');
  const deleting = (deleteArchive: string | null, answer = 'y') =>
    run(answering(answer), { only: 'payer', of, deleteArchive });
  let account: FakeAccount;

  beforeEach(() => {
    account = aws.state.account(PAYER);
    account.buckets.set('acme-reports', 200);
    account.versions.set(
      'acme-reports',
      ['a', 'b', 'c', 'index.html', 'index.html'].map((key, at) => ({ key, version: `v${at}` })),
    );
  });

  test('stays with its reports, and destroy says how it is deleted and how it is used again', async () => {
    const stack = account.addStack('ou-cost-archive', 'CREATE_COMPLETE');
    stack.template = JSON.stringify({ Description: STACK_DESCRIPTIONS.archive });
    expect(await deleting(null, 'n')).toBe(false);
    expect(said).toMatch(
      /the bucket acme-reports of account 2{12} stays, with the reports in it; .* --delete-archive acme-reports, .*'archive\.create' to false/,
    );
    expect(account.versions.get('acme-reports')).toHaveLength(5);
  });

  test('is deleted with every version where its name is written out', async () => {
    expect(await deleting('acme-reports', 'n')).toBe(false);
    expect(account.versions.get('acme-reports')).toHaveLength(5);
    expect(await deleting('acme-reports')).toBe(true);
    expect(account.buckets.has('acme-reports')).toBe(false);
    expect(printed).toMatch(/bucket acme-reports: deleted\n$/);
    expect(await deleting('acme-reports')).toBe(true);
    expect(printed).toMatch(/bucket acme-reports: does not exist\n$/);
  });

  test.each([
    ['acme-bill', of, /^--delete-archive 'acme-bill': the archive's bucket is 'acme-reports'; nothing/],
    ['acme-reports', config, /the configuration has no archive; nothing was changed$/],
  ])('is not deleted under another name, nor another bucket: %s', async (deleteArchive, wanted, message) => {
    await expect(run(answering('y'), { only: 'payer', of: wanted, deleteArchive })).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringMatching(message),
    });
    expect(account.versions.get('acme-reports')).toHaveLength(5);
  });

  test('cannot be emptied while Object Lock holds its reports, and nothing else is deleted then', async () => {
    account.lockedBuckets.add('acme-reports');
    await expect(deleting('acme-reports')).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringMatching(/Object Lock holds its reports .* nothing was changed$/),
    });
    expect(account.versions.get('acme-reports')).toHaveLength(5);
  });
});
