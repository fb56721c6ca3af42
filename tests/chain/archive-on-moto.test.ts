import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { connectRun } from '@ou-cost/aws/calls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../packages/archive/src/open.ts';
import { S3Store } from '../../packages/archive/src/s3/store.ts';
import { ledgerOf, runOf, treeOf } from '../../packages/archive/src/testing/runs.ts';
import { routeTo } from '../../packages/aws/src/testing/route-to.ts';
import { hasMoto, type Moto, startMoto } from '../support/hosts/moto.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe.skipIf(!hasMoto())('an archive on moto', () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
    const admin = new S3Client({
      ...run().clientSettingsFor('S3'),
      region: 'us-east-1',
      forcePathStyle: true,
    });
    await admin.send(new CreateBucketCommand({ Bucket: 'kept' }));
  });
  afterAll(() => moto?.stop());

  const run = () =>
    connectRun({
      region: 'us-east-1',
      readerRoleArn: null,
      credentials: async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' }),
      runId: 'run',
      route: routeTo(moto.endpoint),
      deadline: null,
      maxCostExplorerRequests: null,
    });

  it('has its conditional writes and listings accepted as the SDK sends them', async () => {
    const store = new S3Store(run(), { bucket: 'kept', prefix: 'a/b/' });
    expect(await store.list('')).toEqual([]);
    expect(await store.read('l/1.json', 10)).toBeNull();
    const keys = ['l/2026-09/ü 1.json', 'l/2026-10/a+b.json', 'l/2026-10/c.json', 'l/2026-11/1.json'];
    for (const key of keys) expect(await store.writeOnce(key, bytes(key))).toBe('written');
    expect(await store.writeOnce('l/2026-10/c.json', bytes('other'))).toBe('exists');
    expect(await store.read('l/2026-10/c.json', 100)).toEqual(Buffer.from('l/2026-10/c.json'));
    expect(await store.list('l/')).toEqual(keys);
    expect(await store.list('l/', { after: 'l/2026-10', before: 'l/2026-100' })).toEqual(keys.slice(1, 3));
  });

  it('is kept and opened', async () => {
    const open = () => openArchive('s3://kept/archive', run);
    const tree = treeOf('2026-11-08T09:00:00Z', [0, 1]);
    await (await open()).keep(runOf('run-1', tree, [ledgerOf('run-1', '2026-10', '1')]));
    expect((await (await open()).earlierRuns([])).histories[0]?.trees).toEqual([tree]);
    expect((await (await open()).report('run-1')).runId).toBe('run-1');
  });
});
