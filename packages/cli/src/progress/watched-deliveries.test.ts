import type { Deliveries, Delivery } from '@ou-cost/exports';
import { expect, it } from 'vitest';
import { watchedDeliveries } from './watched-deliveries.ts';

const file = (path: string, bytes: number) => ({ path, bytes, modifiedAt: 0, version: '1' });
const delivery = (month: string, ...files: Delivery['files']): Delivery => ({
  ...{ month, deliveredAt: null, manifest: null, folder: '', others: [] },
  files,
});

it('counts each file that is read once, and names the deliveries as they are to be called', async () => {
  const shared = file('both.csv', 1_000);
  const all = [delivery('2026-09', shared), delivery('2026-10', shared, file('october.csv', 1_560))];
  const deliveries: Deliveries = {
    name: '/home/somebody/bill',
    months: async () => all.map(({ month }) => month),
    of: async (months) => all.filter(({ month }) => months.includes(month)),
    assertUnchanged: async () => {},
  };
  const watched = watchedDeliveries(deliveries, 'bill');
  expect(watched.name).toBe('bill');
  expect(watched.files()).toBeNull();
  await watched.of(['2026-09']);
  expect(watched.files()).toBe('1 file, 1000 B');
  await watched.of(['2026-09', '2026-10']);
  expect(watched.files()).toBe('2 files, 2.5 KB');
  expect(watched.bytes()).toBe(2_560);
});
