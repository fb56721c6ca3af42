import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Invocation,
  START,
  type TargetFault,
  TIMEOUT,
  type Trial,
  TriggerWorld,
} from '../testing/trigger-world.ts';
import { deadlinesOf } from './deadlines.ts';

/*
 * What must hold whatever fails, judged by what the world has seen: what was paid for, what arrived where, what lies in the
 * archive, and which alarms rang. None of it asks the code under test how it thinks that it went.
 */

const targetFault: fc.Arbitrary<TargetFault> = fc.constantFrom(
  'takes',
  'busy',
  'refuses',
  'silent-arrived',
  'silent-lost',
  'slow',
);

const trials: fc.Arbitrary<Trial> = fc.record({
  attempts: fc.constantFrom(1, 1, 2, 3),
  source: fc.array(fc.constantFrom('reconciled', 'reconciled', 'reconciled', 'not-checked', 'fails'), {
    maxLength: 3,
  }),
  sourceSeconds: fc.constantFrom(5, 5, 60, 260, 400),
  outages: fc.array(
    fc
      .record({
        // Around the moments in which something is written: the claim, the report and its end, deliveries.
        from: fc.oneof(
          fc.integer({ min: 0, max: 320 }),
          fc.integer({ min: 0, max: 40 }).map((calls) => calls * 0.02),
          fc.integer({ min: 0, max: 80 }).map((calls) => 5 + calls * 0.02),
        ),
        length: fc.constantFrom(0.1, 1, 5, 30, 120, 600),
        kind: fc.constantFrom('down', 'mute'),
      })
      .map(({ from, length, kind }) => ({ from, until: from + length, kind }) as const),
    { maxLength: 2 },
  ),
  refused: fc.option(
    fc.record({
      prefix: fc.constantFrom('', 'reports/', 'ledgers/', 'organizations/', 'schedules/'),
      from: fc.integer({ min: 0, max: 120 }),
    }),
    { freq: 4 },
  ),
  targets: fc.array(fc.array(targetFault, { maxLength: 4 }), { maxLength: 3 }),
  invocations: fc
    .array(
      fc.record({
        at: fc.constantFrom(0, 0, 0.01, 1, 6, 65, 280, 310, 400, 1_000),
        diesAfter: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    // In the end, when everything works again, the trigger arrives once more.
    .map((all) => [...all, { at: 7_200, diesAfter: null }]),
});

const rings = (invocation: Invocation) => invocation.end !== 'answered' || invocation.lines.length > 0;
const linesOf = (invocation: Invocation, target: string) =>
  invocation.lines.filter((line) => line === `delivery failed ${target}`).length;

test('whatever fails: nothing is lost, sent twice or paid for twice, and the alarm rings when it must', async () => {
  await fc.assert(fc.asyncProperty(trials, assertHolds), { numRuns: 400 });
});

const PLAIN: Trial = {
  attempts: 2,
  source: [],
  sourceSeconds: 5,
  outages: [],
  refused: null,
  targets: [[], ['busy', 'takes']],
  invocations: [
    { at: 0, diesAfter: null },
    { at: 7_200, diesAfter: null },
  ],
};
/** More than a run has steps, and calls to the archive. */
const STEPS = Array.from({ length: 80 }, (_, at) => at);

test.each(['down', 'mute'] as const)('the same where the archive is %s from any moment on', async (kind) => {
  for (const step of STEPS) {
    const from = step < 20 ? step * 0.02 : 5 + (step - 20) * 0.02;
    await assertHolds({ ...PLAIN, outages: [{ from, until: 1_000, kind }] });
  }
});

test('the same where the first invocation dies after any step, with another one beside it', async () => {
  for (const diesAfter of STEPS) {
    const [first, ...later] = PLAIN.invocations.map((one, at) => (at === 0 ? { ...one, diesAfter } : one));
    const beside = { at: 5.5, diesAfter: null };
    if (first !== undefined) await assertHolds({ ...PLAIN, invocations: [first, beside, ...later] });
  }
});

test('a second delivery waits for the first, and rings where that never ends, not where it does', async () => {
  for (const diesAfter of [null, 10]) {
    const invocations = [
      { at: 0, diesAfter },
      { at: 1, diesAfter: null },
    ];
    const world = new TriggerWorld({ ...PLAIN, sourceSeconds: 60, invocations });
    await world.run();
    const [, second] = world.invocations;
    expect(second?.answer?.status).toBe(diesAfter === null ? 'reported-before' : 'under-way');
    expect(second?.lines).toEqual(diesAfter === null ? [] : ['run never ended']);
  }
});

test('a second delivery rings for a target that the first one was at when its machine failed', async () => {
  const rung = new Set<string>();
  for (const diesAfter of STEPS) {
    const invocations = [
      { at: 0, diesAfter },
      { at: 6, diesAfter: null },
    ];
    const world = new TriggerWorld({ ...PLAIN, invocations });
    await world.run();
    const [first, second] = world.invocations;
    const { deliveries = [] } = second?.answer ?? {};
    for (const { target, status } of deliveries) {
      if (status !== 'under-way') continue;
      expect(first?.end).toBe('died');
      expect(second?.lines).toContain(`delivery failed ${target}`);
      rung.add(target);
    }
  }
  expect(rung.size).toBe(2);
});

test.each([
  ['is not reconciled', 'report.json', '"status": "reconciled"', '"status": "not-checked"'],
  ['is of another run', 'outcome-1.json', '"runId": "', '"runId": "other-'],
])('a report of the archive that %s is sent to nobody', async (_, name, from, to) => {
  const before = new TriggerWorld({
    ...PLAIN,
    targets: [['refuses']],
    invocations: PLAIN.invocations.slice(0, 1),
  });
  await before.run();
  const after = new TriggerWorld({ ...PLAIN, invocations: PLAIN.invocations.slice(1) });
  for (const [key, content] of before.store.objects) {
    const text = new TextDecoder().decode(content);
    after.store.objects.set(key, Buffer.from(key.endsWith(name) ? text.replaceAll(from, to) : text));
  }
  await after.run();
  expect(after.arrived.size).toBe(0);
  expect(after.invocations).toMatchObject([{ end: 'failed', paid: [], sent: [] }]);
});

async function assertHolds(trial: Trial): Promise<void> {
  const world = new TriggerWorld(trial);
  await world.run();
  assertPaidOnce(world, trial);
  assertSentOnce(world);
  for (const invocation of world.invocations) {
    assertNotLost(world, invocation, trial);
    assertAlarms(world, invocation);
    assertEnding(world, invocation);
  }
  assertSomebodyKnows(world);
  assertMadeUpFor(world);
}

/** Another run follows only one whose source failed, and no more than the schedule allows. */
function assertPaidOnce({ invocations }: TriggerWorld, { attempts }: Trial): void {
  const paid = invocations.flatMap((invocation) => invocation.paid);
  expect(paid.length).toBeLessThanOrEqual(attempts);
  expect(paid.filter(({ isDelivered }) => isDelivered).length).toBeLessThanOrEqual(1);
  expect(new Set(paid.map(({ runId }) => runId)).size).toBe(paid.length);
}

function assertSentOnce({ arrived, invocations }: TriggerWorld): void {
  const reconciled = invocations.flatMap(({ paid }) =>
    paid.filter(({ fault, isDelivered }) => isDelivered && fault === 'reconciled').map(({ runId }) => runId),
  );
  for (const runs of arrived.values()) {
    expect(runs.length).toBeLessThanOrEqual(1);
    expect(reconciled).toEqual(expect.arrayContaining(runs));
  }
}

/** A report that was paid for is in the archive, or it went to everybody who takes it at once. */
function assertNotLost(world: TriggerWorld, invocation: Invocation, trial: Trial): void {
  const made = invocation.paid.find(({ isDelivered }) => isDelivered);
  if (made === undefined || invocation.end === 'died') return;
  const isKept = world.holds(made.runId).report;
  if (isArchiveWorking(invocation, trial)) expect(isKept).toBe(true);
  if (isKept || made.fault !== 'reconciled') return;
  expect(invocation.end).toBe('failed');
  for (const [at, id] of world.targetIds.entries()) {
    if ((trial.targets[at]?.[0] ?? 'takes') === 'takes') expect(world.arrived.get(id)).toEqual([made.runId]);
  }
}

/** Whether an invocation finds an archive that works for long enough before it must give up. */
function isArchiveWorking({ startedAt }: Invocation, { outages, refused }: Trial): boolean {
  const { keeping } = deadlinesOf(startedAt, startedAt + TIMEOUT - 2_000);
  const second = (at: number) => (at - START) / 1000;
  const [from, until] = [second(keeping) - 30, second(keeping)];
  return refused === null && outages.every((outage) => outage.until < from || outage.from > until);
}

/**
 * A line for each target that this invocation could not deliver to, or that one whose machine failed was at, and none for
 * any other.
 */
function assertAlarms(world: TriggerWorld, invocation: Invocation): void {
  if (invocation.end === 'died') return;
  const mostUntried = world.invocations.some(({ end }) => end === 'died') ? 1 : 0;
  for (const id of world.targetIds) {
    const sent = invocation.sent.filter(({ target }) => target === id);
    const last = sent.at(-1)?.fault;
    const lines = linesOf(invocation, id);
    if (last === 'takes') expect(lines).toBe(0);
    else if (last !== undefined && last !== 'slow') expect(lines).toBe(1);
    else if (last === undefined && !invocation.isArchiveFaulty) {
      expect(lines).toBeLessThanOrEqual(mostUntried);
    }
  }
  const made = invocation.paid.find(({ isDelivered }) => isDelivered);
  const isUnwritten = invocation.lines.includes('archive not written');
  if (isUnwritten) expect(invocation.isArchiveFaulty && made !== undefined).toBe(true);
  if (made === undefined || isUnwritten) return;
  expect(world.holds(made.runId)).toEqual({ report: true, outcome: true });
}

/** An invocation fails exactly where its run failed, where its report is nobody's, or where the archive did. */
function assertEnding(world: TriggerWorld, { end, paid, isArchiveFaulty, lines }: Invocation): void {
  if (end === 'died') return;
  const [run] = paid;
  const isRunFailed = run !== undefined && (!run.isDelivered || run.fault !== 'reconciled');
  if (isRunFailed || lines.includes('archive not written')) expect(end).toBe('failed');
  else if (!isArchiveFaulty) expect(end).toBe('answered');
  if (end !== 'answered' || run === undefined) return;
  expect(world.holds(run.runId)).toEqual({ report: true, outcome: true });
}

/** Who did not get a report that was made is known to somebody: some alarm rang. */
function assertSomebodyKnows({ invocations, targetIds, arrived, isEnded }: TriggerWorld): void {
  // Of an invocation whose machine fails Lambda counts no error: it repeats the event, and whoever finds it then must ring.
  if (!isEnded) expect(invocations.some((one) => one.end !== 'died' && rings(one))).toBe(true);
  const made = invocations.flatMap(({ paid }) => paid).find(({ isDelivered }) => isDelivered);
  const isMissing = made === undefined || targetIds.some((id) => !arrived.has(id));
  if (isMissing) expect(invocations.some(rings)).toBe(true);
}

/** What was only ever refused is delivered by the last invocation, from the archive. */
function assertMadeUpFor(world: TriggerWorld): void {
  const { invocations, targetIds, arrived } = world;
  const made = invocations.flatMap(({ paid }) => paid).find(({ isDelivered }) => isDelivered);
  if (made?.fault !== 'reconciled') return;
  if (invocations.some(({ end, isArchiveFaulty }) => end === 'died' || isArchiveFaulty)) return;
  for (const id of targetIds) {
    const faults = invocations.flatMap(({ sent }) => sent.filter(({ target }) => target === id));
    const isDoubtful = faults.some(({ fault }) => fault.startsWith('silent') || fault === 'slow');
    const isRefusing = world.invocations.at(-1)?.sent.findLast(({ target }) => target === id)?.fault;
    if (isDoubtful || isRefusing === 'refuses') continue;
    expect(arrived.get(id)).toEqual([made.runId]);
  }
}
