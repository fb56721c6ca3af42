import type { Deliveries } from '@ou-cost/exports';
import { bytesText } from '@ou-cost/present';

/** Deliveries that count the files which are read of them, each once. */
export interface WatchedDeliveries extends Deliveries {
  /** The bytes of the files. */
  readonly bytes: () => number;
  /** `12 files, 3.4 GB`; null as long as no file is known. */
  readonly files: () => string | null;
}

/** @param name what a report calls them */
export function watchedDeliveries(deliveries: Deliveries, name = deliveries.name): WatchedDeliveries {
  const read = new Map<string, number>();
  const bytes = () => read.values().reduce((sum, size) => sum + size, 0);
  return {
    name,
    months: () => deliveries.months(),
    of: async (months) => {
      const found = await deliveries.of(months);
      for (const { path, bytes: size } of found.flatMap(({ files }) => files)) read.set(path, size);
      return found;
    },
    assertUnchanged: (before) => deliveries.assertUnchanged(before),
    bytes,
    files: () =>
      read.size === 0 ? null : `${read.size} file${read.size === 1 ? '' : 's'}, ${bytesText(bytes())}`,
  };
}
