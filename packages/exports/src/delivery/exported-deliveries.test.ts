import { describe, expect, it } from 'vitest';
import { ExportedDeliveries } from './exported-deliveries.ts';
import { kept, overwritten, rewrite, SECOND, THIRD } from './testing/faults.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { deliver, linesOf, manifestOf, pathsIn, pathsOf, sumOf } from './testing/written-delivery.ts';

const FIRST = '2026-11-01T23:48:02.356Z-9b6b32ef-2b70-3d10-9448-07e23ebce6b9';

function setUp(bucket: string | null = 'bills') {
  const store = new MemoryStore(bucket);
  return { store, deliveries: new ExportedDeliveries(store, 'aws/acme/') };
}

describe('deliveries that are kept', () => {
  it('are summed once: the last one, whatever came before it', async () => {
    const { store, deliveries } = setUp();
    deliver(store, kept(FIRST, [[1], [2], [3]]));
    const { files, manifest } = deliver(store, kept(SECOND));
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
    const [delivery] = await deliveries.of(['2026-10']);
    expect(delivery).toMatchObject({
      month: '2026-10',
      folder: `aws/acme/data/BILLING_PERIOD=2026-10/${SECOND}/`,
      manifest: { path: manifest },
      deliveredAt: store.modifiedAt(manifest),
      others: [],
    });
    expect(delivery === undefined ? [] : pathsIn(delivery)).toEqual(files);
  });

  it('are ordered by when they began, which a copy cannot change', async () => {
    const { store, deliveries } = setUp(null);
    deliver(store, kept(SECOND));
    deliver(store, kept(FIRST, [[1]]));
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
    const [delivery] = await deliveries.of(['2026-10']);
    expect(delivery?.deliveredAt).toBe(store.modifiedAt(delivery?.manifest?.path ?? ''));
  });

  it('count as made when they began, where a copy is younger', async () => {
    const { store, deliveries } = setUp(null);
    store.now = Date.parse('2026-11-20T00:00:00Z');
    deliver(store, kept(SECOND));
    const [delivery] = await deliveries.of(['2026-10']);
    expect(delivery?.deliveredAt).toBe(Date.parse('2026-11-02T07:10:44.001Z'));
  });

  it('are read as they were while the next one is written', async () => {
    const { store, deliveries } = setUp();
    deliver(store, kept(SECOND));
    for (const path of pathsOf(kept(THIRD)).files) store.write(path, linesOf([7]));
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
  });

  it('may have one manifest for the month, which names the last one', async () => {
    const { store, deliveries } = setUp();
    deliver(store, { ...kept(FIRST, [[1]]), manifestIn: 'month' });
    deliver(store, { ...kept(SECOND), manifestIn: 'month' });
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
  });

  it.each([
    [FIRST, 355],
    [THIRD, 9],
  ])('may have both: the later of the two decides (%s for the month)', async (ofMonth, sum) => {
    const { store, deliveries } = setUp();
    deliver(store, kept(SECOND));
    deliver(store, { ...kept(ofMonth, [[9]]), manifestIn: 'month' });
    expect(await sumOf(deliveries, store, '2026-10')).toBe(sum);
  });
});

describe('deliveries that overwrite each other', () => {
  it('are summed by what the manifest names, without the files of an earlier one', async () => {
    const { store, deliveries } = setUp();
    deliver(store, overwritten([[1], [2], [3]]));
    const surplus = pathsOf(overwritten([[1], [2], [3]])).files[2] ?? '';
    deliver(store, overwritten());
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
    expect(await deliveries.of(['2026-10'])).toMatchObject([
      { folder: 'aws/acme/data/BILLING_PERIOD=2026-10/', others: [surplus] },
    ]);
  });
});

describe('months', () => {
  it('are those that have a manifest, in whatever case their folder is written', async () => {
    const { store, deliveries } = setUp();
    deliver(store, { ...overwritten(), month: '2026-10', partition: 'billing_period=2026-10' });
    deliver(store, { ...overwritten([[7]]), month: '2026-09' });
    store.write('aws/acme/data/BILLING_PERIOD=2026-11/acme-00001.csv.gz', linesOf([1]));
    expect(await deliveries.months()).toEqual(['2026-09', '2026-10']);
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
    expect((await deliveries.of(['2026-10', '2026-09'])).map(({ month }) => month)).toEqual([
      '2026-09',
      '2026-10',
    ]);
  });

  it('that were never delivered are refused with the ones that were', async () => {
    const { store, deliveries } = setUp();
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({ code: 'Incomplete' });
    deliver(store, overwritten());
    const whyNot = (month: string) => deliveries.of([month]).catch(({ code, message }) => [code, message]);
    expect(await whyNot('2026-11')).toEqual([
      'PeriodNotAvailable',
      "'s3://bills/aws/acme' has no delivery of 2026-11: it has 2026-10; with --period 2026-10, ask for that",
    ]);
    for (const month of ['2025-12', '2026-01', '2026-08']) deliver(store, { ...overwritten(), month });
    expect(await whyNot('2026-09')).toEqual([
      'PeriodNotAvailable',
      "'s3://bills/aws/acme' has no delivery of 2026-09: it has 2025-12 to 2026-01, 2026-08, 2026-10; with --period, ask for months that it has",
    ]);
    expect(await whyNot('2025-11')).toEqual([
      'PeriodNotAvailable',
      expect.stringMatching(/months that it has; AWS Support can have earlier months delivered$/),
    ]);
  });

  it('of a copy may have folders without colons, which Windows does not allow', async () => {
    const { store, deliveries } = setUp(null);
    deliver(store, kept(SECOND));
    for (const path of store.paths()) {
      const time = store.modifiedAt(path);
      const text = store.textOf(path);
      store.remove(path);
      store.write(path.replaceAll(':', '_'), text, time);
    }
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
  });
});

describe('an execution', () => {
  it('whose manifest has another id is refused', async () => {
    const { store, deliveries } = setUp();
    const { manifest } = deliver(store, kept(SECOND));
    rewrite(store, manifest, { executionId: '9b6b32ef-2b70-3d10-9448-07e23ebce6b9' });
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({ code: 'MalformedAnswer' });
  });

  it('that is newer and has no manifest refuses what overwrites', async () => {
    const { store, deliveries } = setUp();
    deliver(store, overwritten());
    for (const path of pathsOf(kept(THIRD)).files) store.write(path, linesOf([7]));
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({ code: 'Incomplete' });
  });

  it("whose manifest names another one's files is refused", async () => {
    const { store, deliveries } = setUp();
    const { files } = deliver(store, kept(FIRST));
    const { manifest } = deliver(store, kept(SECOND));
    store.write(manifest, manifestOf(kept(FIRST), files));
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({
      message: expect.stringContaining('of another execution'),
    });
  });

  it('that cannot be told from another one by its time is refused', async () => {
    const { store, deliveries } = setUp();
    deliver(store, kept('aaa'));
    store.now -= 3000;
    deliver(store, kept('bbb', [[1], [2]]));
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({ code: 'Incomplete' });
  });
});
