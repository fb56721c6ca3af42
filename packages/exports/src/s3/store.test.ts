import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { connectRun } from '@ou-cost/aws/calls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeTo } from '../../../aws/src/testing/route-to.ts';
import { readDeployment } from '../../../sandbox/src/deployed/index.ts';
import type { FaultRule } from '../../../sandbox/src/faults/plan.ts';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { caller, payer, readerArn } from '../../../sandbox/src/testing/chain-templates.ts';
import { writeAssembly } from '../../../sandbox/src/testing/cloud-assembly.ts';
import { clientOptions, principal, runningSandbox } from '../../../sandbox/src/testing/running-sandbox.ts';
import { VirtualTime } from '../../../sandbox/src/testing/virtual-time.ts';
import { kept, overwritten, SECOND } from '../delivery/testing/faults.ts';
import { put, synced } from '../delivery/testing/folders.ts';
import { MemoryStore } from '../delivery/testing/memory-store.ts';
import { deliver, pathsIn } from '../delivery/testing/written-delivery.ts';
import { type BucketExport, bucketDeliveries } from './bucket-deliveries.ts';
import { FetchedFiles } from './fetched-files.ts';

const ROOT = 'aws/acme/';
const FILE = `${ROOT}data/BILLING_PERIOD=2026-10/${SECOND}/acme-00001.csv.gz`;
const LARGE = 'large/acme-00001.snappy.parquet';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ou-cost-bucket-'));
  const store = new MemoryStore();
  deliver(store, { ...overwritten(), month: '2026-09' });
  deliver(store, kept(SECOND));
  await synced(store, '', folder);
  await put(folder, { [LARGE]: Buffer.alloc(9 * 2 ** 20 + 5, 'x') });
  await put(folder, Object.fromEntries(Array.from({ length: 1003 }, (_, at) => [`many/${at}`, String(at)])));
  await put(folder, { 'wrong name+ü%/a b&c.csv': 'x' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A sandbox with buckets of these files. */
async function sandboxWith(faults: readonly FaultRule[] = []): Promise<Sandbox> {
  const deployment = readDeployment(writeAssembly());
  const readers = (Action: string, Resource: string, rest = {}) => ({
    name: Action,
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource, ...rest } as const],
    },
  });
  return await runningSandbox({
    faults: { seed: 1, faults },
    deployment: {
      ...deployment,
      roles: deployment.roles.map((role) =>
        role.arn === readerArn
          ? {
              ...role,
              identityPolicies: [
                readers('s3:GetObject', `arn:aws:s3:::bills/${ROOT}metadata/*`),
                readers('s3:ListBucket', 'arn:aws:s3:::bills', {
                  Condition: { StringLike: { 's3:prefix': `${ROOT}*` } },
                }),
              ],
            }
          : role,
      ),
      buckets: [
        { name: 'bills', accountId: payer, region: 'ap-northeast-1', folder },
        { name: 'elsewhere', accountId: payer, region: 'eu-central-1', folder },
        { name: 'others', accountId: caller, region: 'ap-northeast-1', folder },
      ],
    },
  });
}

/** The bucket as a run reads it; by default as an administrator of the payer account. */
function reading(
  sandbox: Sandbox,
  bill: Partial<BucketExport> = {},
  credentials = principal(sandbox, 'PayerAdministrator'),
) {
  const run = connectRun({
    region: 'ap-northeast-1',
    readerRoleArn: null,
    credentials: async () => credentials,
    runId: 'run',
    route: routeTo(sandbox.endpoint),
    deadline: null,
    timing: virtualTiming(),
    maxCostExplorerRequests: null,
  });
  return { run, ...bucketDeliveries(run, { location: `s3://bills/${ROOT}`, ...bill }) };
}

