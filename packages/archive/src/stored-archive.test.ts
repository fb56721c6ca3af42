import { type HistoryFacts, historyFrom } from '@ou-cost/spend';
import { beforeEach, describe, expect, it } from 'vitest';
import { StoredArchive } from './stored-archive.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { ledgerOf, ORGANIZATION, runOf, treeOf, UNITS } from './testing/runs.ts';

const BASE = `organizations/${ORGANIZATION}`;
let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

/** Each run opens the archive anew. */
const keep = (...of: Parameters<typeof runOf>) => new StoredArchive(store).keep(runOf(...of));
const factsNow = async () => (await new StoredArchive(store).earlierRuns([])).histories[0];

/** A tree is the same in any order of its units and accounts. */
function inOrder(facts: HistoryFacts | undefined) {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    ...facts,
    trees: facts?.trees.map((tree) => ({ ...tree, units: byId(tree.units), accounts: byId(tree.accounts) })),
  };
}

describe('a run that is kept', () => {
  it('leaves ledgers and report first, and then the tree', async () => {
    const run = runOf(
      'run-1',
      treeOf('2026-11-08T09:00:00Z', [0, 1]),
      [ledgerOf('run-1', '2026-09', '1.5'), ledgerOf('run-1', '2026-10', '2.5')],
      [{ name: 'report.html', content: new TextEncoder().encode('<p>') }],
    );
    const kept = await new StoredArchive(store).keep(run);
    expect(kept.written).toEqual([
      `ledgers/${ORGANIZATION}/2026-09/run-1.json`,
      `ledgers/${ORGANIZATION}/2026-10/run-1.json`,
      expect.stringMatching(/^reports\/o-ab12cd34ef\/[\d.-]+\/run-1\/report\.json$/),
      expect.stringMatching(/\/run-1\/report\.html$/),
      expect.stringMatching(/\/run-1\/summary\.json$/),
      `${BASE}/next/first.json`,
      `${BASE}/snapshots/2026/11/08T090000Z.json`,
    ]);
    expect(kept.tree).toBe(`${BASE}/snapshots/2026/11/08T090000Z.json`);
    expect(await new StoredArchive(store).report('run-1')).toEqual(run.report);
  });

  it('leaves a name where the tree has not changed, one for a day, and none on the day of a snapshot', async () => {
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0, 1]));
    expect(await keep('run-2', treeOf('2026-11-08T10:00:00Z', [0, 1]))).toMatchObject({ tree: null });
    const kept = await keep('run-3', treeOf('2026-11-09T09:00:00Z', [0, 1]));
    expect(kept.tree).toBe(`${BASE}/observations/2026-11-09.json`);
    expect(store.json(kept.tree ?? '')).toEqual({
      schema: 'ou-cost/observation@1',
      organizationId: ORGANIZATION,
      day: '2026-11-09',
      asOf: '2026-11-09T09:00:00Z',
      snapshot: 'snapshots/2026/11/08T090000Z.json',
    });
    expect(await keep('run-4', treeOf('2026-11-09T20:00:00Z', [0, 1]))).toMatchObject({ tree: null });
    expect(await factsNow()).toMatchObject({ trees: [{}], unchangedOn: ['2026-11-09'] });
  });

  it.each([
    ['an account is elsewhere', treeOf('2026-11-09T09:00:00Z', [1, 1])],
    ['an account is new', treeOf('2026-11-09T09:00:00Z', [0, 1, 2])],
    ['an account has left', treeOf('2026-11-09T09:00:00Z', [0])],
    ['a unit has another name', treeOf('2026-11-09T09:00:00Z', [0, 1], ['Applications', 'Batch', 'Core'])],
  ])('leaves a snapshot where %s', async (_, tree) => {
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0, 1]));
    expect((await keep('run-2', tree)).tree).toBe(`${BASE}/snapshots/2026/11/09T090000Z.json`);
    expect((await factsNow())?.trees.at(-1)).toEqual(tree);
  });

  it('leaves two snapshots of one second under two names', async () => {
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0]));
    const kept = await keep('run-2', treeOf('2026-11-08T09:00:00Z', [1]));
    expect(kept.tree).toBe(`${BASE}/snapshots/2026/11/08T090000Z-2.json`);
    expect((await factsNow())?.trees).toHaveLength(2);
  });

  it('leaves a ledger once as long as it says the same, by source, form, view and metrics', async () => {
    const tree = treeOf('2026-11-08T09:00:00Z', [0]);
    const ledgers = (runId: string, amount: string) => [
      ledgerOf(runId, '2026-10', amount),
      ledgerOf(runId, '2026-10', amount, { source: { kind: 'exports', name: 'focus', billingView: null } }),
      ledgerOf(runId, '2026-10', amount, {
        source: { kind: 'cost-explorer', name: 'AWS Cost Explorer', billingView: 'arn:view' },
      }),
    ];
    const written = async (runId: string, amount: string) =>
      (await keep(runId, tree, ledgers(runId, amount))).written.filter((key) => key.startsWith('ledgers/'));
    expect(await written('ou-cost-20261108T090000Z-aaaaaa', '1')).toHaveLength(3);
    expect(await written('ou-cost-20261109T090000Z-bbbbbb', '1')).toEqual([]);
    expect(await written('ou-cost-20261110T090000Z-cccccc', '2')).toHaveLength(3);
    const range = { start: '2026-10-01', end: '2026-11-01' } as never;
    const { ledgers: read } = await new StoredArchive(store).earlierRuns([range]);
    expect(read.map(({ runId, independentTotal }) => [runId, independentTotal?.[0]])).toEqual(
      Array.from({ length: 3 }, () => ['ou-cost-20261110T090000Z-cccccc', '2']),
    );
  });

  it('leaves no ledger again that says less, or the same of accounts that moved', async () => {
    const tree = treeOf('2026-11-08T09:00:00Z', [0]);
    const days = ['05', '06'].map((day) => ({
      day: `2026-10-${day}`,
      accountId: '200000000001',
      chargeKind: 'usage' as const,
      amounts: ['0.5'],
    }));
    const written = async (day: string, read: typeof days) => {
      const runId = `ou-cost-202611${day}T090000Z-aaaaaa`;
      const kept = await keep(runId, tree, [ledgerOf(runId, '2026-10', '1', { days: read as never })]);
      return kept.written.filter((key) => key.startsWith('ledgers/')).length;
    };
    expect(await written('08', [])).toBe(1);
    expect(await written('09', days)).toBe(1);
    expect(await written('10', [])).toBe(0);
    expect(await written('11', days)).toBe(0);
    expect(await written('12', days.slice(1))).toBe(0);
    expect(
      await written(
        '13',
        days.map((each) => ({ ...each, amounts: ['0.4'] })),
      ),
    ).toBe(1);
  });

  it('twice is kept once, and another one of its id is not', async () => {
    const tree = treeOf('2026-11-08T09:00:00Z', [0]);
    await keep('run-1', tree, [ledgerOf('run-1', '2026-10', '1')]);
    expect(await keep('run-1', tree, [ledgerOf('run-1', '2026-10', '1')])).toMatchObject({
      written: [],
      tree: null,
    });
    await expect(keep('run-1', tree, [ledgerOf('run-1', '2026-10', '2')])).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringContaining(`another object 'ledgers/${ORGANIZATION}/2026-10/run-1.json'`),
    });
  });

  it('may have files of any name', async () => {
    const file = (name: string) => ({ name, content: new TextEncoder().encode(name) });
    const names = [
      '../../../etc/passwd',
      'report.JSON',
      'report.html',
      'Report.html',
      'con.txt',
      'ein Bericht ü.html',
    ];
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0]), [], names.map(file));
    const [run] = await new StoredArchive(store).runs();
    expect(run?.files).toEqual(
      [
        'Report-2.html',
        'con-1b9ad4ea.txt',
        'ein Bericht ü.html',
        'passwd-b5c1c9f2',
        'report-2.JSON',
        'report.html',
        'report.json',
      ].map((name) =>
        /-[0-9a-f]{8}/.test(name) ? expect.stringMatching(/^(con|passwd)-[0-9a-f]{8}(\.txt)?$/) : name,
      ),
    );
  });
});

