import { beforeEach, describe, expect, it } from 'vitest';
import { StoredArchive } from './stored-archive.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { ledgerOf, ORGANIZATION, runOf, treeOf } from './testing/runs.ts';

const BASE = `organizations/${ORGANIZATION}`;
let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

/** Each run opens the archive anew. */
const keep = (...of: Parameters<typeof runOf>) => new StoredArchive(store).keep(runOf(...of));
const factsNow = async () => (await new StoredArchive(store).earlierRuns([])).histories[0];

describe('an archive with an object that nobody should trust', () => {
  const snapshot = `${BASE}/snapshots/2026/11/08T090000Z.json`;
  const digest = `${BASE}/digests/20261108T090000Z.json`;
  const events = `${BASE}/events/2026-10.json`;
  const ROOT = ['R', 'Root', null] as const;
  const JOINED = {
    id: '1',
    at: '2026-10-20T08:00:00Z',
    kind: 'account-joined',
    accountId: '200000000000',
    name: null,
  };
  const digestWith = (more: object) =>
    JSON.stringify({
      schema: 'ou-cost/history-digest@1',
      organizationId: ORGANIZATION,
      trees: [],
      unchangedOn: [],
      events: [],
      eventsCover: [],
      holds: [],
      ...more,
    });
  const treeWith = (units: readonly (readonly (string | null)[])[], place = 'R') => ({
    asOf: '2026-11-07T09:00:00Z',
    managementAccountId: '100000000000',
    units,
    accounts: [['200000000000', null, null, place]],
  });
  const eventsWith = (more: object) =>
    JSON.stringify({
      schema: 'ou-cost/events@1',
      organizationId: ORGANIZATION,
      from: '2026-10-01T00:00:00Z',
      to: '2026-11-01T00:00:00Z',
      events: [JOINED],
      ...more,
    });
  it('reads a digest and events that are right', async () => {
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0, 1]));
    store.put(digest, digestWith({ trees: [treeWith([ROOT, ['U', 'U', 'R']], 'U')] }));
    store.put(events, eventsWith({}));
    expect(await factsNow()).toMatchObject({ trees: [{}, {}], events: [JOINED] });
  });

  it.each<[string, string, string | ((text: string) => string)]>([
    ['half of a snapshot', snapshot, (text) => text.slice(0, 100)],
    ['an empty snapshot', snapshot, ''],
    ['a snapshot of another organization', snapshot, (text) => text.replace(ORGANIZATION, 'o-zzzzzzzzzz')],
    ['a snapshot of another time', snapshot, (text) => text.replace('09:00:00Z', '09:00:01Z')],
    ['a snapshot of a later version', snapshot, (text) => text.replace('snapshot@1', 'snapshot@2')],
    ['bytes that are no JSON', snapshot, '\ud800'],
    ['a foreign object', `${BASE}/notes.txt`, 'x'],
    ['a foreign day', `${BASE}/observations/2026-02-30.json`, '{}'],
    ['a foreign organization', 'organizations/acme/snapshots/2026/11/08T090000Z.json', '{}'],
    ['an object that is nested too deep to be shown', snapshot, `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['events of another form', `${BASE}/events/2026-10.json`, '{"schema":"ou-cost/events@1"}'],
    ['a broken digest', `${BASE}/digests/20261108T090000Z.json`, '{"schema":"ou-cost/history-digest@1"}'],
    ['a digest that lacks a tree', digest, digestWith({ holds: ['snapshots/2026/11/07T090000Z.json'] })],
    [
      'a digest of units without a root',
      digest,
      digestWith({
        trees: [
          treeWith([
            ['U', 'U', 'V'],
            ['V', 'V', 'U'],
          ]),
        ],
      }),
    ],
    [
      'a digest of units in a circle',
      digest,
      digestWith({ trees: [treeWith([ROOT, ['U', 'U', 'V'], ['V', 'V', 'U']])] }),
    ],
    ['a digest of a unit in none', digest, digestWith({ trees: [treeWith([ROOT, ['U', 'U', 'V']])] })],
    ['a digest of an account in no unit', digest, digestWith({ trees: [treeWith([ROOT], 'U')] })],
    [
      'a digest that takes away a unit with an account',
      digest,
      digestWith({
        trees: [treeWith([ROOT, ['U', 'U', 'R']], 'U'), { asOf: '2026-11-08T09:00:00Z', unitsGone: ['U'] }],
      }),
    ],
    ['events of no kind', events, eventsWith({ events: [{ ...JOINED, kind: 'account-sold' }] })],
    ['events of a time that ends before it begins', events, eventsWith({ to: '2026-09-01T00:00:00Z' })],
    ['events of another month', events, eventsWith({ from: '2026-09-01T00:00:00Z' })],
    ['events of more than a month', events, eventsWith({ to: '2026-11-01T00:00:01Z' })],
    [
      'an event of another month',
      events,
      eventsWith({ events: [{ ...JOINED, at: '2026-11-01T00:00:00Z' }] }),
    ],
    ['events of no month', `${BASE}/events/2026-13.json`, '{}'],
    ['a next snapshot that is none', `${BASE}/next/2026/11/08T090000Z.json`, '{"next":"../x"}'],
  ])('refuses %s by its key', async (_, key, change) => {
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0, 1]));
    const text = new TextDecoder().decode(store.objects.get(key));
    store.put(key, typeof change === 'string' ? change : change(text));
    const message = await factsNow().then(
      () => 'accepted',
      (failure: Error) => failure.message,
    );
    expect(message).toContain(`has an object '${key}' that`);
    // Said once, with a reason.
    expect(message.split('an archive holds only')).toHaveLength(2);
    expect(message).not.toMatch(/: ;/);
  });

  it('refuses foreign and broken ledgers and reports by their keys', async () => {
    const october = [{ start: '2026-10-01', end: '2026-11-01' }] as never;
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0]), [ledgerOf('run-1', '2026-10', '1')]);
    const key = `ledgers/${ORGANIZATION}/2026-10/run-1.json`;
    const moved = `ledgers/${ORGANIZATION}/2026-10/run-2.json`;
    store.put(moved, new TextDecoder().decode(store.objects.get(key)));
    const read = () => new StoredArchive(store).earlierRuns(october);
    await expect(read()).rejects.toMatchObject({
      message: expect.stringContaining(`'${moved}' that is not the`),
    });
    store.objects.delete(moved);
    store.put(key, '{');
    await expect(read()).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining(key),
    });
    store.put('reports/x.json', '{}');
    await expect(new StoredArchive(store).runs()).rejects.toMatchObject({
      message: expect.stringContaining("'reports/x.json' that is none of an archive"),
    });
  });
});
