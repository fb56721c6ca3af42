import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRun } from '@ou-cost/aws/calls';
import { OuCostError } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDeployment } from '../../../sandbox/src/deployed/index.ts';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { payer, readerArn, region } from '../../../sandbox/src/testing/chain-templates.ts';
import { writeAssembly } from '../../../sandbox/src/testing/cloud-assembly.ts';
import { runningSandbox } from '../../../sandbox/src/testing/running-sandbox.ts';
import { S3Store } from './store.ts';
import { CONFIGURED_EXPORT } from './words.ts';

const NAMES = ['e/data/a b/&<é>+%.parquet', 'e/data/x.parquet', 'e/metadata/(1)!*\'"-Manifest.json'];
const MOST = 1000;

function folderWith(parent: string, name: string, keys: readonly string[]): string {
  for (const key of keys) {
    mkdirSync(join(parent, name, key, '..'), { recursive: true });
    writeFileSync(join(parent, name, key), `content of ${key}`);
  }
  return join(parent, name);
}

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bucket-store-'));
  const deployment = readDeployment(writeAssembly());
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bill/e/*' },
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: ['arn:aws:s3:::bill', 'arn:aws:s3:::elsewhere', 'arn:aws:s3:::no-such-bucket'],
        Condition: { StringLike: { 's3:prefix': 'e/*' } },
      },
    ],
  } as const;
  const bucket = { accountId: payer, region };
  const many = Array.from({ length: 1003 }, (_, at) => `e/many/${at}`);
  sandbox = await runningSandbox({
    deployment: {
      ...deployment,
      roles: deployment.roles.map((role) =>
        role.arn === readerArn ? { ...role, identityPolicies: [{ name: 'read', document }] } : role,
      ),
      buckets: [
        { ...bucket, name: 'bill', folder: folderWith(folder, 'bill', [...NAMES, ...many]) },
        { ...bucket, name: 'elsewhere', region: 'ap-northeast-1' },
      ],
    },
  });
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

function storeOf(
  bucket = 'bill',
  { region: asked = region, now = () => Date.now(), endpoint = sandbox.endpoint } = {},
) {
  const run = connectRun({
    region,
    readerRoleArn: null,
    credentials: async () => sandbox.credentialsFor(readerArn),
    runId: 'run-1',
    deadline: null,
    maxCostExplorerRequests: null,
  });
  const reach = { bucket, region: asked, endpoint, mayBeElsewhere: false };
  return { run, store: new S3Store(run, reach, CONFIGURED_EXPORT, now) };
}

describe('a bucket', () => {
  it('is listed by a prefix, whatever characters are in its names', async () => {
    const { store, run } = storeOf();
    const listed = await store.list('e/data/');
    expect(listed.map(({ path }) => path)).toEqual(NAMES.slice(0, 2));
    expect(listed[1]).toEqual({
      path: 'e/data/x.parquet',
      bytes: 27,
      modifiedAt: expect.closeTo(Date.now(), -6),
      version: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
    expect(run.meter.usage().requests).toEqual({ 's3:ListBucket': 1 });
  });

  it('is listed to its last page', async () => {
    const { store, run } = storeOf();
    expect(await store.list('e/many/')).toHaveLength(1003);
    expect(run.meter.usage().requests).toEqual({ 's3:ListBucket': 2 });
    expect(await store.list('e/none/')).toEqual([]);
  });

  it.each(NAMES)('gives the whole of %s', async (name) => {
    const body = await storeOf().store.read(name, MOST);
    expect(Buffer.from(body ?? []).toString()).toBe(`content of ${name}`);
  });

  it('gives nothing where there is nothing, and no more than is asked for', async () => {
    const { store } = storeOf();
    expect(await store.read('e/none', MOST)).toBeNull();
    await expect(store.read('e/data/x.parquet', 26)).rejects.toMatchObject({ code: 'MalformedAnswer' });
  });

  it('is read although the clock is wrong, and its time is learnt once', async () => {
    const { store, run } = storeOf('bill', { now: () => Date.now() - 3_600_000 });
    expect(await store.list('e/data/')).toHaveLength(2);
    expect(await store.list('e/data/')).toHaveLength(2);
    expect(run.meter.usage()).toMatchObject({ requests: { 's3:ListBucket': 3 }, retries: 1 });
  });
});

describe('an answer', () => {
  /** A server that answers with whatever a test says. */
  async function answering(answer: (response: ServerResponse) => unknown) {
    const server = createServer((_request, response) => void answer(response));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    return { server, ...storeOf('bill', { endpoint: `http://127.0.0.1:${port}` }) };
  }

  const OBJECT =
    '<Contents><Key>e/x</Key><Size>1</Size><LastModified>2026-11-01T00:00:00.000Z</LastModified><ETag>"x"</ETag></Contents>';
  const WHOLE = '<IsTruncated>false</IsTruncated>';

  it.each([
    ['does not say whether it is whole', OBJECT],
    ['says twice whether it is whole', `${WHOLE}<IsTruncated>true</IsTruncated>${OBJECT}`],
    ['is cut without a way to the rest', `<IsTruncated>true</IsTruncated>${OBJECT}`],
    ['has a key that is not encoded', `${WHOLE}${OBJECT.replace('e/x', 'e/%')}`],
    ['has a size that is none', `${WHOLE}${OBJECT.replace('<Size>1<', '<Size>NaN<')}`],
    ['has an entity in place of a key', `${WHOLE}${OBJECT.replace('e/x', '&f;')}`],
  ])('is no listing where it %s', async (_, body) => {
    const entity = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>';
    const { server, store } = await answering((response) =>
      response.end(`${entity}<ListBucketResult>${body}</ListBucketResult>`),
    );
    await expect(store.list('e/')).rejects.toMatchObject({ code: 'MalformedAnswer' });
    server.closeAllConnections();
    server.close();
  });

  it('that stops in its middle ends with the run', async () => {
    const { server, run, store } = await answering((response) => response.write('<ListBucketResult>'));
    const listing = store.list('e/');
    const failed = expect(listing).rejects.toMatchObject({ code: 'Incomplete' });
    await expect.poll(() => run.meter.requestsOf('s3:ListBucket')).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await run.calls.stop(new OuCostError('Incomplete', 'over'));
    await failed;
    server.closeAllConnections();
    server.close();
  });
});

describe('a bucket that refuses', () => {
  it.each([
    ['to be listed', (store: S3Store) => store.list('other/'), 's3:ListBucket on arn:aws:s3:::bill'],
    ['an object', (store: S3Store) => store.read('other', MOST), 's3:GetObject on arn:aws:s3:::bill/other'],
  ])('%s is a failure with the hop, the principal and the action', async (_, ask, call) => {
    await expect(ask(storeOf().store)).rejects.toMatchObject({
      code: 'AccessRefused',
      message: expect.stringMatching(
        new RegExp(`^read the export in S3: arn:aws:sts::${payer}:assumed-role/\\S+ may not call ${call} `),
      ),
    });
  });

  it.each([
    ['is in another region', 'elsewhere', "is in region 'ap-northeast-1'"],
    ['is not there', 'no-such-bucket', "there is no bucket 'no-such-bucket'"],
  ])('since it %s is named with what to correct', async (_, name, message) => {
    await expect(storeOf(name).store.list('e/')).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringContaining(message),
    });
  });
});
