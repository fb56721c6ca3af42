import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readDeployment } from '../deployed/index.ts';
import type { DeployedBucket, PolicyDocument } from '../deployed/model.ts';
import type { FaultRule } from '../faults/plan.ts';
import type { Sandbox } from '../sandbox.ts';
import { caller, payer, readerArn, region } from './chain-templates.ts';
import { writeAssembly } from './cloud-assembly.ts';
import { clientOptions, runningSandbox } from './running-sandbox.ts';

export const KEY = `arn:aws:kms:${region}:${payer}:key/one`;
const FOREIGN_KEY = `arn:aws:kms:${region}:${caller}:key/two`;
/** The keys in the bucket `kumo`; each object says its own. */
export const NAMES = ['a/1.txt', 'a/2.txt', 'a/b/3.txt', 'a b/&<é>.txt', 'ü/4.txt'];

function folderWith(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-s3-'));
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), `content of ${name}`);
  }
  return folder;
}

const allow = (Action: string | string[], Resource: string | string[], rest: object = {}) =>
  ({ Effect: 'Allow', Action, Resource, ...rest }) as const;
const policy = (...Statement: PolicyDocument['Statement']): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});

/** A sandbox with buckets of every kind: see the list below. */
export async function bucketSandbox(faults: readonly FaultRule[] = []): Promise<Sandbox> {
  const deployment = readDeployment(writeAssembly());
  const bucket = (name: string, rest: Partial<DeployedBucket> = {}): DeployedBucket => ({
    name,
    accountId: payer,
    region,
    ...rest,
  });
  const readers = policy(
    allow('s3:GetObject', [
      'arn:aws:s3:::kumo/*',
      'arn:aws:s3:::elsewhere/*',
      'arn:aws:s3:::closed/*',
      'arn:aws:s3:::locked*/*',
    ]),
    allow('s3:ListBucket', 'arn:aws:s3:::kumo', { Condition: { StringLike: { 's3:prefix': 'a/*' } } }),
  );
  return await runningSandbox({
    faults: { faults },
    deployment: {
      ...deployment,
      roles: deployment.roles.map((role) =>
        role.arn === readerArn ? { ...role, identityPolicies: [{ name: 'read', document: readers }] } : role,
      ),
      buckets: [
        bucket('kumo', { folder: folderWith(NAMES) }),
        bucket('many', { folder: folderWith(Array.from({ length: 1003 }, (_, index) => `k/${index}`)) }),
        bucket('other-region', { region: 'ap-northeast-1' }),
        bucket('closed', { accountId: caller, folder: folderWith(['x']) }),
        bucket('elsewhere', {
          accountId: caller,
          folder: folderWith(['x']),
          policy: policy({
            ...allow('s3:GetObject', 'arn:aws:s3:::elsewhere/*'),
            Principal: { AWS: `arn:aws:iam::${payer}:root` },
            Condition: { ArnEquals: { 'aws:PrincipalArn': readerArn } },
          }),
        }),
        bucket('locked', { keyArn: KEY, folder: folderWith(['x']) }),
        bucket('locked-elsewhere', { keyArn: FOREIGN_KEY, folder: folderWith(['x']) }),
        bucket('kept', { isVersioned: true }),
        bucket('protected', { isVersioned: true, objectLock: { mode: 'COMPLIANCE', days: 1 } }),
        bucket('once', {
          policy: policy({
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:PutObject',
            Resource: 'arn:aws:s3:::once/*',
            Condition: { Null: { 's3:if-none-match': 'true' } },
          }),
        }),
      ],
    },
  });
}

/** Clients of the sandbox, and the text of an object in `kumo` or another bucket. */
export function bucketClients(sandbox: Sandbox) {
  const client = (by = 'PayerAdministrator', more: object = {}) =>
    new S3Client({ ...clientOptions(sandbox, by), ...more });
  const reader = () => new S3Client(clientOptions(sandbox, sandbox.credentialsFor(readerArn)));
  const text = async (key: string, more: object = {}, s3 = client()) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'kumo', Key: key, ...more }));
    return (await Body?.transformToString()) ?? '';
  };
  return { client, reader, text };
}
