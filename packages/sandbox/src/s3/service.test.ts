import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDeployment } from '../deployed/index.ts';
import type { DeployedBucket, PolicyDocument } from '../deployed/model.ts';
import type { Sandbox } from '../sandbox.ts';
import { caller, payer, readerArn, region } from '../testing/chain-templates.ts';
import { writeAssembly } from '../testing/cloud-assembly.ts';
import { inProcessRequestHandler } from '../testing/in-process-request-handler.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';

const NAMES = ['a/1.txt', 'a/2.txt', 'a/b/3.txt', 'a b/&<é>.txt', 'ü/4.txt'];

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

let sandbox: Sandbox;
beforeAll(async () => {
  const deployment = readDeployment(writeAssembly());
  const bucket = (name: string, rest: Partial<DeployedBucket> = {}): DeployedBucket => ({
    name,
    accountId: payer,
    region,
    ...rest,
  });
  const readers = policy(
    allow('s3:GetObject', ['arn:aws:s3:::kumo/*', 'arn:aws:s3:::elsewhere/*', 'arn:aws:s3:::closed/*']),
    allow('s3:ListBucket', 'arn:aws:s3:::kumo', { Condition: { StringLike: { 's3:prefix': 'a/*' } } }),
  );
  sandbox = await runningSandbox({
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
});
afterAll(() => sandbox.stop());

const client = (by = 'PayerAdministrator', more: object = {}) =>
  new S3Client({ ...clientOptions(sandbox, by), ...more });
const reader = () => new S3Client(clientOptions(sandbox, sandbox.credentialsFor(readerArn)));
const text = async (key: string, more: object = {}, s3 = client()) =>
  (await (
    await s3.send(new GetObjectCommand({ Bucket: 'kumo', Key: key, ...more }))
  ).Body?.transformToString()) ?? '';

describe('objects', () => {
  test.each(NAMES)('%s is read, by a path as the SDK sends it to loopback', async (key) => {
    expect(await text(key)).toBe(`content of ${key}`);
  });

  test('a bucket can be the first part of the host as well', async () => {
    const inProcess = client('PayerAdministrator', {
      endpoint: 'http://sandbox.invalid',
      requestHandler: inProcessRequestHandler(sandbox, { streams: true }),
    });
    const { Body } = await inProcess.send(new GetObjectCommand({ Bucket: 'kumo', Key: 'a b/&<é>.txt' }));
    expect(await Body?.transformToString()).toBe('content of a b/&<é>.txt');
  });

  test('has a length, a time and an entity tag, which HEAD gives alone', async () => {
    const head = await client().send(new HeadObjectCommand({ Bucket: 'kumo', Key: 'a/1.txt' }));
    expect(head).toMatchObject({ ContentLength: 18, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) });
    expect(head.LastModified).toBeInstanceOf(Date);
    expect(await text('a/1.txt', { IfMatch: head.ETag })).toBe('content of a/1.txt');
    await expect(text('a/1.txt', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });

  test.each([
    ['bytes=0-6', 'content', 'bytes 0-6/18'],
    ['bytes=11-', 'a/1.txt', 'bytes 11-17/18'],
    ['bytes=-3', 'txt', 'bytes 15-17/18'],
    ['bytes=15-99', 'txt', 'bytes 15-17/18'],
  ])('range %s', async (Range, expected, ContentRange) => {
    const part = await client().send(new GetObjectCommand({ Bucket: 'kumo', Key: 'a/1.txt', Range }));
    expect(part).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
    expect(await part.Body?.transformToString()).toBe(expected);
  });

  test('a range behind the end is refused', async () => {
    await expect(text('a/1.txt', { Range: 'bytes=18-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  test('is written once where that is asked for', async () => {
    const put = (Body: string | Readable, more: object = {}) =>
      client().send(new PutObjectCommand({ Bucket: 'once', Key: 'k', Body, IfNoneMatch: '*', ...more }));
    await put('first');
    await expect(put('second')).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await text('k', { Bucket: 'once' })).toBe('first');
    await expect(put('third', { IfNoneMatch: undefined })).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    });
  });

  test('is written over one version where that is asked for', async () => {
    const put = (Key: string, Body: string, IfMatch: string | undefined) =>
      client().send(new PutObjectCommand({ Bucket: 'kumo', Key, Body, IfMatch }));
    const { ETag } = await put('versions', 'first', undefined);
    await expect(put('versions', 'lost', '"00"')).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await expect(put('no such key', 'lost', '"00"')).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
    await put('versions', 'second', ETag);
    expect(await text('versions')).toBe('second');
    await expect(text('no such key')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('a stream is written with its checksum behind it, and a wrong checksum is noticed', async () => {
    await client().send(
      new PutObjectCommand({
        Bucket: 'kumo',
        Key: 'streamed',
        Body: Readable.from([Buffer.from('to'), Buffer.from('gether')]),
        ContentLength: 8,
      }),
    );
    expect(await text('streamed')).toBe('together');
    await expect(
      client().send(
        new PutObjectCommand({ Bucket: 'kumo', Key: 'wrong', Body: 'x', ChecksumCRC32: 'AAAAAA==' }),
      ),
    ).rejects.toMatchObject({ name: 'BadDigest' });
  });
});

describe('listings', () => {
  test('have at most 1,000 keys on a page, in the order of their bytes', async () => {
    const pages: number[] = [];
    const keys: string[] = [];
    for await (const page of paginateListObjectsV2({ client: client() }, { Bucket: 'many', Prefix: 'k/' })) {
      pages.push(page.KeyCount ?? 0);
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    }
    expect(pages).toEqual([1000, 3]);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(1003);
  });

  test('a delimiter makes folders, page by page', async () => {
    const entries: string[] = [];
    const query = { Bucket: 'kumo', Prefix: 'a', Delimiter: '/', MaxKeys: 1 };
    for await (const page of paginateListObjectsV2({ client: client() }, query)) {
      entries.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      entries.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
    }
    expect(entries).toEqual(['a b/', 'a/']);
  });

  test('say what an object is, and encode keys where that is asked for', async () => {
    const { Contents: [first] = [] } = await client().send(
      new ListObjectsV2Command({ Bucket: 'kumo', Prefix: 'a/' }),
    );
    expect(first).toMatchObject({
      Key: 'a/1.txt',
      Size: 18,
      ETag: expect.stringMatching(/^".*"$/),
      StorageClass: 'STANDARD',
    });
    const encoded = await client().send(
      new ListObjectsV2Command({ Bucket: 'kumo', Prefix: 'a b', EncodingType: 'url' }),
    );
    expect(encoded.Contents?.[0]?.Key).toBe('a+b/%26%3C%C3%A9%3E.txt');
  });

  test('a token that no page had is refused', async () => {
    await expect(
      client().send(new ListObjectsV2Command({ Bucket: 'kumo', ContinuationToken: 'mine' })),
    ).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'The continuation token provided is incorrect',
    });
  });
});

describe('refusals', () => {
  test('a bucket that does not exist, and one of another region', async () => {
    await expect(text('k', { Bucket: 'nowhere' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(text('k', { Bucket: 'other-region' })).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    });
    const there = client('PayerAdministrator', { region: 'ap-northeast-1' });
    expect(await there.send(new GetBucketLocationCommand({ Bucket: 'other-region' }))).toMatchObject({
      LocationConstraint: 'ap-northeast-1',
    });
    expect(await client().send(new HeadBucketCommand({ Bucket: 'kumo' }))).toMatchObject({
      BucketRegion: region,
    });
  });

  test('a key that does not exist is told only to those who may list', async () => {
    await expect(text('none')).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(text('none', {}, reader())).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
      message: `User: arn:aws:sts::${payer}:assumed-role/reader/sandbox is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::kumo" because no identity-based policy allows the s3:ListBucket action`,
    });
    await expect(client().send(new HeadObjectCommand({ Bucket: 'kumo', Key: 'none' }))).rejects.toMatchObject(
      { name: 'NotFound' },
    );
  });

  test('a listing needs its own right, by its prefix', async () => {
    const list = (Prefix: string) => reader().send(new ListObjectsV2Command({ Bucket: 'kumo', Prefix }));
    expect((await list('a/')).KeyCount).toBe(3);
    await expect(list('')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('across accounts the bucket must admit the reader too', async () => {
    expect(await text('x', { Bucket: 'elsewhere' }, reader())).toBe('content of x');
    await expect(text('x', { Bucket: 'closed' }, reader())).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(text('x', { Bucket: 'elsewhere' })).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      text('x', { Bucket: 'elsewhere', ExpectedBucketOwner: payer }, reader()),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('what it does not serve, it names', async () => {
    await expect(
      client().send(new GetObjectCommand({ Bucket: 'kumo', Key: 'a/1.txt', VersionId: '1' })),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('it serves GetObject, HeadObject'),
    });
  });
});
