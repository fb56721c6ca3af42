import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeDiagnosis } from '@ou-cost/contract';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneTrustLess } from '../../packages/proof/src/testing/one-grant-less.ts';
import { executeNode } from '../support/processes/execute.ts';
import { environmentOf, OU_COST } from '../support/processes/ou-cost.ts';
import { DEPLOYMENT, DOCTOR, EVERYTHING, examine, role, sandboxWith } from '../support/rights/examined.ts';
import { configText, ENTERPRISE_PAYER, RUNDECK_ROLE_ARN } from '../support/sandbox/config.ts';

describe('doctor where the first hops are broken', () => {
  const NONE = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };
  const STALE = {
    AWS_ACCESS_KEY_ID: 'ASIAEXAMPLEEXAMPLE00',
    AWS_SECRET_ACCESS_KEY: 'nobody-knows-this-one',
    AWS_SESSION_TOKEN: 'nor-this-one',
  };

  it.each([
    ['no credentials', NONE, 'CredentialsMissing'],
    ['credentials that AWS does not know', STALE, 'CredentialsExpired'],
  ])('%s: says so, and reaches nothing else', async (_, changed, code) => {
    const { ended, failed, diagnosis } = await examine(DEPLOYMENT, EVERYTHING, changed);
    expect(failed).toMatchObject([{ id: 'caller-identity', code }]);
    expect(failed[0]?.remedy?.advice).not.toEqual([]);
    expect(new Set(diagnosis.checks.slice(1).map(({ outcome }) => outcome))).toEqual(
      new Set(['not-reached']),
    );
    expect(diagnosis.checks).toHaveLength(18);
    expect(ended.exitCode).toBe(4);
    for (const secret of Object.values(STALE)) expect(ended.stdout + ended.stderr).not.toContain(secret);
  });

  it('a role that does not exist is refused like one that does not let in', async () => {
    const { ended, failed } = await examine(DEPLOYMENT, [...DOCTOR, '--invoker-role-arn', role('nobody')]);
    expect(failed).toMatchObject([{ id: 'assume-invoker', resource: role('nobody') }]);
    expect(failed[0]?.remedy?.advice.join()).toContain('--invoker-role-arn');
    expect(ended.exitCode).toBe(4);
  });

  it('a function that is not there is found by the dry run', async () => {
    // The invoker may invoke the one function only, so that AWS tells no more than that.
    const refused = await examine(DEPLOYMENT, [...DOCTOR, '--function', 'elsewhere']);
    expect(refused.failed).toMatchObject([{ id: 'may-invoke', code: 'AccessRefused' }]);
    const none = {
      ...DEPLOYMENT,
      functions: DEPLOYMENT.functions.map((one) => ({ ...one, arn: `${one.arn}-2` })),
    };
    const { ended, failed } = await examine(none);
    expect(failed).toMatchObject([{ id: 'may-invoke', code: 'FunctionNotFound' }]);
    expect(failed[0]?.remedy?.advice.join()).toContain('npm run deploy');
    expect(ended.exitCode).toBe(2);
  });
});

