import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { FolderStore } from '../folder/store.ts';
import type { ArchiveStore } from '../ports.ts';
import { S3Store } from '../s3/store.ts';
import { archiveSandbox, connection, PREFIX } from '../testing/bucket.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import type { Outcome, Trigger } from './ports.ts';
import { StoredScheduleBook } from './stored-schedule-book.ts';

const START = Date.parse('2026-11-07T05:00:10Z');
const ENDS_BY = START + 900_000;
const BASE = 'schedules/monthly/20261107T050000Z';
const TRIGGER: Trigger = { schedule: 'monthly', scheduledTime: '2026-11-07T05:00:00Z' };
const ASKED = 'a'.repeat(32);
const RUN = { runIdOf: (attempt: number) => `run-${attempt}`, asked: ASKED, endsBy: ENDS_BY };
const MAIL = { trigger: TRIGGER, target: 'mail', runId: 'run-1' };

let now: number;
beforeEach(() => {
  now = START;
});

function outcome(attempt: number, more: Partial<Outcome> = {}): Outcome {
  return {
    ...TRIGGER,
    attempt,
    runId: `run-${attempt}`,
    finishedAt: '2026-11-07T05:01:00Z',
    report: 'reports/o-ab12cd34ef/2026-10/run-1',
    reconciled: true,
    repeatable: false,
    failure: null,
    ...more,
  };
}

const failed = (attempt: number, repeatable = true) =>
  outcome(attempt, {
    report: null,
    reconciled: false,
    repeatable,
    failure: { code: 'Throttled', message: 'AWS kept throttling; ask anna.b+c@example.co.jp' },
  });

