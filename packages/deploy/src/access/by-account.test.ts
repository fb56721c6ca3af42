import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeConfig } from '@ou-cost/contract';
import { synthesize } from '@ou-cost/infra';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAssembly } from '../assembly/read.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { CALLER, CONFIG, PAYER, prepareAccounts, writeProfiles } from '../testing/program.ts';
import { type Profiles, resolveAccess } from './by-account.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-access-'));
const profileFiles = writeProfiles(folder);
const BOTH: Profiles = { payer: ['payer'], caller: ['caller'] };

let aws: FakeAws;

beforeEach(async () => {
  aws = await startFakeAws();
  prepareAccounts(aws);
  const environment = { ...profileFiles, AWS_ENDPOINT_URL: aws.endpoint, AWS_MAX_ATTEMPTS: '1' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each stack of an export is looked at in its own account and region, in the order of its creation', async () => {
  const bucketAccountId = CALLER;
  const of = decodeConfig(
    JSON.stringify({ ...CONFIG, exports: { bucket: 'acme-bill', bucketAccountId } }),
    'the test',
  );
  const assembly = synthesize({
    config: of,
    outdir: join(folder, 'assembly'),
    functionAsset: import.meta.dirname,
  });
  const ofExports = readAssembly(assembly, of);
  expect(ofExports.map(({ name, accountId, region }) => `${name} ${accountId} ${region}`)).toEqual([
    `ou-cost-payer ${PAYER} ap-northeast-1`,
    `ou-cost-exports-bucket ${bucketAccountId} ap-northeast-1`,
    `ou-cost-exports ${PAYER} ap-northeast-1`,
    `ou-cost-exports-delivery ${PAYER} us-east-1`,
    `ou-cost-caller-${CALLER} ${CALLER} ap-northeast-1`,
  ]);
  const accesses = await resolveAccess(BOTH, ofExports, ofExports);
  for (const plan of ofExports) {
    const access = accesses.forStack(plan);
    expect(access.accountId, plan.name).toBe(plan.accountId);
    expect(await access.clients.cloudFormation.config.region(), plan.name).toBe(plan.region);
  }
});
