import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemoryAws } from '../testing/memory-aws.ts';
import { runInMemory } from '../testing/run-in-memory.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ORGANIZATION = 'o-acme000001';
const MOVED = '222222222222';
const [A, B] = ['ou-ab12-0000000a', 'ou-ab12-0000000b'];
const CHAIN = ['--invoker-role-arn', 'arn:aws:iam::111111111111:role/x', '--region', 'eu-west-1'];

/** What the function answers at an instant: an account was moved from A to B, and is seen in a unit. */
interface Told {
  readonly now: string;
  readonly seenIn: string;
  /** The id of the event that moved it, at noon of 1 November. */
  readonly event: string | null;
}

function answerOf({ now, seenIn, event }: Told, isTreeTooLarge: boolean) {
  const unit = (id: string, name: string) => ({
    id,
    name,
    accounts: id === seenIn ? [{ id: MOVED, name: 'shop' }] : [],
    organizationalUnits: [],
  });
  const organization = { id: ORGANIZATION, managementAccountId: '111111111111' };
  const root = {
    ...{ id: 'r-ab12', name: 'Root', accounts: [{ id: '111111111111' }] },
    organizationalUnits: [unit(A, 'A'), unit(B, 'B')],
  };
  const moved = { kind: 'account-moved', accountId: MOVED, fromParentId: A, toParentId: B };
  return (request: object) => ({
    schema: 'ou-cost/organization-events@1',
    producer: 'ou-cost 1',
    generatedAt: now,
    organization,
    tree: isTreeTooLarge ? null : { schema: 'ou-cost/snapshot@1', asOf: now, ...organization, root },
    events: event === null ? [] : [{ id: event, at: '2026-11-01T12:00:00Z', ...moved }],
    coverage: { from: '2026-08-17T00:00:00Z', to: now },
    notUnderstood: [],
    runId: Reflect.get(request, 'runId'),
  });
}

function ouCost(args: readonly string[], now: string, answer?: (request: object) => unknown) {
  const aws = new MemoryAws();
  if (answer !== undefined) aws.answer = answer;
  return runInMemory([...args, '--archive', 'archive'], { folder, aws, now });
}

const seed = (told: Told, args: readonly string[] = [], isTreeTooLarge = false) =>
  ouCost(['history', 'seed', ...CHAIN, ...args], told.now, answerOf(told, isTreeTooLarge));

/** The keys of one kind. */
async function keysOf(kind: 'snapshots' | 'observations' | 'events'): Promise<string[]> {
  const base = path.join(folder, 'archive', 'organizations', ORGANIZATION, kind);
  const entries = await readdir(base, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(base, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

const FIRST: Told = { now: '2026-11-15T12:00:00Z', seenIn: B, event: 'e-1' };

describe('ou-cost history seed', () => {
  test('keeps events and the tree, so that the history is told at once', async () => {
    const seeded = await seed(FIRST);
    expect(seeded.failure).toBeNull();
    expect(seeded.stdout).toBe(
      `Organization ${ORGANIZATION}: 1 event from 2026-08-17T00:00:00Z to ${FIRST.now}, 1 of them new\n`,
    );
    expect(await keysOf('snapshots')).toEqual(['2026/11/15T120000Z.json']);
    expect(await keysOf('events')).toEqual(['2026-08.json', '2026-09.json', '2026-10.json', '2026-11.json']);
    const told = await ouCost(['history', '--from', '2026-10-01'], FIRST.now);
    expect(told.failure).toBeNull();
    expect(told.stdout).toContain(`2026-11-01  shop (${MOVED}) moved from A (${A}) to B (${B})\n`);
  });

  test('leaves an observation on a day on which the tree is the same, and a snapshot where it is another', async () => {
    await seed(FIRST);
    expect((await seed({ ...FIRST, now: '2026-11-15T18:00:00Z' })).stdout).toContain(', 0 of them new\n');
    expect(await keysOf('observations')).toEqual([]);
    await seed({ ...FIRST, now: '2026-11-16T12:00:00Z' });
    expect(await keysOf('observations')).toEqual(['2026-11-16.json']);
    expect(await keysOf('snapshots')).toHaveLength(1);
    const elsewhere = { now: '2026-11-17T12:00:00Z', seenIn: 'r-none', event: 'e-1' };
    expect((await seed(elsewhere, ['--accept-contradictions'])).failure).toBeNull();
    expect(await keysOf('snapshots')).toHaveLength(2);
  });

  test('whose tree is too large for the answer keeps the events, and says it', async () => {
    const { failure, stderr } = await seed(FIRST, [], true);
    expect(failure).toBeNull();
    expect(stderr).toContain('the tree is too large to be answered with the events, and is not kept');
    expect(await keysOf('events')).toHaveLength(4);
    expect(await keysOf('snapshots')).toEqual([]);
    expect((await ouCost(['history', '--from', '2026-10-01'], FIRST.now)).failure).toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringContaining('has events and no tree yet'),
    });
  });

  test.each([
    ['an earlier run', { now: '2026-11-10T12:00:00Z', seenIn: A, event: null }, FIRST, '2026-11-10'],
    ['the reading itself', null, { ...FIRST, seenIn: A }, '2026-11-15'],
  ])(
    'refuses to contradict what %s has seen, and keeps it all the same where that is wanted',
    async (_, before, told, day) => {
      // Its log tells nothing yet of the time before.
      if (before !== null) await seed(before);
      const kept = await keysOf('events');
      const refused = await seed(told);
      expect(refused.failure).toMatchObject({
        code: 'InvalidRequest',
        message: expect.stringContaining(
          `nothing was kept: account ${MOVED} was seen in ${A} on ${day}, and is in ${B} by its events`,
        ),
      });
      expect(await keysOf('events')).toEqual(kept);
      const accepted = await seed(told, ['--accept-contradictions']);
      expect(accepted.failure).toBeNull();
      expect(accepted.stderr).toContain(`kept all the same: account ${MOVED} `);
      expect((await keysOf('events')).length).toBeGreaterThan(kept.length);
      // What was accepted is not refused again.
      expect((await seed(told)).failure).toBeNull();
    },
  );
});
