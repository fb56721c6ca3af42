import { decodeArchivedLedger } from '@ou-cost/contract';
import { parsedJson } from '@ou-cost/contract/archive';
import { type ArchivedLedger, OuCostError } from '@ou-cost/spend';
import { fileNameFor } from '../layout/file-names.ts';
import { brokenObject } from '../layout/key.ts';
import { jsonBytes, readEach, readListed } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';
import { type ListedLedger, newestLedgers } from './listed-ledgers.ts';
import { seriesOf } from './series.ts';

/** The newest ledger of each series of these months (`YYYY-MM`), in their order. */
export async function readLedgers(
  store: ArchiveStore,
  organizationId: string,
  months: readonly string[],
): Promise<readonly ArchivedLedger[]> {
  const listed = await newestLedgers(store, organizationId, months);
  return await readEach(listed, (ledger) => readLedger(store, organizationId, ledger));
}

/**
 * Writes the ledgers of a run, except those that the newest of the archive says already. Returns the keys that were
 * written. Fails with OutputNotWritten where another ledger has the place of one.
 */
export async function keepLedgers(
  store: ArchiveStore,
  organizationId: string,
  ledgers: readonly ArchivedLedger[],
): Promise<readonly string[]> {
  const months = ledgers.map(monthOf);
  const newest = new Map(
    (await readLedgers(store, organizationId, months)).map((ledger) => [placeOf(ledger), ledger]),
  );
  const written: string[] = [];
  for (const ledger of ledgers) {
    const known = newest.get(placeOf(ledger));
    if (known !== undefined && saysAsMuch(known, ledger)) continue;
    const key = keyOf(organizationId, ledger);
    const content = jsonBytes(ledger);
    decodeArchivedLedger(JSON.parse(new TextDecoder().decode(content)), key);
    if ((await store.writeOnce(key, content)) === 'written') written.push(key);
    else await assertSame(store, key, content);
  }
  return written;
}

/** Fails with OutputNotWritten where the object of this key is another one than was to be written. */
export async function assertSame(store: ArchiveStore, key: string, content: Uint8Array): Promise<void> {
  const there = await store.read(key, Number.MAX_SAFE_INTEGER);
  if (there !== null && Buffer.compare(there, content) === 0) return;
  throw new OuCostError(
    'OutputNotWritten',
    `the archive ${store.name} has another object '${key}' already, and none is ever replaced: two runs have one id; give each run its own`,
  );
}

async function readLedger(
  store: ArchiveStore,
  organizationId: string,
  { key, month, runId, series }: ListedLedger,
): Promise<ArchivedLedger> {
  return await readListed(store, key, (text, name) => {
    const ledger = decodeArchivedLedger(parsedJson(text, name), name);
    const isItself =
      ledger.organizationId === organizationId &&
      monthOf(ledger) === month &&
      fileNameFor(ledger.runId) === runId &&
      seriesOf(ledger) === series;
    if (isItself) return ledger;
    throw brokenObject(store.name, name, 'is not the ledger that its name says');
  });
}

function keyOf(organizationId: string, ledger: ArchivedLedger): string {
  const series = seriesOf(ledger);
  const name = `${fileNameFor(ledger.runId)}${series === '' ? '' : `+${series}`}`;
  return `ledgers/${organizationId}/${monthOf(ledger)}/${name}.json`;
}

function monthOf({ start }: ArchivedLedger): string {
  return start.slice(0, 7);
}

function placeOf(ledger: ArchivedLedger): string {
  return `${monthOf(ledger)} ${seriesOf(ledger)}`;
}

/** Whether a ledger says everything that another one does; it may have the days of more accounts. */
function saysAsMuch(known: ArchivedLedger, other: ArchivedLedger): boolean {
  if (figuresOf(known) !== figuresOf(other)) return false;
  const days = new Set(known.days.map(textOf));
  return other.days.every((day) => days.has(textOf(day)));
}

/** What a ledger says of the month as a whole, without who read it and when. */
function figuresOf(ledger: ArchivedLedger): string {
  const { runId: _, producer: __, readAt: ___, days: ____, ...figures } = ledger;
  return textOf(figures);
}

/** JSON in which the order of keys says nothing. */
function textOf(figures: object): string {
  return JSON.stringify(figures, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
