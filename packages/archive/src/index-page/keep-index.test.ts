import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArchiveIndex, archiveIndexElement, archiveIndexIn } from '@ou-cost/contract/archive';
import { beforeEach, describe, expect, it } from 'vitest';
import { exampleReport } from '../../../present/src/testing/example-report.ts';
import { FolderStore } from '../folder/store.ts';
import type { ArchiveStore } from '../ports.ts';
import { StoredArchive } from '../stored-archive.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { ORGANIZATION, runOf, treeOf } from '../testing/runs.ts';

const TREE = treeOf('2026-11-08T09:00:00Z', [0]);
const { start, end } = exampleReport().query;
const MONTH = start.slice(0, 7);
const FOLDER = `reports/${ORGANIZATION}/${MONTH}`;
const page = (index: ArchiveIndex) => `<!doctype html><h1>a</h1>${archiveIndexElement(index)}`;

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

const keep = (runId: string, to: ArchiveStore = store) =>
  new StoredArchive(to).keep(runOf(runId, TREE, [], [{ name: 'report.html', content: new Uint8Array([1]) }]));

async function indexIn(of: ArchiveStore = store): Promise<ArchiveIndex | null> {
  const content = await of.read('index.html', 1e9);
  return content === null ? null : archiveIndexIn(new TextDecoder().decode(content), 'index');
}

const runIdsIn = async (of: ArchiveStore = store) => (await indexIn(of))?.entries.map(({ runId }) => runId);

it('the example is a report of one month', () => {
  expect([start, end]).toEqual([`${MONTH}-01`, expect.stringMatching(/-01$/)]);
});

describe('the index of an archive', () => {
  it('says of each run what its summary says, and where its files are', async () => {
    await keep('run-1');
    await new StoredArchive(store).keepIndex(page);
    const report = exampleReport();
    expect(await indexIn()).toMatchObject({
      missing: 0,
      entries: [
        {
          folder: `${FOLDER}/run-1`,
          runId: 'run-1',
          organizationId: ORGANIZATION,
          start,
          end,
          currency: report.currency,
          totals: report.query.metrics.map((metric) => ({ metric })),
          status: 'reconciled',
          isWhole: true,
          billingView: null,
          restatement: null,
          files: ['report.html', 'report.json'],
        },
      ],
    });
    const { folder: _, files: __, ...entry } = (await indexIn())?.entries[0] ?? {};
    expect(store.json(`${FOLDER}/run-1/summary.json`)).toMatchObject(entry);
  });

  it('takes one listing and three requests of a further run, however many there are', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await keep(`run-${id}`);
    await new StoredArchive(store).keepIndex(page);
    await keep('run-e');
    store.asked.length = 0;
    await new StoredArchive(store).keepIndex(page);
    expect(store.asked).toEqual([
      'read index.html',
      'list reports/',
      `read ${FOLDER}/run-e/summary.json`,
      'replace index.html',
    ]);
    store.asked.length = 0;
    await new StoredArchive(store).keepIndex(page);
    expect(store.asked).toEqual(['read index.html', 'list reports/']);
    expect(await runIdsIn()).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => `run-${id}`));
  });

  it('has older runs by their reports, a number of them at a time, and never what is broken', async () => {
    for (let run = 10; run < 35; run += 1) {
      await keep(`run-${run}`);
      store.objects.delete(`${FOLDER}/run-${run}/summary.json`);
    }
    store.put(`${FOLDER}/run-34/summary.json`, '{"schema":"theirs"}');
    store.put(`${FOLDER}/run-33/report.json`, '{');
    await new StoredArchive(store).keepIndex(page);
    expect(await indexIn()).toMatchObject({ missing: 6, entries: { length: 19 } });
    await new StoredArchive(store).keepIndex(page);
    expect(await indexIn()).toMatchObject({ missing: 1, entries: { length: 24 } });
    expect(await runIdsIn()).not.toContain('run-33');
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['of a later form', (text: string) => text.replace('archive-index@1', 'archive-index@9')],
    ['without an entry', (text: string) => text.replace(/"entries":\[.*\]/s, '"entries":[]')],
    ['with a run that is not there', (text: string) => text.replaceAll('run-1', 'run-9')],
  ])('is rebuilt where it is %s', async (_, change) => {
    await keep('run-1');
    await keep('run-2');
    await new StoredArchive(store).keepIndex(page);
    const whole = new TextDecoder().decode(store.objects.get('index.html'));
    store.put('index.html', change(whole));
    await new StoredArchive(store).keepIndex(page);
    expect(new TextDecoder().decode(store.objects.get('index.html'))).toBe(whole);
  });

  it('does not replace a page that it did not write', async () => {
    await keep('run-1');
    store.put('index.html', '<h1>my own page</h1>');
    await expect(new StoredArchive(store).keepIndex(page)).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringContaining("'index.html' is a page that ou-cost did not write"),
    });
    expect(new TextDecoder().decode(store.objects.get('index.html'))).toBe('<h1>my own page</h1>');
  });

  it('gives up where other runs keep changing it', async () => {
    await keep('run-1');
    await new StoredArchive(store).keepIndex(page);
    await keep('run-2');
    let writes = 0;
    store.before = (operation) => {
      if (operation !== 'replace') return;
      writes += 1;
      store.put('index.html', page({ schema: 'ou-cost/archive-index@1', entries: [], missing: writes }));
    };
    await expect(new StoredArchive(store).keepIndex(page)).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: expect.stringContaining('8 times'),
    });
  });

  it('holds texts that end no element and read back as they were', async () => {
    const name = '</script><script>alert(1)</script><!--\u2028& "';
    await keep('run-1');
    const report = { ...exampleReport(), producer: name, runId: 'run-2' };
    await new StoredArchive(store).keep({ ...runOf('run-2', TREE), report });
    await new StoredArchive(store).keepIndex(page);
    expect((await indexIn())?.entries[1]?.producer).toBe(name);
    const text = new TextDecoder().decode(store.objects.get('index.html'));
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    await keep('run-3');
    await new StoredArchive(store).keepIndex(page);
    expect(await runIdsIn()).toEqual(['run-1', 'run-2', 'run-3']);
  });

  it.each<[string, () => Promise<readonly [ArchiveStore, () => Promise<void>]>]>([
    ['memory', async () => [new MemoryStore(), async () => {}]],
    [
      'a folder',
      async () => {
        const folder = await mkdtemp(join(tmpdir(), 'ou-cost-index-'));
        return [new FolderStore(folder), () => rm(folder, { recursive: true })];
      },
    ],
  ])('has every run of several at once, in %s', async (_, open) => {
    const [shared, close] = await open();
    try {
      await keep('run-0', shared);
      const ids = ['1', '2', '3', '4', '5'].map((id) => `run-${id}`);
      await Promise.all(
        ids.map(async (id) => {
          const archive = new StoredArchive(shared);
          await archive.keep(runOf(id, TREE));
          await archive.keepIndex(page);
        }),
      );
      expect(await runIdsIn(shared)).toEqual(['run-0', ...ids]);
    } finally {
      await close();
    }
  });
});
