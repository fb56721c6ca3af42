import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLER_CALLS, INVOKER_CALLS, READER_CALLS, WORKER_CALLS } from '@ou-cost/aws/permissions';
import { decodeDiagnosis } from '@ou-cost/contract';
import { type Sandbox, startSandbox } from '@ou-cost/sandbox';
import { type Deployment, type PolicyStatement, readDeployment } from '@ou-cost/sandbox/deployed';
import type { Diagnosis, HopCheck } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configText, ENTERPRISE_PAYER, RUNDECK_ROLE_ARN } from './support/config.ts';
import { oneGrantLess, oneTrustLess } from './support/one-grant-less.ts';
import { type Ended, executeNode, onSandbox } from './support/processes.ts';
import { deploymentFor, enterprise } from './support/scenarios.ts';
import { synthesizeIn } from './support/synth.ts';
import { withDirectInvoker, withGrant, withTrust } from './support/widened.ts';

const DEPLOYMENT = deploymentFor(ENTERPRISE_PAYER);
const role = (name: string) => `arn:aws:iam::${ENTERPRISE_PAYER}:role/${name}`;
const DOCTOR = ['doctor', '--invoker-role-arn', role('ou-cost-invoker'), '--output', 'json'];
const EVERYTHING = [...DOCTOR, '--paid', '--negative'];

const scenario = enterprise();

/** Cost Explorer is a day ahead, so that a month that ends while a test runs is in the past for both. */
async function sandboxWith(deployment: Deployment): Promise<Sandbox> {
  const today = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return startSandbox({ deployment, scenario: await scenario, today });
}

interface Examined {
  readonly ended: Ended;
  readonly diagnosis: Diagnosis;
  readonly failed: readonly HopCheck[];
}

async function examine(
  deployment: Deployment,
  args: readonly string[] = EVERYTHING,
  changed: Readonly<Record<string, string>> = {},
): Promise<Examined> {
  const sandbox = await sandboxWith(deployment);
  try {
    const env = { ...onSandbox(sandbox, sandbox.principals['RundeckBatchRole']), ...changed };
    const ended = await executeNode('packages/cli/bin/ou-cost.mjs', args, { env });
    expect(ended.stdout, ended.stderr).not.toBe('');
    const diagnosis = decodeDiagnosis(JSON.parse(ended.stdout));
    return { ended, diagnosis, failed: diagnosis.checks.filter(({ outcome }) => outcome === 'failed') };
  } finally {
    await sandbox.stop();
  }
}

/** The deployment after somebody has added what the diagnosis says. */
function mended(deployment: Deployment, { mend }: HopCheck): Deployment {
  const statements = mend?.statements ?? [];
  return statements.reduce((before, { principalArn, policy, statement }) => {
    // As it was printed: JSON that IAM takes.
    const printed = statement as unknown as PolicyStatement;
    return policy === 'trust'
      ? withTrust(before, principalArn, printed)
      : withGrant(before, principalArn, printed);
  }, deployment);
}