describe('the history of an archive', () => {
  it('stays what it was where an older tree is kept later', async () => {
    await keep('run-1', treeOf('2026-11-01T09:00:00Z', [0]));
    for (const day of ['02', '03', '05']) await keep(`run-${day}`, treeOf(`2026-11-${day}T09:00:00Z`, [0]));
    await keep('late', treeOf('2026-11-03T12:00:00Z', [2]));
    const facts = await factsNow();
    const history = facts && historyFrom(facts, treeOf('2026-11-06T09:00:00Z', [0]));
    const placements = history?.accounts.get('200000000000')?.placements ?? [];
    expect(placements.map(({ from, organizationalUnitId: unit, basis }) => [from, unit, basis])).toEqual([
      [null, UNITS[0], 'before-history'],
      ['2026-11-01', UNITS[0], 'seen'],
      ['2026-11-03', UNITS[2], 'seen'],
      ['2026-11-04', UNITS[2], 'assumed'],
      ['2026-11-05', UNITS[0], 'seen'],
    ]);
  });

  it('is opened from a digest and what it does not hold', async () => {
    for (let day = 1; day <= 20; day += 1) {
      await keep(`run-${day}`, treeOf(`2026-11-${String(day).padStart(2, '0')}T09:00:00Z`, [day % 3]));
    }
    const digests = [...store.objects.keys()].filter((key) => key.includes('/digests/'));
    expect(digests).toEqual([
      `${BASE}/digests/20261110T090000Z.json`,
      `${BASE}/digests/20261120T090000Z.json`,
    ]);
    store.asked.length = 0;
    const withDigest = await factsNow();
    expect(store.asked).toHaveLength(3);
    for (const key of digests) store.objects.delete(key);
    const withoutDigest = await factsNow();
    expect(withDigest?.trees).toHaveLength(20);
    expect(inOrder(withDigest)).toEqual(inOrder(withoutDigest));
  });
});

