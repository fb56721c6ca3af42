import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { EXPORTS_READER_CALLS } from '@ou-cost/aws/permissions';
import { decodeDiagnosis } from '@ou-cost/contract';
import type { Sandbox } from '@ou-cost/sandbox';
import { type Deployment, readDeployment } from '@ou-cost/sandbox/deployed';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { oneGrantLess } from '../../packages/proof/src/testing/one-grant-less.ts';
import { PAYER } from '../../packages/sandbox/src/testing/written-bill.ts';
import { executeNode } from '../support/processes/execute.ts';
import { environmentOf } from '../support/processes/ou-cost.ts';
import { synthesizeIn } from '../support/processes/synth.ts';
import { withGrant } from '../support/rights/added-grants.ts';
import { withRemedy } from '../support/rights/examined.ts';
import { EXPORT, examinedExport, READER, startedWith, WORKER } from '../support/rights/examined-export.ts';
import { configText, roleArn } from '../support/sandbox/config.ts';

let folder: string;
let deployment: Deployment;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ou-cost-doctor-export-'));
  const config = join(folder, 'config.json');
  writeFileSync(config, configText(PAYER, { exports: { bucket: EXPORT.bucket } }));
  deployment = readDeployment(synthesizeIn(join(folder, 'cdk'), config));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Six hours after the last delivery. */
const NOW = Date.UTC(2026, 9, 10, 12);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

function administrator(sandbox: Sandbox): S3Client {
  const { endpoint } = sandbox;
  const credentials = sandbox.principals['PayerAdministrator'];
  return new S3Client({
    endpoint,
    region: EXPORT.region,
    ...(credentials === undefined ? {} : { credentials }),
  });
}

async function keysIn(sandbox: Sandbox): Promise<string[]> {
  const { Contents = [] } = await administrator(sandbox).send(
    new ListObjectsV2Command({ Bucket: EXPORT.bucket }),
  );
  return Contents.map(({ Key = '' }) => Key);
}

/** Empties the last month's last file, which the manifest names. */
async function withoutLastFile(sandbox: Sandbox): Promise<void> {
  const files = (await keysIn(sandbox)).filter((key) => key.endsWith('.parquet'));
  await administrator(sandbox).send(
    new PutObjectCommand({ Bucket: EXPORT.bucket, Key: files.at(-1) ?? '', Body: Buffer.alloc(0) }),
  );
}

describe('an export that works', () => {
  it('passes every check, by the real roles and over HTTP', async () => {
    const { diagnosis } = await examinedExport(deployment);
    const answers = new Map(diagnosis.checks.map(({ id, answer }) => [id, answer]));
    expect(diagnosis.checks.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id)).toEqual([
      // The organization has no unit.
      'list-units-of-unit',
      'list-accounts-of-unit',
      'describe-unit',
    ]);
    expect(answers.get('export-health')).toBe('healthy, last refreshed 2026-10-10T06:00:00Z');
    expect(answers.get('list-deliveries')).toBe('of 2026-08 to 2026-10');
    expect(answers.get('read-delivery')).toBe(
      '2026-10 is whole, delivered 2026-10-10T06:00:00Z, 6 hours ago',
    );
    expect(answers.get('export-table')).toMatch(/^FOCUS.*, 60 columns$/);
    expect(answers.get('work-group')).toContain('at most 100 GB scanned for one query, enforced');
    expect(answers.get('query-export')).toMatch(/^1 line in 2026-10, \d{4} bytes scanned \(0\.000048 USD\)$/);
  });
});