/** Which check finds that a grant is missing, by role and action; two differ by what they name. */
const FOUND_BY: readonly (readonly [RegExp, string])[] = [
  [/^RundeckBatchRole: sts:AssumeRole/, 'enter-invoker'],
  [/^ou-cost-invoker: trust/, 'enter-invoker'],
  [/^ou-cost-invoker: lambda:InvokeFunction/, 'may-invoke'],
  [/^ou-cost-worker: trust/, 'function-answers'],
  [/^ou-cost-worker: sts:AssumeRole/, 'enter-reader'],
  [/^ou-cost-reader: trust/, 'enter-reader'],
  [/^ou-cost-reader: organizations:ListAccounts /, 'list-accounts'],
  [/^ou-cost-reader: organizations:ListRoots/, 'list-roots'],
  [/:ListOrganizationalUnitsForParent on .*:root\//, 'list-units-of-root'],
  [/:ListOrganizationalUnitsForParent on .*:ou\//, 'list-units-of-unit'],
  [/:ListAccountsForParent on .*:root\//, 'list-accounts-of-root'],
  [/:ListAccountsForParent on .*:ou\//, 'list-accounts-of-unit'],
  [/:DescribeOrganizationalUnit/, 'describe-unit'],
  [/^ou-cost-reader: ce:GetCostAndUsage/, 'read-cost'],
];

describe('doctor on a chain that works', () => {
  let sandbox: Sandbox;
  let ended: Ended;
  beforeAll(async () => {
    sandbox = await sandboxWith(DEPLOYMENT);
    const env = onSandbox(sandbox, sandbox.principals['RundeckBatchRole']);
    ended = await executeNode('packages/cli/bin/ou-cost.mjs', DOCTOR, { env });
  });
  afterAll(() => sandbox?.stop());

  it('finds every hop working, asks nothing of Cost Explorer, and says which version answered', () => {
    expect(ended).toMatchObject({ exitCode: 0 });
    const { checks, function: answering, producer } = decodeDiagnosis(JSON.parse(ended.stdout));
    expect(
      checks.filter(({ outcome }) => outcome !== 'passed').map(({ id, outcome }) => [id, outcome]),
    ).toEqual([['read-cost', 'skipped']]);
    expect(checks.every(({ proves }) => proves === 'allowed')).toBe(true);
    expect(answering?.producer).toBe(producer);
    expect(sandbox.calls.some(({ service }) => service === 'ce')).toBe(false);
  });

  it('needs no right beyond those of a run', () => {
    const granted: Readonly<Record<string, readonly { readonly action: string }[]>> = {
      [RUNDECK_ROLE_ARN]: CALLER_CALLS,
      [role('ou-cost-invoker')]: INVOKER_CALLS,
      [role('ou-cost-worker')]: WORKER_CALLS,
      [role('ou-cost-reader')]: READER_CALLS,
    };
    const asked = sandbox.calls.filter(({ origin }) => origin === 'request');
    expect(asked.length).toBeGreaterThan(8);
    for (const { principalRoleArn = '', action } of asked) {
      const actions = [
        'sts:GetCallerIdentity',
        ...(granted[principalRoleArn] ?? []).map((one) => one.action),
      ];
      expect(actions, principalRoleArn).toContain(action);
    }
  });

  it('prints no credential, and the function logs none', () => {
    const text = [ended.stdout, ended.stderr, JSON.stringify(sandbox.logs)].join('\n');
    for (const { secretAccessKey, sessionToken } of Object.values(sandbox.principals)) {
      expect(text).not.toContain(secretAccessKey);
      expect(text).not.toContain(sessionToken);
    }
    expect(text).not.toMatch(/ASIA[A-Z0-9]{16}/);
  });
});

describe('doctor with one thing taken away', () => {
  // Lambda itself writes the log, silently: no call that a role of the chain may make shows that it cannot.
  const visible = [...oneGrantLess(DEPLOYMENT), ...oneTrustLess(DEPLOYMENT)].filter(
    ({ name }) => !name.startsWith('ou-cost-worker: logs:'),
  );

  it('tries every hop', () => {
    const found = visible.map(({ name }) => FOUND_BY.find(([pattern]) => pattern.test(name))?.[1]);
    expect(new Set(found)).toEqual(new Set(FOUND_BY.map(([, id]) => id)));
    expect(found).not.toContain(undefined);
    expect(visible).toHaveLength(FOUND_BY.length);
  });

  it.concurrent.each(visible)(
    '$name: names exactly that hop, and its mend works',
    async ({ name, deployment }) => {
      const { ended, failed, diagnosis } = await examine(deployment);
      const [, id] = FOUND_BY.find(([pattern]) => pattern.test(name)) ?? [];
      expect(failed.map((check) => check.id)).toEqual([id]);
      expect(ended.exitCode).toBe(4);
      const [broken] = failed;
      if (broken === undefined) return;
      expect(broken).toMatchObject({ code: 'AccessRefused', mend: { statements: expect.any(Array) } });
      expect(ended.stderr).toContain(`the hop '${broken.hop}' is broken`);
      const order = diagnosis.checks.map((check) => check.id);
      const before = diagnosis.checks.slice(0, order.indexOf(broken.id));
      expect(before.every(({ outcome }) => outcome === 'passed')).toBe(true);

      const again = await examine(mended(deployment, broken));
      expect(again.failed, JSON.stringify(again.failed)).toEqual([]);
      expect(again.diagnosis.checks.map(({ outcome }) => outcome)).not.toContain('not-reached');
      expect(again.ended.exitCode).toBe(0);
    },
  );
});

describe('doctor where roles have a path and trusts ask for an external id', () => {
  let folder: string;
  let deployment: Deployment;
  const withConfig = () => [
    ...EVERYTHING.filter((arg) => !isInvoker(arg)),
    '--config',
    join(folder, 'c.json'),
  ];
  const isInvoker = (arg: string) => arg === '--invoker-role-arn' || arg === role('ou-cost-invoker');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ou-cost-doctor-'));
    const text = configText(ENTERPRISE_PAYER, {
      callers: [{ roleArn: RUNDECK_ROLE_ARN.replace('role/', 'role/batch/') }],
      externalId: 'between-us',
      roles: { path: '/finance/cost/' },
      reader: { externalId: 'for-the-reader' },
    });
    writeFileSync(join(folder, 'c.json'), text);
    deployment = readDeployment(await synthesizeIn(join(folder, 'cdk'), join(folder, 'c.json')));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('the mend of every entry works as it was printed', async () => {
    expect((await examine(deployment, withConfig())).ended.exitCode).toBe(0);
    const entries = [...oneGrantLess(deployment), ...oneTrustLess(deployment)].filter(({ name }) =>
      /sts:AssumeRole|: trust/.test(name),
    );
    expect(entries).toHaveLength(5);
    for (const { name, deployment: reduced } of entries) {
      const [broken, ...others] = (await examine(reduced, withConfig())).failed;
      expect(others, name).toEqual([]);
      expect(broken?.mend?.statements, name).not.toEqual([]);
      if (broken === undefined) continue;
      expect((await examine(mended(reduced, broken), withConfig())).failed, name).toEqual([]);
    }
  }, 120_000);
});

describe('doctor --negative with one thing too many', () => {
  const allow = (Action: string): PolicyStatement => ({ Effect: 'Allow', Action, Resource: '*' });
  const widened: readonly (readonly [string, Deployment])[] = [
    [
      'caller-cannot-invoke',
      withGrant(
        withDirectInvoker(DEPLOYMENT, RUNDECK_ROLE_ARN),
        RUNDECK_ROLE_ARN,
        allow('lambda:InvokeFunction'),
      ),
    ],
    [
      'invoker-cannot-invoke-others',
      withGrant(DEPLOYMENT, role('ou-cost-invoker'), allow('lambda:InvokeFunction')),
    ],
    ['invoker-cannot-read-cost', withGrant(DEPLOYMENT, role('ou-cost-invoker'), allow('ce:GetCostAndUsage'))],
    [
      'worker-cannot-read-organization',
      withGrant(DEPLOYMENT, role('ou-cost-worker'), allow('organizations:ListAccounts')),
    ],
    ['worker-cannot-read-cost', withGrant(DEPLOYMENT, role('ou-cost-worker'), allow('ce:GetCostAndUsage'))],
  ];

  it.concurrent.each(widened)('%s fails, and nothing else', async (id, deployment) => {
    const { ended, failed } = await examine(deployment);
    expect(failed).toMatchObject([{ id, code: 'AccessTooWide', answer: 'allowed, and must not be' }]);
    expect(failed[0]?.mend?.commands).not.toEqual([]);
    expect(ended).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('and must not') });
    expect(ended.stderr).toContain('CloudTrail');
    expect((await examine(deployment, DOCTOR)).ended.exitCode).toBe(0);
  });
});

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
    expect(failed[0]?.mend?.advice).not.toEqual([]);
    expect(new Set(diagnosis.checks.slice(1).map(({ outcome }) => outcome))).toEqual(
      new Set(['not-reached']),
    );
    expect(diagnosis.checks).toHaveLength(18);
    expect(ended.exitCode).toBe(4);
    for (const secret of Object.values(STALE)) expect(ended.stdout + ended.stderr).not.toContain(secret);
  });

  it('a role that does not exist is refused like one that does not let in', async () => {
    const { ended, failed } = await examine(DEPLOYMENT, [...DOCTOR, '--invoker-role-arn', role('nobody')]);
    expect(failed).toMatchObject([{ id: 'enter-invoker', resource: role('nobody') }]);
    expect(failed[0]?.mend?.advice.join()).toContain('--invoker-role-arn');
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
    expect(failed[0]?.mend?.advice.join()).toContain('npm run deploy');
    expect(ended.exitCode).toBe(2);
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
  ])('%s: names the hop, where to look, and the exit code', async (_, code, errorCode, mend, exitCode) => {
    const { ended, failed } = await examine(withCode(code));
    expect(failed).toMatchObject([{ id: 'function-answers', code: errorCode }]);
    expect(JSON.stringify(failed[0]?.mend)).toContain(mend);
    expect(ended.exitCode).toBe(exitCode);
  });

  it('says how old its code is, where the deployment says so', async () => {
    const dated = {
      ...DEPLOYMENT,
      functions: DEPLOYMENT.functions.map((one) => ({
        ...one,
        environment: { ...one.environment, OU_COST_CODE_DATE: '2026-01-31' },
      })),
    };
    const { diagnosis } = await examine(dated, DOCTOR);
    expect(diagnosis.function?.codeDate).toBe('2026-01-31');
    const answers = diagnosis.checks.find(({ id }) => id === 'function-answers')?.answer;
    expect(answers).toMatch(/^answered: ou-cost \S+, code of 2026-01-31, \d+ days old$/);
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
