import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import { OuCostError } from '@ou-cost/spend';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deliver } from '../commands/deliver.ts';
import { RecordingSink, STRAIGHT } from '../testing/memory-aws.ts';
import { keepReport } from './keep-report.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('a report that has too many rows for a workbook is kept as JSON', async () => {
  const notes = new Array(2 ** 20).fill({ code: 'c', message: 'm' });
  const delivery = {
    outputs: [{ format: 'xlsx', file: path.join(folder, 'report.xlsx') }],
    rules: [],
    posts: [],
    page: { file: null, link: null },
    announcements: { say: () => Promise.resolve() },
    route: STRAIGHT,
  } as unknown as Parameters<typeof deliver>[1];
  const context = { stdout: new RecordingSink(), environment: {} } as unknown as Parameters<
    typeof deliver
  >[3];
  const report = exampleReport();
  const failure: unknown = await deliver({ ...report, notes }, delivery, {}, context).catch(
    (f: unknown) => f,
  );
  expect(failure).toMatchObject({
    code: 'AnswerTooLarge',
    message: expect.stringMatching(/use --output csv; the report is kept/),
  });
  const file = /'([^']+)'$/.exec((failure as Error).message)?.[1] ?? '';
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('runId', report.runId);
});

test('a report that is not to be believed is not kept', async () => {
  const failure = new OuCostError('MalformedAnswer', 'a part is missing');
  expect(await keepReport(exampleReport(), failure)).toBe(failure);
  expect(await readdir(folder)).toEqual([]);
});

test('where no folder takes the report, the failure stays as it was', async () => {
  vi.stubEnv('TMPDIR', path.join(folder, 'missing'));
  const failure = new OuCostError('OutputNotWritten', 'the disk is full');
  expect(await keepReport(exampleReport(), failure)).toBe(failure);
});
