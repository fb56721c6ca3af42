import {
  CopyObjectCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { bucketClients, bucketSandbox } from '../testing/bucket-sandbox.ts';
import { clientOptions } from '../testing/running-sandbox.ts';

let sandbox: Sandbox;
let clients: ReturnType<typeof bucketClients>;
beforeAll(async () => {
  sandbox = await bucketSandbox();
  clients = bucketClients(sandbox);
});
afterAll(() => sandbox.stop());

const put = (Bucket: string, Key: string, Body: string, more: object = {}) =>
  clients.client().send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const remove = (Bucket: string, Key: string, VersionId?: string) =>
  clients.client().send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
const versions = async (Bucket: string) => {
  const { Versions = [], DeleteMarkers = [] } = await clients
    .client()
    .send(new ListObjectVersionsCommand({ Bucket, Prefix: 'k' }));
  return { versions: Versions, marks: DeleteMarkers };
};

test('what is replaced or deleted stays as a version, until that is deleted for good', async () => {
  const first = await put('kept', 'k', 'first');
  const second = await put('kept', 'k', 'second', { IfMatch: first.ETag });
  const mark = await remove('kept', 'k');
  expect(mark).toMatchObject({ DeleteMarker: true });
  await expect(clients.text('k', { Bucket: 'kept' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  const listed = await versions('kept');
  expect(listed.versions.map(({ VersionId }) => VersionId)).toEqual([second.VersionId, first.VersionId]);
  expect(listed.marks).toMatchObject([{ VersionId: mark.VersionId, IsLatest: true }]);
  await remove('kept', 'k', mark.VersionId);
  expect(await clients.text('k', { Bucket: 'kept' })).toBe('second');
  await remove('kept', 'k', second.VersionId);
  expect(await clients.text('k', { Bucket: 'kept' })).toBe('first');
  await remove('kept', 'k', first.VersionId);
  expect(await versions('kept')).toEqual({ versions: [], marks: [] });
  await expect(remove('kept', 'k', 'none')).rejects.toMatchObject({ name: 'NoSuchVersion' });
});

test('a locked version cannot be deleted, and a locked bucket takes only what has a checksum', async () => {
  const { VersionId } = await put('protected', 'k', 'for ever');
  await expect(remove('protected', 'k', VersionId)).rejects.toMatchObject({ name: 'AccessDenied' });
  const mark = await remove('protected', 'k');
  await remove('protected', 'k', mark.VersionId);
  const bare = new S3Client({
    ...clientOptions(sandbox, 'PayerAdministrator'),
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  await expect(
    bare.send(new PutObjectCommand({ Bucket: 'protected', Key: 'k', Body: 'x' })),
  ).rejects.toMatchObject({ name: 'InvalidRequest', message: expect.stringContaining('Content-MD5') });
});

test('IAM decides about deleting, and is told the conditions of a write', async () => {
  const reader = clients.reader();
  await expect(reader.send(new DeleteObjectCommand({ Bucket: 'kept', Key: 'k' }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('s3:DeleteObject'),
  });
  await expect(
    reader.send(new DeleteObjectCommand({ Bucket: 'kept', Key: 'k', VersionId: '1' })),
  ).rejects.toMatchObject({ message: expect.stringContaining('s3:DeleteObjectVersion') });
  await expect(put('kept', 'none', 'x', { IfMatch: '"00"' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(sandbox.calls.at(-1)?.conditionKeys).toMatchObject({ 's3:if-match': '"00"' });
});

test('copying is not served as if it were writing', async () => {
  await put('kept', 'source', 'x');
  await expect(
    clients.client().send(new CopyObjectCommand({ Bucket: 'kept', Key: 'copy', CopySource: 'kept/source' })),
  ).rejects.toMatchObject({ name: 'NotImplemented' });
});
