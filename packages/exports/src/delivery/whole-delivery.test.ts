import { describe, expect, it } from 'vitest';
import { ExportedDeliveries } from './exported-deliveries.ts';
import { FAULTS, kept, overwritten, SECOND } from './testing/faults.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { deliver, linesOf, sumOf } from './testing/written-delivery.ts';

function setUp(bucket: string | null = 'bills') {
  const store = new MemoryStore(bucket);
  return { store, deliveries: new ExportedDeliveries(store, 'aws/acme/') };
}

describe.each([
  ['kept', kept(SECOND)],
  ['overwritten', overwritten()],
])('a delivery that is %s', (_, delivery) => {
  it.each(Object.entries(FAULTS))('is refused where %s', async (_, [fault, code, message]) => {
    const { store, deliveries } = setUp();
    const { files, manifest } = deliver(store, delivery);
    const [first = '', second = ''] = files;
    const folder = first.slice(0, first.lastIndexOf('/') + 1);
    expect(await sumOf(deliveries, store, '2026-10')).toBe(355);
    fault(store, {
      files: [first, second],
      manifest,
      folder,
      execution: delivery.execution,
      month: delivery.month,
    });
    await expect(deliveries.of(['2026-10'])).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, (store: MemoryStore, file: string, manifest: string) => void]>([
    ['a file is replaced', (store, file) => store.write(file, linesOf([1]), store.modifiedAt(file))],
    ['a file is removed', (store, file) => store.remove(file)],
    ['the manifest is replaced', (store, _, manifest) => store.write(manifest, store.textOf(manifest))],
    ['the manifest is removed', (store, _, manifest) => store.remove(manifest)],
    ['a file is added', (store, file) => store.write(file.replace('00001', '00009'), linesOf([1]))],
  ])('is refused where %s while it is read', async (_, change) => {
    const { store, deliveries } = setUp();
    const { files, manifest } = deliver(store, delivery);
    const read = await deliveries.of(['2026-10']);
    await deliveries.assertUnchanged(read);
    change(store, files[0] ?? '', manifest);
    await expect(deliveries.assertUnchanged(read)).rejects.toMatchObject({ code: 'Incomplete' });
  });
});