describe('doctor and run where what is asked for is not what the configuration says', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ou-cost-doctor-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const OTHER_CALLER = RUNDECK_ROLE_ARN.replace('RundeckBatchRole', 'Nightly');
  const withConfig = (changes = {}) => {
    writeFileSync(join(folder, 'c.json'), configText(ENTERPRISE_PAYER, changes));
    return ['--config', join(folder, 'c.json')];
  };
  const trustless = oneTrustLess(DEPLOYMENT).find(({ name }) => name.startsWith('ou-cost-invoker'));

  it.each<[string, Deployment, object, readonly string[], string, string]>([
    [
      'another region',
      DEPLOYMENT,
      {},
      ['--region', 'us-east-1'],
      'may-invoke',
      "the configuration has region 'ap-northeast-1', not 'us-east-1'",
    ],
    [
      'another function',
      DEPLOYMENT,
      {},
      ['--function', 'ou-cost-reprot'],
      'may-invoke',
      "the configuration has function 'ou-cost-report', not 'ou-cost-reprot'",
    ],
    [
      'a caller that is not listed',
      trustless?.deployment ?? DEPLOYMENT,
      { callers: [{ roleArn: OTHER_CALLER }] },
      [],
      'assume-invoker',
      `the configuration lists ${OTHER_CALLER} under 'callers', and not ${RUNDECK_ROLE_ARN}`,
    ],
  ])('%s: names the difference, and proposes no right', async (_, deployment, changes, args, id, says) => {
    const sandbox = await sandboxWith(deployment);
    try {
      const options = { env: environmentOf(sandbox, 'RundeckBatchRole') };
      const asked = [...withConfig(changes), ...args];
      const examined = await executeNode(OU_COST, ['doctor', '--output', 'json', ...asked], options);
      const failed = decodeDiagnosis(JSON.parse(examined.stdout)).checks.filter(
        ({ outcome }) => outcome === 'failed',
      );
      expect(failed).toMatchObject([{ id, code: 'AccessRefused', remedy: { statements: [], commands: [] } }]);
      expect(failed[0]?.remedy?.advice.join()).toContain(says);
      const run = await executeNode(OU_COST, ['run', '--period', '2026-10', ...asked], options);
      expect(run).toMatchObject({ exitCode: 4, stdout: '', stderr: expect.stringContaining(says) });
      expect(run.stderr).not.toContain('; allow');
    } finally {
      await sandbox.stop();
    }
  });
});

describe('doctor where the function does not answer as it should', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ou-cost-doctor-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const withCode = (code: string, environment = {}): Deployment => {
    writeFileSync(join(folder, 'index.mjs'), code);
    return {
      ...DEPLOYMENT,
      functions: DEPLOYMENT.functions.map((one) => ({
        ...one,
        assetFolder: folder,
        environment: { ...one.environment, ...environment },
      })),
    };
  };

  it.each([
    ['does not start', 'import "missing";', 'FunctionBroken', 'aws logs tail /aws/lambda/ou-cost-report', 1],
    [
      'is older than this program',
      `export const handler = () => { throw Object.assign(new Error("'kind' is not 'report'"), { name: 'InvalidRequest' }); };`,
      'InvalidRequest',
      'older than this program',
      2,
    ],
    ['answers something else', 'export const handler = () => ({});', 'MalformedAnswer', 'aws logs tail', 5],
  ])('%s: names the hop, where to look, and the exit code', async (_, code, errorCode, remedy, exitCode) => {
    const { ended, failed } = await examine(withCode(code));
    expect(failed).toMatchObject([{ id: 'function-answers', code: errorCode }]);
    expect(JSON.stringify(failed[0]?.remedy)).toContain(remedy);
    expect(ended.exitCode).toBe(exitCode);
  });

  it('says how old its code is and how it was deployed, where the deployment says so', async () => {
    const dated = {
      ...DEPLOYMENT,
      functions: DEPLOYMENT.functions.map((one) => ({
        ...one,
        environment: {
          ...one.environment,
          OU_COST_CODE_DATE: '2026-01-31',
          OU_COST_DEPLOYED_THROUGH: 'terraform',
        },
      })),
    };
    const { diagnosis } = await examine(dated, DOCTOR);
    expect(diagnosis.function).toMatchObject({ codeDate: '2026-01-31', deployedThrough: 'terraform' });
    const answers = diagnosis.checks.find(({ id }) => id === 'function-answers')?.answer;
    expect(answers).toMatch(
      /^answered: ou-cost \S+, code of 2026-01-31, \d+ days old, deployed with Terraform$/,
    );
  });
});

describe('doctor refuses', () => {
  it.each([
    ['an output it does not have', ['--output', 'html'], 'html'],
    ['an option of run', ['--period', '2026-10'], '--period'],
    ['a missing configuration', ['--config', 'nowhere.json'], 'nowhere.json'],
    ['an output folder that does not exist', ['--out', '/nowhere/at/all.json'], '/nowhere/at/all.json'],
    ['a region that is none', ['--region', 'Tokyo'], 'Tokyo'],
  ])('%s, before anything is asked of AWS', async (_, args, named) => {
    const env = { AWS_REGION: 'ap-northeast-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const ended = await executeNode('packages/cli/bin/ou-cost.mjs', [...DOCTOR, ...args], { env });
    expect(ended).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(named) });
  });
});
