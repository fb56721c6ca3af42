import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { bucketClients, bucketSandbox, NAMES } from '../testing/bucket-sandbox.ts';
import { inProcessRequestHandler } from '../testing/in-process-request-handler.ts';

let sandbox: Sandbox;
let clients: ReturnType<typeof bucketClients>;
beforeAll(async () => {
  sandbox = await bucketSandbox();
  clients = bucketClients(sandbox);
});
afterAll(() => sandbox.stop());

describe('objects', () => {
  test.each(NAMES)('%s is read, by a path as the SDK sends it to loopback', async (key) => {
    expect(await clients.text(key)).toBe(`content of ${key}`);
  });

  test('a bucket can be the first part of the host as well', async () => {
    const inProcess = clients.client('PayerAdministrator', {
      endpoint: 'http://sandbox.invalid',
      requestHandler: inProcessRequestHandler(sandbox, { streams: true }),
    });
    const { Body } = await inProcess.send(new GetObjectCommand({ Bucket: 'kumo', Key: 'a b/&<é>.txt' }));
    expect(await Body?.transformToString()).toBe('content of a b/&<é>.txt');
  });

  test('has a length, a time and an entity tag, which HEAD gives alone', async () => {
    const head = await clients.client().send(new HeadObjectCommand({ Bucket: 'kumo', Key: 'a/1.txt' }));
    expect(head).toMatchObject({ ContentLength: 18, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) });
    expect(head.LastModified).toBeInstanceOf(Date);
    expect(await clients.text('a/1.txt', { IfMatch: head.ETag })).toBe('content of a/1.txt');
    await expect(clients.text('a/1.txt', { IfMatch: '"other"' })).rejects.toMatchObject({
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
    const part = await clients.client().send(new GetObjectCommand({ Bucket: 'kumo', Key: 'a/1.txt', Range }));
    expect(part).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
    expect(await part.Body?.transformToString()).toBe(expected);
  });

  test('a range behind the end is refused', async () => {
    await expect(clients.text('a/1.txt', { Range: 'bytes=18-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  test('is written once where that is asked for', async () => {
    const put = (Body: string | Readable, more: object = {}) =>
      clients
        .client()
        .send(new PutObjectCommand({ Bucket: 'once', Key: 'k', Body, IfNoneMatch: '*', ...more }));
    await put('first');
    await expect(put('second')).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await clients.text('k', { Bucket: 'once' })).toBe('first');
    await expect(put('third', { IfNoneMatch: undefined })).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    });
  });

  test('is written once where several ask for that at once: the others are refused, whoever is first', async () => {
    const put = (Body: string) =>
      clients
        .client()
        .send(new PutObjectCommand({ Bucket: 'kumo', Key: 'put at once', Body, IfNoneMatch: '*' }))
        .then(
          () => Body,
          ({ name, $metadata }) => `${name} ${$metadata.httpStatusCode}`,
        );
    const outcomes = await Promise.all(['first', 'second', 'third', 'fourth'].map(put));
    const refused = outcomes.filter((outcome) => outcome.includes(' '));
    expect(refused).toHaveLength(3);
    expect(new Set([...refused, 'ConditionalRequestConflict 409', 'PreconditionFailed 412']).size).toBe(2);
    expect(outcomes).toContain(await clients.text('put at once'));
  });

  test('is written over one version where that is asked for', async () => {
    const put = (Key: string, Body: string, IfMatch: string | undefined) =>
      clients.client().send(new PutObjectCommand({ Bucket: 'kumo', Key, Body, IfMatch }));
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
    expect(await clients.text('versions')).toBe('second');
    await expect(clients.text('no such key')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('a stream is written with its checksum behind it, and a wrong checksum is noticed', async () => {
    await clients.client().send(
      new PutObjectCommand({
        Bucket: 'kumo',
        Key: 'streamed',
        Body: Readable.from([Buffer.from('to'), Buffer.from('gether')]),
        ContentLength: 8,
      }),
    );
    expect(await clients.text('streamed')).toBe('together');
    await expect(
      clients
        .client()
        .send(new PutObjectCommand({ Bucket: 'kumo', Key: 'wrong', Body: 'x', ChecksumCRC32: 'AAAAAA==' })),
    ).rejects.toMatchObject({ name: 'BadDigest' });
  });
});

describe('listings', () => {
  test('have at most 1,000 keys on a page, in the order of their bytes', async () => {
    const pages: number[] = [];
    const keys: string[] = [];
    for await (const page of paginateListObjectsV2(
      { client: clients.client() },
      { Bucket: 'many', Prefix: 'k/' },
    )) {
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
    for await (const page of paginateListObjectsV2({ client: clients.client() }, query)) {
      entries.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      entries.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
    }
    expect(entries).toEqual(['a b/', 'a/']);
  });

  test('say what an object is, and encode keys where that is asked for', async () => {
    const { Contents: [first] = [] } = await clients
      .client()
      .send(new ListObjectsV2Command({ Bucket: 'kumo', Prefix: 'a/' }));
    expect(first).toMatchObject({
      Key: 'a/1.txt',
      Size: 18,
      ETag: expect.stringMatching(/^".*"$/),
      StorageClass: 'STANDARD',
    });
    const encoded = await clients
      .client()
      .send(new ListObjectsV2Command({ Bucket: 'kumo', Prefix: 'a b', EncodingType: 'url' }));
    expect(encoded.Contents?.[0]?.Key).toBe('a+b/%26%3C%C3%A9%3E.txt');
  });

  test('lack what was written last where they are old', async () => {
    const old = await bucketSandbox([{ api: 's3:ListObjectsV2', fault: 'old-listing', calls: [2] }]);
    const { client } = bucketClients(old);
    const list = async () =>
      (await client().send(new ListObjectsV2Command({ Bucket: 'kumo', Prefix: 'new/' }))).KeyCount;
    for (let at = 1; at <= 7; at += 1)
      await client().send(new PutObjectCommand({ Bucket: 'kumo', Key: `new/${at}`, Body: 'x' }));
    expect([await list(), await list(), await list()]).toEqual([7, 2, 7]);
    await old.stop();
  });

  test('a token that no page had is refused', async () => {
    await expect(
      clients.client().send(new ListObjectsV2Command({ Bucket: 'kumo', ContinuationToken: 'mine' })),
    ).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'The continuation token provided is incorrect',
    });
  });
});