let folder: string;
let sandbox: Sandbox;
let count = 0;
const nextName = () => {
  count += 1;
  return String(count);
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ou-cost-book-'));
  sandbox = await archiveSandbox();
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

describe.each<[string, () => ArchiveStore]>([
  ['memory', () => new MemoryStore()],
  ['a folder', () => new FolderStore(join(folder, nextName()))],
  ['a bucket', () => new S3Store(connection(sandbox), { bucket: 'kept', prefix: `${PREFIX}${nextName()}/` })],
])('the book of schedules in %s', (_, storeAnew) => {
  let store: ArchiveStore;
  beforeEach(() => {
    store = storeAnew();
  });
  /** Each invocation has a book of its own. */
  const book = () => new StoredScheduleBook(store, () => now);

  it('gives a trigger to one of several invocations at once, and tells the others how it stands', async () => {
    const begun = await Promise.all([book(), book(), book()].map((one) => one.begin(TRIGGER, 1, RUN)));
    expect(begun.map(({ kind }) => kind).toSorted()).toEqual(['begun', 'under-way', 'under-way']);
    const attempt = {
      ...TRIGGER,
      attempt: 1,
      runId: 'run-1',
      asked: ASKED,
      startedAt: '2026-11-07T05:00:10.000Z',
      endsBy: '2026-11-07T05:15:10.000Z',
    };
    for (const one of begun) expect(one).toMatchObject({ attempt });
    now = ENDS_BY + 1;
    expect(await book().begin(TRIGGER, 9, RUN)).toEqual({ kind: 'interrupted', attempt });
    await book().finish(outcome(1));
    expect(await book().begin(TRIGGER, 9, RUN)).toEqual({ kind: 'reported-before', outcome: outcome(1) });
  });

  it('gives it again after a failure, as often as it may be, and only where no report was made', async () => {
    for (const attempt of [1, 2]) {
      expect(await book().begin(TRIGGER, 2, RUN)).toMatchObject({ kind: 'begun', attempt: { attempt } });
      await book().finish(failed(attempt));
    }
    expect(await book().begin(TRIGGER, 2, RUN)).toMatchObject({
      kind: 'failed-before',
      outcome: {
        attempt: 2,
        failure: { code: 'Throttled', message: 'AWS kept throttling; ask (an e-mail address)' },
      },
    });
    expect(await book().begin(TRIGGER, 3, RUN)).toMatchObject({ kind: 'begun', attempt: { attempt: 3 } });
    await book().finish(failed(3, false));
    expect(await book().begin(TRIGGER, 9, RUN)).toMatchObject({ kind: 'failed-before' });
  });

  it('answers nobody with the report of another function or request, and lets a corrected one begin', async () => {
    const other = { ...RUN, asked: 'b'.repeat(32) };
    const refused = { code: 'InvalidRequest', message: expect.stringContaining('with another report') };
    await book().begin(TRIGGER, 1, RUN);
    await expect(book().begin(TRIGGER, 9, other)).rejects.toMatchObject(refused);
    await book().finish(failed(1));
    await expect(book().begin(TRIGGER, 1, other)).rejects.toMatchObject(refused);
    expect(await book().begin(TRIGGER, 2, other)).toMatchObject({ kind: 'begun', attempt: { attempt: 2 } });
    await book().finish(outcome(2));
    expect(await book().begin(TRIGGER, 2, other)).toMatchObject({ kind: 'reported-before' });
    await expect(book().begin(TRIGGER, 2, RUN)).rejects.toMatchObject(refused);
  });

  it('keeps an outcome that is said again, and refuses another one', async () => {
    await book().finish(outcome(1));
    await book().finish(outcome(1));
    await expect(book().finish(failed(1))).rejects.toMatchObject({ code: 'OutputNotWritten' });
  });

  it('gives a delivery to one, again after a failure, and not after any other end', async () => {
    const books = [book(), book()];
    const claims = await Promise.all(books.map((one) => one.claimDelivery(MAIL, ENDS_BY)));
    expect(claims.toSorted()).toEqual([true, 'under-way']);
    await books[claims.indexOf(true)]?.finishDelivery(MAIL, 'failed');
    const second = book();
    expect(await second.claimDelivery(MAIL, ENDS_BY)).toBe(true);
    await second.finishDelivery(MAIL, 'delivered');
    expect(await book().claimDelivery(MAIL, ENDS_BY)).toBe('delivered');
    const topic = { ...MAIL, target: 'topic-0123abcd' };
    const third = book();
    expect(await third.claimDelivery(topic, ENDS_BY)).toBe(true);
    await third.finishDelivery(topic, 'unknown');
    expect(await book().claimDelivery(topic, ENDS_BY)).toBe('unknown');
    const webhook = { ...MAIL, target: 'webhook-0123abcd' };
    expect(await book().claimDelivery(webhook, ENDS_BY)).toBe(true);
    now = ENDS_BY + 1;
    expect(await book().claimDelivery(webhook, now + 1000)).toBe('unknown');
  });
});

describe('a book of schedules', () => {
  let store: MemoryStore;
  beforeEach(() => {
    store = new MemoryStore();
  });
  const book = () => new StoredScheduleBook(store, () => now);

  it('begins with one request, and knows what it wrote although that was not confirmed', async () => {
    await book().begin(TRIGGER, 1, RUN);
    expect(store.asked).toEqual([`write ${BASE}/attempt-1.json`]);
    const own = book();
    const trigger = { ...TRIGGER, schedule: 'other' };
    let lost = 1;
    store.after = () => {
      if (lost-- > 0) throw new Error('no answer');
    };
    await expect(own.begin(trigger, 1, RUN)).rejects.toThrow('no answer');
    now += 1000;
    expect(await own.begin(trigger, 1, RUN)).toMatchObject({ kind: 'begun' });
    expect(await own.begin(trigger, 1, RUN)).toMatchObject({ kind: 'under-way' });
    expect(await book().begin(trigger, 1, RUN)).toMatchObject({ kind: 'under-way' });
  });

  it('writes objects of published forms, without an address', async () => {
    const own = book();
    await own.begin(TRIGGER, 1, RUN);
    await own.finish(failed(1));
    await own.claimDelivery(MAIL, ENDS_BY);
    await own.finishDelivery(MAIL, 'failed');
    const objects = [...store.objects.keys()].toSorted();
    expect(objects).toEqual([
      `${BASE}/attempt-1.json`,
      `${BASE}/deliveries/mail/end-1.json`,
      `${BASE}/deliveries/mail/try-1.json`,
      `${BASE}/outcome-1.json`,
    ]);
    expect(objects.map((key) => store.json(key))).toMatchObject([
      { schema: 'ou-cost/attempt@1', attempt: 1, nonce: expect.stringMatching(/^[0-9a-f]{32}$/) },
      { schema: 'ou-cost/delivery@1', status: 'failed', endsBy: null },
      { schema: 'ou-cost/delivery@1', status: 'begun', target: 'mail', try: 1 },
      { schema: 'ou-cost/outcome@1', failure: { code: 'Throttled' } },
    ]);
    for (const key of objects) expect(JSON.stringify(store.json(key))).not.toContain('@example');
  });

  it.each([
    ['../x', TRIGGER.scheduledTime],
    ['a/b', TRIGGER.scheduledTime],
    ['', TRIGGER.scheduledTime],
    ['a:b', TRIGGER.scheduledTime],
    ['a', '2026-11-07T05:00:00+09:00'],
    ['a', '2026-13-07T05:00:00Z'],
    ['a', '2026-11-07T05:00:00.000Z'],
    ['a', '2026-11-07T24:00:00Z'],
  ])('has no trigger of %j at %j', async (schedule, scheduledTime) => {
    const trigger = { schedule, scheduledTime };
    await expect(book().begin(trigger, 1, RUN)).rejects.toMatchObject({ code: 'InvalidRequest' });
    expect(store.asked).toEqual([]);
  });

  it('has no target that is an address, and ends nothing that was not claimed', async () => {
    const address = { ...MAIL, target: 'anna@example.com' };
    await expect(book().claimDelivery(address, ENDS_BY)).rejects.toMatchObject({ code: 'Defect' });
    await expect(book().finishDelivery(MAIL, 'delivered')).rejects.toMatchObject({ code: 'Defect' });
  });

  it.each([
    ['attempt-1.json', (text: string) => text.slice(1)],
    ['attempt-1.json', (text: string) => text.replace('monthly', 'weekly')],
    ['attempt-1.json', (text: string) => text.replace('"attempt": 1', '"attempt": 2')],
    ['outcome-1.json', (text: string) => text.replace('outcome@1', 'outcome@2')],
    ['outcome-1.json', (text: string) => text.replace('05:00:00Z', '06:00:00Z')],
  ])('refuses a forged %s', async (name, forged) => {
    await book().begin(TRIGGER, 1, RUN);
    await book().finish(outcome(1));
    const key = `${BASE}/${name}`;
    store.put(key, forged(new TextDecoder().decode(store.objects.get(key))));
    await expect(book().begin(TRIGGER, 1, RUN)).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining(`'${key}'`),
    });
  });

  it('says again how a delivery ended where that was not confirmed', async () => {
    const own = book();
    await own.claimDelivery(MAIL, ENDS_BY);
    let lost = 1;
    store.after = () => {
      if (lost-- > 0) throw new Error('no answer');
    };
    await expect(own.finishDelivery(MAIL, 'delivered')).rejects.toThrow('no answer');
    now += 1000;
    await own.finishDelivery(MAIL, 'delivered');
    expect(await book().claimDelivery(MAIL, ENDS_BY)).toBe('delivered');
  });
});
