import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLER_CALLS, INVOKER_CALLS, READER_CALLS, WORKER_CALLS } from '@ou-cost/aws/permissions';
import { decodeDiagnosis } from '@ou-cost/contract';
import type { Sandbox } from '@ou-cost/sandbox';
import { type Deployment, type PolicyStatement, readDeployment } from '@ou-cost/sandbox/deployed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneGrantLess, oneTrustLess } from '../../packages/proof/src/testing/one-grant-less.ts';
import { type Ended, executeNode } from '../support/processes/execute.ts';
import { environmentOf } from '../support/processes/ou-cost.ts';
import { synthesizeIn } from '../support/processes/synth.ts';
import { withDirectInvoker, withGrant } from '../support/rights/added-grants.ts';
import {
  DEPLOYMENT,
  DOCTOR,
  EVERYTHING,
  examine,
  role,
  sandboxWith,
  withRemedy,
} from '../support/rights/examined.ts';
import { configText, ENTERPRISE_PAYER, RUNDECK_ROLE_ARN } from '../support/sandbox/config.ts';

/** Which check finds that a grant is missing, by role and action; two differ by what they name. */
const FOUND_BY: readonly (readonly [RegExp, string])[] = [
  [/^RundeckBatchRole: sts:AssumeRole/, 'assume-invoker'],
  [/^ou-cost-invoker: trust/, 'assume-invoker'],
  [/^ou-cost-invoker: lambda:InvokeFunction/, 'may-invoke'],
  [/^ou-cost-worker: trust/, 'function-answers'],
  [/^ou-cost-worker: sts:AssumeRole/, 'assume-reader'],
  [/^ou-cost-reader: trust/, 'assume-reader'],
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
    const env = environmentOf(sandbox, 'RundeckBatchRole');
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
    '$name: names exactly that hop, and its remedy works',
    async ({ name, deployment }) => {
      const { ended, failed, diagnosis } = await examine(deployment);
      const [, id] = FOUND_BY.find(([pattern]) => pattern.test(name)) ?? [];
      expect(failed.map((check) => check.id)).toEqual([id]);
      expect(ended.exitCode).toBe(4);
      const [broken] = failed;
      if (broken === undefined) return;
      expect(broken).toMatchObject({ code: 'AccessRefused', remedy: { statements: expect.any(Array) } });
      expect(ended.stderr).toContain(`the hop '${broken.hop}' is broken`);
      const order = diagnosis.checks.map((check) => check.id);
      const before = diagnosis.checks.slice(0, order.indexOf(broken.id));
      expect(before.every(({ outcome }) => outcome === 'passed')).toBe(true);

      const again = await examine(withRemedy(deployment, broken));
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
    deployment = readDeployment(synthesizeIn(join(folder, 'cdk'), join(folder, 'c.json')));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('the remedy of every entry works as it was printed', async () => {
    expect((await examine(deployment, withConfig())).ended.exitCode).toBe(0);
    const entries = [...oneGrantLess(deployment), ...oneTrustLess(deployment)].filter(({ name }) =>
      /sts:AssumeRole|: trust/.test(name),
    );
    expect(entries).toHaveLength(5);
    for (const { name, deployment: reduced } of entries) {
      const [broken, ...others] = (await examine(reduced, withConfig())).failed;
      expect(others, name).toEqual([]);
      expect(broken?.remedy?.statements, name).not.toEqual([]);
      if (broken === undefined) continue;
      expect((await examine(withRemedy(reduced, broken), withConfig())).failed, name).toEqual([]);
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
    expect(failed[0]?.remedy?.commands).not.toEqual([]);
    expect(ended).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('and must not') });
    expect(ended.stderr).toContain('CloudTrail');
    expect((await examine(deployment, DOCTOR)).ended.exitCode).toBe(0);
  });
});
