import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OuCostError } from '@ou-cost/spend';
import type { Deliveries, Delivery } from '../ports.ts';

/** Files of a folder by the billing period whose delivery they are. */
export type FilesByMonth = Readonly<Record<string, readonly string[]>>;

interface DeliveriesOptions {
  readonly deliveredAt?: string | null;
  readonly assertUnchanged?: Deliveries['assertUnchanged'];
}

/** Deliveries in memory: those of the months named, each whole. */
export async function deliveriesOf(
  folder: string,
  files: FilesByMonth,
  { deliveredAt = '2026-11-20T06:00:00Z', assertUnchanged = async () => {} }: DeliveriesOptions = {},
): Promise<Deliveries> {
  const all = await Promise.all(Object.entries(files).map((entry) => deliveryOf(folder, entry, deliveredAt)));
  const months = all.map(({ month }) => month);
  return {
    name: 'the export bill',
    months: async () => months,
    of: async (asked) =>
      asked.map((month) => {
        const found = all.find((delivery) => delivery.month === month);
        if (found !== undefined) return found;
        throw new OuCostError('PeriodNotAvailable', `${month} was never delivered`);
      }),
    assertUnchanged,
  };
}

async function deliveryOf(
  folder: string,
  [month, names]: readonly [string, readonly string[]],
  deliveredAt: string | null,
): Promise<Delivery> {
  const files = await Promise.all(
    names.map(async (path) => {
      const bytes = folder === '' ? 1 : (await stat(join(folder, path))).size;
      return { path, bytes, modifiedAt: 0, version: '1' };
    }),
  );
  const at = deliveredAt === null ? null : Date.parse(deliveredAt);
  const manifest =
    at === null ? null : { path: `${month}/Manifest.json`, bytes: 2, modifiedAt: at, version: '1' };
  return { month, deliveredAt: at, manifest, folder: `${month}/`, files, others: [] };
}