describe('an archive', () => {
  it('without a tree and without events has no history yet', async () => {
    await expect(new StoredArchive(store).assertHistory()).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringContaining('has no history of an organization yet'),
    });
    await keep('run-1', treeOf('2026-11-08T09:00:00Z', [0]));
    await new StoredArchive(store).assertHistory();
  });

  it('begins with the events of a log, of which there may be none', async () => {
    const covered = { from: '2026-08-10T00:00:00Z', to: '2026-11-08T09:00:00Z' };
    await new StoredArchive(store).keepEvents(ORGANIZATION, [], covered);
    await new StoredArchive(store).assertHistory();
  });

  it('lists its runs, the newest last, and names near ones where it has not the one asked for', async () => {
    const tree = treeOf('2026-11-08T09:00:00Z', [0]);
    const ids = ['ou-cost-20261109T090000Z-aaaaaa', 'ou-cost-20261108T090000Z-bbbbbb', 'zz-older'];
    for (const id of ids) await keep(id, tree);
    const archive = new StoredArchive(store);
    expect((await archive.runs()).map(({ runId }) => runId)).toEqual([ids[2], ids[1], ids[0]]);
    await expect(archive.report('ou-cost-20261108T090000Z-bbbbbc')).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringContaining(`did you mean '${ids[1]}'?`),
    });
    await expect(archive.report('../../x')).rejects.toMatchObject({
      message: expect.stringContaining(`its last runs are ${ids[0]}, ${ids[1]}, ${ids[2]}`),
    });
  });
});

describe('events', () => {
  const moved = (id: string, at: string) => ({
    id,
    at,
    kind: 'account-moved' as const,
    accountId: '200000000000',
    fromParentId: 'ou-ab12-aaaaaaaa',
    toParentId: 'ou-ab12-bbbbbbbb',
  });
  const seed = (events: readonly ReturnType<typeof moved>[], from: string, to: string) =>
    new StoredArchive(store).keepEvents(ORGANIZATION, events, { from, to });

  it('are kept by month, each once, with the time that is known', async () => {
    const [one, two] = [moved('1', '2026-10-20T08:00:00Z'), moved('2', '2026-11-02T08:00:00Z')];
    expect(await seed([two, one], '2026-09-28T00:00:00Z', '2026-11-08T09:00:00Z')).toEqual([one, two]);
    expect([...store.objects.keys()].sort()).toEqual(
      ['2026-09', '2026-10', '2026-11'].map((month) => `${BASE}/events/${month}.json`),
    );
    expect(await seed([two], '2026-10-01T00:00:00Z', '2026-11-08T09:00:00Z')).toEqual([]);
    expect(store.objects.size).toBe(3);
    const three = moved('3', '2026-11-09T08:00:00Z');
    expect(await seed([two, three], '2026-10-05T00:00:00Z', '2026-11-10T09:00:00Z')).toEqual([three]);
    expect([...store.objects.keys()].at(-1)).toBe(`${BASE}/events/2026-11.20261110T090000Z.json`);
    const facts = await factsNow();
    expect(facts?.events.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([one, two, three]);
    expect(facts?.eventsCover).toContainEqual({ from: '2026-11-01T00:00:00Z', to: '2026-11-10T09:00:00Z' });
  });
});
