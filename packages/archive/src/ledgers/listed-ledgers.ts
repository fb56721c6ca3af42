import { brokenObject } from '../layout/key.ts';
import { byRun } from '../layout/run-order.ts';
import type { ArchiveStore } from '../ports.ts';

/** An archived ledger, by its key. */
export interface ListedLedger {
  readonly key: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** The run's name in the archive. */
  readonly runId: string;
  readonly series: string;
}

const KEY = /^ledgers\/(?:o-[0-9a-z]{10,32})\/(\d{4}-(?:0[1-9]|1[0-2]))\/([^/+]+)(?:\+([a-z0-9.-]+))?\.json$/;

/**
 * The newest ledger of each series of these months (`YYYY-MM`), from one listing. Fails with MalformedAnswer for a
 * foreign key.
 */
export async function newestLedgers(
  store: ArchiveStore,
  organizationId: string,
  months: readonly string[],
): Promise<readonly ListedLedger[]> {
  const sorted = [...new Set(months)].sort();
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const base = `ledgers/${organizationId}/`;
  // '0' comes right behind '/'.
  const keys = await store.list(base, { after: `${base}${first}`, before: `${base}${last}0` });
  const newest = new Map<string, ListedLedger>();
  for (const ledger of keys.map((key) => listedLedger(store, key)).sort(byRun)) {
    if (sorted.includes(ledger.month)) newest.set(`${ledger.month} ${ledger.series}`, ledger);
  }
  return [...newest.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function listedLedger(store: ArchiveStore, key: string): ListedLedger {
  const [, month, runId, series = ''] = KEY.exec(key) ?? [];
  if (month === undefined || runId === undefined)
    throw brokenObject(store.name, key, 'is none of an archive');
  return { key, month, runId, series };
}
