import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRule } from '../../../sandbox/src/faults/plan.ts';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { caller, payer } from '../../../sandbox/src/testing/chain-templates.ts';
import { clientOptions } from '../../../sandbox/src/testing/running-sandbox.ts';
import { openArchive } from '../open.ts';
import { archiveSandbox, connection, PREFIX } from '../testing/bucket.ts';
import { runOf, treeOf } from '../testing/runs.ts';
import { S3Store } from './store.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | null) => (content === null ? null : new TextDecoder().decode(content));

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await archiveSandbox();
});
afterAll(() => sandbox.stop());

const storeOf = (bucket = 'kept', prefix = PREFIX, by: string | null = null) =>
  new S3Store(connection(sandbox, by), { bucket, prefix });

describe('an archive in a bucket', () => {
  it('keeps an object as it was written first, with the rights of an archive alone', async () => {
    const store = storeOf();
    expect(store.name).toBe('s3://kept/ou-cost/archive');
    expect(await store.read('a/1.json', 10)).toBeNull();
    expect(await store.writeOnce('a/1.json', bytes('first'))).toBe('written');
    expect(await store.writeOnce('a/1.json', bytes('second'))).toBe('exists');
    expect(await store.writeOnce('a/1.json', bytes('first'))).toBe('exists');
    expect(text(await store.read('a/1.json', 10))).toBe('first');
    const reader = new S3Client(clientOptions(sandbox, 'PayerAdministrator'));
    const { ContentType } = await reader.send(
      new GetObjectCommand({ Bucket: 'kept', Key: `${PREFIX}a/1.json` }),
    );
    expect(ContentType).toBe('application/json');
  });

  it('keeps one of two objects that are written at once', async () => {
    const outcomes = await Promise.all(
      ['x', 'y', 'z'].map((each) => storeOf().writeOnce('b/1.json', bytes(each.repeat(1000)))),
    );
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
    expect(text(await storeOf().read('b/1.json', 1000))).toBe(
      'xyz'.charAt(outcomes.indexOf('written')).repeat(1000),
    );
  });

  it('lists its own keys in their order, a part where that is asked for, and no folders of a console', async () => {
    const store = storeOf();
    const keys = ['l/2026-09/ü 1.json', 'l/2026-10/a+b.json', 'l/2026-10/c.json', 'l/2026-11/1.json'];
    for (const key of keys) await store.writeOnce(key, bytes('x'));
    await store.writeOnce('l/', bytes(''));
    expect(await store.list('l/')).toEqual(keys);
    expect(await store.list('l/', { after: 'l/2026-10', before: 'l/2026-100' })).toEqual(keys.slice(1, 3));
    expect(await store.list('none/')).toEqual([]);
  });

  it('in another region is found from there', async () => {
    const store = storeOf('elsewhere', 'x/', 'PayerAdministrator');
    expect(await store.writeOnce('a.json', bytes('1'))).toBe('written');
    expect(await store.list('')).toEqual(['a.json']);
  });

  it('replaces an object where it is still the one that was read', async () => {
    const store = storeOf('elsewhere', 'r/', 'PayerAdministrator');
    expect(await store.readTagged('i.html', 10)).toBeNull();
    expect(await store.replace('i.html', bytes('one'), '"0123456789abcdef0123456789abcdef"')).toBe('changed');
    expect(await store.replace('i.html', bytes('one'), null)).toBe('written');
    expect(await store.replace('i.html', bytes('two'), null)).toBe('changed');
    const one = await store.readTagged('i.html', 10);
    expect(text(one?.content ?? null)).toBe('one');
    expect(await store.replace('i.html', bytes('two'), one?.tag ?? null)).toBe('written');
    expect(await store.replace('i.html', bytes('three'), one?.tag ?? null)).toBe('changed');
    expect(text(await store.read('i.html', 10))).toBe('two');
  });

  it('is not written to where the bucket is of another account than the one that was named', async () => {
    const of = (ownerAccountId: string) =>
      new S3Store(connection(sandbox), { bucket: 'kept', prefix: PREFIX, ownerAccountId });
    expect(await of(payer).writeOnce('o/1.json', bytes('1'))).toBe('written');
    await expect(of(caller).writeOnce('o/2.json', bytes('1'))).rejects.toMatchObject({
      code: 'AccessRefused',
    });
    expect(await of(payer).list('o/')).toEqual(['o/1.json']);
  });

  it('takes an object of some megabytes, with the checksum that a locked bucket demands', async () => {
    const content = new Uint8Array(5_000_000).fill(7);
    const before = sandbox.calls.length;
    expect(await storeOf().writeOnce('large.bin', content)).toBe('written');
    expect(sandbox.calls.slice(before).map(({ operation }) => operation)).toEqual(['PutObject']);
    await expect(storeOf().read('large.bin', 1000)).rejects.toMatchObject({ code: 'MalformedAnswer' });
    expect((await storeOf().read('large.bin', content.length))?.length).toBe(content.length);
  });

  it.each<[string, () => Promise<unknown>, string, RegExp]>([
    [
      'there is no bucket',
      () => storeOf('nowhere', 'x/').list(''),
      'RequestRefused',
      /^read the archive: there is no bucket 'nowhere'; correct the location of the archive/,
    ],
    [
      'the prefix is not allowed',
      () => storeOf('kept', 'other/').list('organizations/'),
      'AccessRefused',
      /^read the archive: \S+\/reader\/\S+ may not call s3:ListBucket on arn:aws:s3:::kept .*; allow s3:ListBucket on arn:aws:s3:::kept/,
    ],
    [
      'writing is not allowed',
      () => storeOf('kept', 'other/').writeOnce('x.json', bytes('x')),
      'AccessRefused',
      /^write to the archive: \S+ may not call s3:PutObject on arn:aws:s3:::kept\/other\/x\.json/,
    ],
    [
      "the bucket's key is not allowed",
      () => storeOf('locked', '').writeOnce('x.json', bytes('x')),
      'AccessRefused',
      /^write to the archive: \S+ may not call kms:GenerateDataKey on arn:aws:kms:\S+:key\/one/,
    ],
    [
      "the bucket is another account's",
      () => storeOf('others', '', 'PayerAdministrator').list(''),
      'AccessRefused',
      /^read the archive: \S+ may not call s3:ListBucket on arn:aws:s3:::others/,
    ],
  ])('says so where %s', async (_, act, code, message) => {
    await expect(act()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('has a policy that lets nobody replace an object', async () => {
    const admin = new S3Client(clientOptions(sandbox, 'PayerAdministrator'));
    const put = new PutObjectCommand({ Bucket: 'kept', Key: `${PREFIX}a/1.json`, Body: 'forged' });
    await expect(admin.send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('is opened, written and read like a folder', async () => {
    const open = () => openArchive('s3://kept/ou-cost/archive/whole/', () => connection(sandbox));
    const run = runOf('run-1', treeOf('2026-11-08T09:00:00Z', [0, 1]));
    const { written, report } = await (await open()).keep(run);
    expect(written).toHaveLength(4);
    const archive = await open();
    expect(archive.name).toBe('s3://kept/ou-cost/archive/whole');
    expect((await archive.earlierRuns([])).histories[0]?.trees).toEqual([run.recording.tree]);
    expect(await archive.report('run-1')).toEqual(run.report);
    expect(await archive.reportAt(report ?? '')).toEqual({ report: run.report, files: [] });
    await expect(archive.reportAt('reports/../x')).rejects.toMatchObject({ code: 'MalformedAnswer' });
  });
});

describe('an archive behind a bad connection', () => {
  const faulty = async <T>(rules: readonly FaultRule[], act: (store: S3Store) => Promise<T>): Promise<T> => {
    const bad = await archiveSandbox(rules);
    try {
      return await act(new S3Store(connection(bad), { bucket: 'kept', prefix: PREFIX }));
    } finally {
      await bad.stop();
    }
  };

  it.each<[string, readonly FaultRule[]]>([
    ['is throttled', [{ api: 's3:PutObject', fault: 'throttle', calls: [1, 2] }]],
    ['fails', [{ api: 's3:PutObject', fault: '5xx', calls: [1] }]],
    ['is slow', [{ api: 's3:*', fault: 'slow', probability: 1, milliseconds: 60 }]],
    ['loses the request', [{ api: 's3:PutObject', fault: 'reset', calls: [1] }]],
    ['loses the answer', [{ api: 's3:PutObject', fault: 'reset', calls: [1], served: true }]],
    ['loses the answer twice', [{ api: 's3:PutObject', fault: 'reset', calls: [1, 2], served: true }]],
  ])('writes an object once where S3 %s', async (_, rules) => {
    await faulty(rules, async (store) => {
      expect(await store.writeOnce('a.json', bytes('mine'))).toBe('written');
      expect(await store.writeOnce('a.json', bytes('theirs'))).toBe('exists');
      expect(text(await store.read('a.json', 10))).toBe('mine');
      expect(await store.list('')).toEqual(['a.json']);
    });
  });

  it.each<[string, FaultRule]>([
    ['fails', { api: 's3:PutObject', fault: '5xx', calls: [1, 3] }],
    ['loses the answer', { api: 's3:PutObject', fault: 'reset', calls: [1, 3], served: true }],
  ])('replaces an object once where S3 %s', async (_, rule) => {
    const bad = await archiveSandbox([rule]);
    try {
      const store = new S3Store(connection(bad, 'PayerAdministrator'), { bucket: 'elsewhere', prefix: '' });
      expect(await store.replace('i.html', bytes('one'), null)).toBe('written');
      const { tag = null } = (await store.readTagged('i.html', 10)) ?? {};
      expect(await store.replace('i.html', bytes('two'), tag)).toBe('written');
      expect(await store.replace('i.html', bytes('three'), tag)).toBe('changed');
      expect(text(await store.read('i.html', 10))).toBe('two');
    } finally {
      await bad.stop();
    }
  });

  it('reads and lists to the end', async () => {
    await faulty(
      (['truncated', '5xx', 'reset', 'throttle'] as const).flatMap((fault, at): FaultRule[] => [
        { api: 's3:GetObject', fault, calls: [at + 1] },
        { api: 's3:ListObjectsV2', fault, calls: [at + 1] },
      ]),
      async (store) => {
        await store.writeOnce('a.json', bytes('content'));
        expect(await store.list('')).toEqual(['a.json']);
        expect(text(await store.read('a.json', 10))).toBe('content');
      },
    );
  });

  it('keeps the tree of every run where S3 answers an old listing, and the next run finds them all', async () => {
    const bad = await archiveSandbox([{ api: 's3:ListObjectsV2', fault: 'old-listing', calls: [1, 2] }]);
    try {
      const open = () => openArchive('s3://kept/ou-cost/archive/', () => connection(bad));
      const trees = [treeOf('2026-11-08T09:00:00Z', [0, 1]), treeOf('2026-11-09T09:00:00Z', [1, 0])];
      for (const [at, tree] of trees.entries()) {
        const archive = await open();
        // By the old listing a run does not know of the run before it.
        expect((await archive.earlierRuns([])).histories).toEqual([]);
        await archive.keep(runOf(`run-${at}`, tree));
      }
      const { histories } = await (await open()).earlierRuns([]);
      const placesIn = ({ asOf, accounts }: (typeof trees)[number]) =>
        `${asOf} ${accounts.map(({ id, parentId }) => `${id} in ${parentId}`).toSorted()}`;
      expect(histories.flatMap((one) => one.trees.map(placesIn)).toSorted()).toEqual(trees.map(placesIn));
    } finally {
      await bad.stop();
    }
  });
});
