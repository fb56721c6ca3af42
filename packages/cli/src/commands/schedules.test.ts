import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemoryAws, RecordingSink } from '../testing/memory-aws.ts';
import { runInMemory } from '../testing/run-in-memory.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const ouCost = (...args: readonly string[]) =>
  runInMemory(['schedules', ...args], { folder, aws: new MemoryAws(), stdout: new RecordingSink() });

function configured(schedules: readonly object[], name = 'ou-cost.config.json'): Promise<void> {
  const document = {
    payer: { accountId: '222222222222', region: 'ap-northeast-1' },
    callers: [{ roleArn: 'arn:aws:iam::111111111111:role/batch' }],
    alarm: { topicArn: 'arn:aws:sns:ap-northeast-1:222222222222:alarms' },
    archive: { bucket: 'acme-reports' },
    schedules,
  };
  return writeFile(path.join(folder, name), JSON.stringify(document));
}

// It is 15 November 2026, 12:00 in UTC.
describe('ou-cost schedules', () => {
  test('shows when each is due, and what it will report', async () => {
    await configured([{ name: 'monthly', cron: '0 12 7 * ? *', timeZone: 'Asia/Tokyo' }]);
    const { stdout, failure, asked } = await ouCost('--next', '1');
    expect(failure).toBeNull();
    expect(stdout).toBe(`monthly: last-month, cron(0 12 7 * ? *)
Due in Asia/Tokyo            in UTC             reports (UTC)
2026-12-07 12:00   2026-12-07 03:00  2026-11-01 to 2026-11-30
`);
    expect(asked).toEqual([]);
  });

  test('as JSON, of another file, into a file', async () => {
    await configured([{ name: 'daily', cron: '0 9 * * ? *' }], 'b.json');
    const out = path.join(folder, 'list.json');
    const { failure } = await ouCost('--config', 'b.json', '--output', 'json', '--out', out);
    expect(failure).toBeNull();
    const { schema, schedules } = JSON.parse(await readFile(out, 'utf8'));
    expect(schema).toBe('ou-cost/schedules@1');
    expect(schedules[0].next.map(({ utc }: { utc: string }) => utc)).toEqual([
      '2026-11-16T09:00:00Z',
      '2026-11-17T09:00:00Z',
      '2026-11-18T09:00:00Z',
    ]);
  });

  test('says where there are none, and where there is no configuration', async () => {
    const { failure } = await ouCost();
    expect(failure).toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringContaining('--config FILE'),
    });
    await configured([]);
    const none = await ouCost();
    expect(none.stdout).toBe('No schedule is configured.\n');
    expect(none.stderr).toContain('docs/schedules.md');
    expect((await ouCost('--quiet')).stderr).toBe('');
  });
});