describe('an export in a bucket', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await sandboxWith();
  });
  afterAll(() => sandbox.stop());

  it('is found, proven whole, and fetched', async () => {
    const { deliveries, store, run } = reading(sandbox);
    expect(deliveries.name).toBe('s3://bills/aws/acme');
    expect(await deliveries.months()).toEqual(['2026-09', '2026-10']);
    const read = await deliveries.of(['2026-10', '2026-09']);
    expect(read.flatMap(pathsIn)).toHaveLength(4);
    await using files = new FetchedFiles(store);
    const paths = await files.pathsOf(read.flatMap((delivery) => delivery.files));
    expect(paths).toHaveLength(4);
    await deliveries.assertUnchanged(read);
    const bytes = read.flatMap((delivery) => delivery.files).reduce((sum, file) => sum + file.bytes, 0);
    expect(run.meter.usage()).toMatchObject({ scannedBytes: bytes, throttled: 0, retries: 0 });
    expect(Object.keys(run.meter.usage().requests)).toEqual(['s3:GetObject', 's3:ListBucket']);
  });

  it('is listed page by page', async () => {
    const { store, run } = reading(sandbox);
    const listed = await store.list('many/');
    expect(listed).toHaveLength(1003);
    expect(new Set(listed.map(({ path }) => path)).size).toBe(1003);
    expect(run.meter.requestsOf('s3:ListBucket')).toBe(2);
    expect(await store.list('none/')).toEqual([]);
  });

  it('may have names that are not those of files', async () => {
    const { store } = reading(sandbox);
    const [odd] = await store.list('wrong');
    expect(odd?.path).toBe('wrong name+ü%/a b&c.csv');
    expect(Buffer.from((await store.read(odd?.path ?? '', 1)) ?? []).toString()).toBe('x');
  });

  it('gives no more of an object than was asked for', async () => {
    const { store } = reading(sandbox);
    expect(await store.read('none', 10)).toBeNull();
    await expect(store.read(LARGE, 1000)).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('1000 at most are read'),
    });
    // The connection is free for the next request.
    expect(await store.read('many/7', 10)).toHaveLength(1);
  });

  it('gives only the version that was listed', async () => {
    const { store } = reading(sandbox);
    const [large] = await store.list(LARGE);
    if (large === undefined) throw new Error('nothing is listed');
    expect(await store.readPart(large, 9 * 2 ** 20, 9 * 2 ** 20 + 4)).toHaveLength(5);
    const admin = new S3Client({ ...clientOptions(sandbox, 'PayerAdministrator'), region: 'ap-northeast-1' });
    await admin.send(
      new PutObjectCommand({ Bucket: 'bills', Key: LARGE, Body: Buffer.alloc(9 * 2 ** 20 + 5) }),
    );
    await expect(store.readPart(large, 0, 4)).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringMatching(/^read the export: .* was replaced while it was read/),
    });
    await using files = new FetchedFiles(store);
    await expect(files.pathsOf([large])).rejects.toMatchObject({ code: 'Incomplete' });
    await expect(files.pathsOf([{ ...large, path: 'gone' }])).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('was removed while it was read'),
    });
  });

  it('in another region is found from there', async () => {
    const { deliveries, run } = reading(sandbox, { location: `s3://elsewhere/${ROOT}` });
    // The manifests name the bucket that they were written for.
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining("outside of the export's folder"),
    });
    expect(await deliveries.months()).toEqual(['2026-09', '2026-10']);
    expect(run.meter.usage().retries).toBe(0);
  });

  it('is not read from a bucket of another account than the one that was named', async () => {
    const mine = reading(sandbox, { ownerAccountId: payer });
    expect(await mine.deliveries.months()).toHaveLength(2);
    const other = reading(sandbox, { ownerAccountId: caller });
    await expect(other.deliveries.months()).rejects.toMatchObject({ code: 'AccessRefused' });
  });

  it.each<[string, Partial<BucketExport>, string, RegExp]>([
    [
      'the bucket does not exist',
      { location: 's3://none/p/x' },
      'RequestRefused',
      /there is no bucket 'none'/,
    ],
    [
      "the bucket is another account's",
      { location: 's3://others/p/x' },
      'AccessRefused',
      /^read the export: \S+PayerAdministrator\S* may not call s3:ListBucket on "?arn:aws:s3:::others/,
    ],
    ['nothing is there', { location: 's3://bills/p/x' }, 'Incomplete', /there is no manifest in its folder/],
  ])('is refused where %s', async (_, bill, code, message) => {
    const { deliveries } = reading(sandbox, bill);
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it.each(['s3://bills', 's3://bills/', 's3://Bills/x', 'https://bills/x', 's3:/bills/x'])(
    'is not at %s',
    (location) => {
      expect(() => reading(sandbox, { location })).toThrow(expect.objectContaining({ code: 'InvalidUsage' }));
    },
  );

  it('that a reader may not read fails with the hop, the principal and the action', async () => {
    const { deliveries, store } = reading(sandbox, {}, sandbox.credentialsFor(readerArn));
    const read = await deliveries.of(['2026-10']);
    await using files = new FetchedFiles(store);
    await expect(files.pathsOf(read[0]?.files ?? [])).rejects.toMatchObject({
      code: 'AccessRefused',
      message: expect.stringMatching(
        /^read the export: \S+ may not call s3:GetObject on arn:aws:s3:::bills\/aws\/acme\/data\S*.*; allow s3:GetObject/,
      ),
    });
    await expect(store.list('many/')).rejects.toMatchObject({
      code: 'AccessRefused',
      message: expect.stringContaining('may not call s3:ListBucket'),
    });
  });
});

describe('a bucket behind a bad connection', () => {
  it('is read to the end', async () => {
    const faults = ['truncated', '5xx', 'reset', 'throttle'] as const;
    await using sandbox = disposable(
      await sandboxWith([
        ...faults.map((fault, at): FaultRule => ({ api: 's3:GetObject', fault, calls: [at + 1] })),
        { api: 's3:ListObjectsV2', fault: 'truncated', calls: [1] },
      ]),
    );
    const { deliveries, store, run } = reading(sandbox.sandbox);
    const read = await deliveries.of(['2026-10']);
    await using files = new FetchedFiles(store);
    expect(await files.pathsOf(read.flatMap((delivery) => delivery.files))).toHaveLength(2);
    expect(run.meter.usage()).toMatchObject({ throttled: 1, retries: 5 });
    expect(read.flatMap(pathsIn)).toContain(FILE);
  });
});

/** Backoff takes no real time. Timeouts never abort, because the requests use real sockets, whose time is not virtual. */
function virtualTiming() {
  const time = new VirtualTime('2026-11-26T00:00:01Z');
  return {
    now: time.now,
    random: () => time.random(),
    sleep: time.sleep,
    timeout: () => new AbortController().signal,
  };
}

function disposable(sandbox: Sandbox) {
  return { sandbox, [Symbol.asyncDispose]: () => sandbox.stop() };
}
