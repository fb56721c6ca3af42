import {
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { bucketClients, bucketSandbox, KEY } from '../testing/bucket-sandbox.ts';
import { payer, region } from '../testing/chain-templates.ts';

let sandbox: Sandbox;
let clients: ReturnType<typeof bucketClients>;
beforeAll(async () => {
  sandbox = await bucketSandbox();
  clients = bucketClients(sandbox);
});
afterAll(() => sandbox.stop());

describe("a customer's key", () => {
  const read = (Bucket: string, s3 = clients.client()) => clients.text('x', { Bucket }, s3);

  test('is used with the rights of the reader', async () => {
    expect(await read('locked')).toBe('content of x');
    await expect(read('locked', clients.reader())).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${payer}:assumed-role/reader/sandbox is not authorized to perform: kms:Decrypt on resource: ${KEY} because no identity-based policy allows the kms:Decrypt action`,
    });
  });

  test('of another account must admit the reader too', async () => {
    await expect(read('locked-elsewhere')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('is needed for writing as well', async () => {
    await clients.client().send(new PutObjectCommand({ Bucket: 'locked', Key: 'k', Body: 'v' }));
    expect(sandbox.calls.at(-1)?.furtherPermissions).toEqual([
      { action: 'kms:GenerateDataKey', resource: KEY },
    ]);
  });
});

describe('refusals', () => {
  test('a bucket that does not exist, and one of another region', async () => {
    await expect(clients.text('k', { Bucket: 'nowhere' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(clients.text('k', { Bucket: 'other-region' })).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    });
    const there = clients.client('PayerAdministrator', { region: 'ap-northeast-1' });
    expect(await there.send(new GetBucketLocationCommand({ Bucket: 'other-region' }))).toMatchObject({
      LocationConstraint: 'ap-northeast-1',
    });
    expect(await clients.client().send(new HeadBucketCommand({ Bucket: 'kumo' }))).toMatchObject({
      BucketRegion: region,
    });
  });

  test('a key that does not exist is told only to those who may list', async () => {
    await expect(clients.text('none')).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(clients.text('none', {}, clients.reader())).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
      message: `User: arn:aws:sts::${payer}:assumed-role/reader/sandbox is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::kumo" because no identity-based policy allows the s3:ListBucket action`,
    });
    await expect(
      clients.client().send(new HeadObjectCommand({ Bucket: 'kumo', Key: 'none' })),
    ).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('a listing needs its own right, by its prefix', async () => {
    const list = (Prefix: string) =>
      clients.reader().send(new ListObjectsV2Command({ Bucket: 'kumo', Prefix }));
    expect((await list('a/')).KeyCount).toBe(3);
    await expect(list('')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('across accounts the bucket must admit the reader too', async () => {
    expect(await clients.text('x', { Bucket: 'elsewhere' }, clients.reader())).toBe('content of x');
    await expect(clients.text('x', { Bucket: 'closed' }, clients.reader())).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(clients.text('x', { Bucket: 'elsewhere' })).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      clients.text('x', { Bucket: 'elsewhere', ExpectedBucketOwner: payer }, clients.reader()),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('what it does not serve, it names', async () => {
    await expect(
      clients.client().send(new GetObjectCommand({ Bucket: 'kumo', Key: 'a/1.txt', VersionId: '1' })),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('it serves GetObject, HeadObject'),
    });
  });
});