describe('doctor on a deployment with an export', () => {
  it('has its checks from the deployed function, and nothing refuses it', async () => {
    vi.useRealTimers();
    const sandbox = await startedWith(deployment);
    try {
      const args = [
        'doctor',
        '--invoker-role-arn',
        roleArn('ou-cost-invoker', PAYER),
        '--paid',
        '--negative',
      ];
      const env = environmentOf(sandbox, 'RundeckBatchRole');
      const ended = await executeNode('packages/cli/bin/ou-cost.mjs', [...args, '--output', 'json'], { env });
      const { checks } = decodeDiagnosis(JSON.parse(ended.stdout));
      expect(ended, JSON.stringify(checks.filter(({ outcome }) => outcome === 'failed'))).toMatchObject({
        exitCode: 0,
      });
      const ofExport = checks.filter(
        ({ as, id }) => as === 'reader' && /deliver|export|query|table|group/.test(id),
      );
      // By the real clock, the scenario's last delivery may be old.
      expect(ofExport.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id)).toEqual(
        expect.toSatisfy((ids: string[]) => ids.every((id) => id === 'read-delivery')),
      );
      expect(ofExport.length).toBeGreaterThan(10);
    } finally {
      await sandbox.stop();
    }
  });
});

describe('an export with one grant less', () => {
  const ofExport = new Set(EXPORTS_READER_CALLS.map(({ action }) => action));
  const actionOf = (name: string) => /^ou-cost-reader: (\S+) on /.exec(name)?.[1] ?? '';

  it('names the missing action in its remedy; all remedies together make up for the whole policy', async () => {
    const reduced = oneGrantLess(deployment).filter(({ name }) => ofExport.has(actionOf(name)));
    expect(new Set(reduced.map(({ name }) => actionOf(name)))).toEqual(ofExport);
    let repaired = withoutExportPolicy(deployment);
    for (const { name, deployment: less } of reduced) {
      const [first] = (await examinedExport(less)).failed;
      expect(first?.code, name).toBe('AccessRefused');
      expect(
        first?.remedy?.statements.map(({ statement }) => statement['Action']),
        name,
      ).toEqual([actionOf(name)]);
      if (first !== undefined) repaired = withRemedy(repaired, first);
    }
    expect((await examinedExport(repaired)).failed).toEqual([]);
  }, 120_000);
});

