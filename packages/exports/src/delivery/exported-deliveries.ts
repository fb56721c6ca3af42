import { OuCostError } from '@ou-cost/spend';
import type { Deliveries, Delivery, DeliveryStore, StoredObject } from '../ports.ts';
import { currentManifest, type ListedManifest, manifestsByMonth } from './current-manifest.ts';
import { formatOf, placeOf } from './layout.ts';
import { refusal, shown, WAIT } from './refusal.ts';
import { assertWhole, wholeDelivery } from './whole-delivery.ts';

/** The deliveries of an export in AWS's layout. */
export class ExportedDeliveries implements Deliveries {
  readonly name: string;
  readonly #store: DeliveryStore;
  readonly #root: string;

  /** @param root the export's folder in the store: empty, or ending with `/` */
  constructor(store: DeliveryStore, root: string) {
    this.#store = store;
    this.#root = root;
    this.name = root === '' ? store.name : `${store.name}/${root.slice(0, -1)}`;
  }

  async months(): Promise<readonly string[]> {
    return [...(await this.#manifests()).keys()].sort();
  }

  async of(months: readonly string[]): Promise<readonly Delivery[]> {
    const manifests = await this.#manifests();
    return Promise.all(
      [...new Set(months)].sort().map(async (month) => {
        const listed = manifests.get(month);
        if (listed === undefined) throw await this.#withoutManifest(month, [...manifests.keys()].sort());
        return wholeDelivery(this.#store, this.#root, await currentManifest(this.#store, listed));
      }),
    );
  }

  async assertUnchanged(read: readonly Delivery[]): Promise<void> {
    await Promise.all(read.map((delivery) => this.#assertUnchanged(delivery)));
  }

  async #assertUnchanged({ manifest, folder, files }: Delivery): Promise<void> {
    if (manifest === null) throw new OuCostError('Defect', 'a delivery of an export has no manifest');
    const [manifests, listed] = await Promise.all([
      this.#store.list(manifest.path),
      this.#store.list(folder),
    ]);
    const byPath = new Map([...manifests, ...listed].map((object) => [object.path, object]));
    for (const before of [manifest, ...files]) {
      const now = byPath.get(before.path);
      if (now !== undefined && isSame(now, before)) continue;
      const what = now === undefined ? 'was removed' : 'was written anew';
      throw refusal('Incomplete', `${shown(before.path)} ${what} while the bill was read`, WAIT);
    }
    assertWhole(this.#store, files, listed, manifest);
  }

  async #manifests(): Promise<ReadonlyMap<string, readonly ListedManifest[]>> {
    return manifestsByMonth(await this.#store.list(`${this.#root}metadata/`), this.#root);
  }

  async #withoutManifest(month: string, there: readonly string[]): Promise<Error> {
    const partitions = ['BILLING_PERIOD', 'billing_period'].map(
      (key) => `${this.#root}data/${key}=${month}/`,
    );
    const listings = await Promise.all(partitions.map((prefix) => this.#store.list(prefix)));
    const file = listings.flat().find(({ path }) => placeOf(path) !== null && formatOf(path) !== null);
    if (file !== undefined) {
      return refusal('Incomplete', `${month} has files, such as ${shown(file.path)}, and no manifest`, WAIT);
    }
    return notDelivered(this.name, month, there);
  }
}

/** That a source has no lines of a billing period, and of which it has. */
export function notDelivered(name: string, month: string, there: readonly string[]): Error {
  const [first] = there;
  if (first === undefined) {
    return refusal(
      'Incomplete',
      `${shown(name)} has no delivery: there is no manifest in its folder metadata/`,
      'check the location, which ends with the name of the export; the first delivery comes within 24 hours',
    );
  }
  const remedy =
    there.length === 1 ? `with --period ${first}, ask for that` : 'with --period, ask for months that it has';
  return refusal(
    'PeriodNotAvailable',
    `${shown(name)} has no delivery of ${month}: it has ${monthRanges(there)}`,
    month < first ? `${remedy}; AWS Support can have earlier months delivered` : remedy,
  );
}

/** Months in order, as in '2026-05, 2026-08 to 2026-10'. */
function monthRanges(months: readonly string[]): string {
  const ranges: [first: string, last: string][] = [];
  for (const month of months) {
    const range = ranges.at(-1);
    if (range !== undefined && monthAfter(range[1]) === month) range[1] = month;
    else ranges.push([month, month]);
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first} to ${last}`)).join(', ');
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export function isSame(one: StoredObject, other: StoredObject): boolean {
  return one.bytes === other.bytes && one.modifiedAt === other.modifiedAt && one.version === other.version;
}