describe('an export whose bucket has a key of its own', () => {
  it('names the key where the role may not decrypt with it, and works with the remedy', async () => {
    const key = `arn:aws:kms:${EXPORT.region}:${PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;
    const encrypted: Deployment = {
      ...deployment,
      buckets: deployment.buckets.map((bucket) => ({ ...bucket, keyArn: key })),
    };
    const [first] = (await examinedExport(encrypted)).failed;
    expect(first).toMatchObject({ id: 'read-delivery', code: 'AccessRefused' });
    expect(first?.remedy?.statements).toMatchObject([
      { principalArn: READER, statement: { Action: 'kms:Decrypt', Resource: key } },
    ]);
    expect(first?.remedy?.advice.join()).toContain('exports.kmsKeyArn');
    if (first === undefined) return;
    expect((await examinedExport(withRemedy(encrypted, first))).failed).toEqual([]);
  });
});

function withoutExportPolicy(before: Deployment): Deployment {
  const roles = before.roles.map((role) => ({
    ...role,
    identityPolicies: role.identityPolicies.filter(({ name }) => name !== 'read-exports'),
  }));
  return { ...before, roles };
}

describe('an export with a fault', () => {
  const changedGroup = (changes: object) => ({
    ...deployment,
    workGroups: deployment.workGroups.map((one) => ({ ...one, ...changes })),
  });
  const changedTable = (changes: (table: Deployment['tables'][number]) => object): Deployment => ({
    ...deployment,
    tables: deployment.tables.map((one) => ({ ...one, ...changes(one) })),
  });

  it.each<[string, () => Parameters<typeof examinedExport>, readonly string[], string, RegExp]>([
    [
      'that has another name',
      () => [deployment, { settings: { ...EXPORT, name: 'other' } }],
      ['find-export'],
      'InvalidConfiguration',
      /exports\.name/,
    ],
    [
      'that AWS may not deliver',
      () => [deployment, { behaviour: { dataExports: { unhealthy: 'INSUFFICIENT_PERMISSION' } } }],
      ['export-health'],
      'Incomplete',
      /Its policy must contain .*arn:aws:s3:::kumo-bill/,
    ],
    [
      'that was not delivered yet',
      () => [deployment, { behaviour: { dataExports: { hasDelivered: false } } }],
      ['list-deliveries'],
      'DataUnavailable',
      /within 24 hours/,
    ],
    [
      'whose delivery has an empty file',
      () => [deployment, { before: withoutLastFile }],
      ['read-delivery'],
      'Incomplete',
      /after some minutes/,
    ],
    [
      'whose table reads elsewhere',
      () => [
        changedTable(({ parameters }) => ({
          location: 's3://kumo-bill/old/data/',
          parameters: { ...parameters, 'storage.location.template': 's3://kumo-bill/old/data' },
        })),
      ],
      ['export-table'],
      'InvalidConfiguration',
      /exports\.glueTable/,
    ],
    [
      'whose table does not reach the month',
      () => [
        changedTable(({ parameters }) => ({
          parameters: { ...parameters, 'projection.billing_period.range': '2015-01,2026-09' },
        })),
      ],
      ['query-export'],
      'InvalidConfiguration',
      /exports\.glueTable/,
    ],
    [
      'whose table lacks a column',
      () => [
        changedTable(({ columns }) => ({ columns: columns.filter(({ name }) => name !== 'subaccountid') })),
      ],
      ['export-table'],
      'MalformedAnswer',
      /the columns of the export/,
    ],
    [
      'without its table',
      () => [{ ...deployment, tables: [] }],
      ['export-table'],
      'InvalidConfiguration',
      /exports\.glueTable/,
    ],
    [
      'whose work group is disabled',
      () => [changedGroup({ isEnabled: false })],
      ['work-group'],
      'InvalidConfiguration',
      /enable it/,
    ],
    [
      'without its work group',
      () => [{ ...deployment, workGroups: [] }],
      ['work-group'],
      'InvalidConfiguration',
      /exports\.workGroup/,
    ],
  ])('%s is found', async (_, examination, ids, code, advice) => {
    const { failed } = await examinedExport(...examination());
    expect(failed.map(({ id }) => id)).toEqual(ids);
    expect(failed[0]).toMatchObject({ code });
    expect(failed[0]?.remedy?.advice.join()).toMatch(advice);
  });

  it('warns where the last delivery is old, or the work group has no limit', async () => {
    vi.setSystemTime(NOW + 3 * 86_400_000);
    const { failed, warnings } = await examinedExport(changedGroup({ bytesScannedCutoff: undefined }));
    expect(failed).toEqual([]);
    expect(warnings.map(({ id }) => id)).toEqual(['read-delivery', 'work-group']);
    expect(warnings[0]?.answer).toMatch(/, 3 days ago$/);
    expect(warnings[1]?.remedy?.advice.join()).toContain('BytesScannedCutoffPerQuery=107374182400');
  });
});

describe('an export with one grant too many', () => {
  const allow = (Action: string, Resource = '*') => ({ Effect: 'Allow', Action, Resource }) as const;

  it.each([
    ['worker-cannot-list-deliveries', WORKER, allow('s3:ListBucket')],
    ['reader-cannot-write-deliveries', READER, allow('s3:PutObject', `arn:aws:s3:::${EXPORT.bucket}/*`)],
    ['reader-cannot-list-others', READER, allow('s3:ListBucket', `arn:aws:s3:::${EXPORT.bucket}`)],
    ['reader-cannot-query-elsewhere', READER, allow('athena:StartQueryExecution')],
  ])('fails %s, and changes nothing', async (id, role, statement) => {
    const keys: string[][] = [];
    const remember = async (sandbox: Sandbox) => void keys.push(await keysIn(sandbox));
    const { failed } = await examinedExport(withGrant(deployment, role, statement), {
      before: remember,
      after: remember,
    });
    expect(failed).toMatchObject([{ id, code: 'AccessTooWide', answer: 'allowed, and must not be' }]);
    expect(keys[0]?.length).toBeGreaterThan(5);
    expect(keys[1]).toEqual(keys[0]);
  });
});
