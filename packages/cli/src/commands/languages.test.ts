import { describe, expect, test } from 'vitest';
import { programFor } from '../program.ts';
import { MemoryAws, RecordingSink } from '../testing/memory-aws.ts';

const RUN = ['run', '--invoker-role-arn', 'arn:aws:iam::111111111111:role/ou-cost-invoker'];

/** What `ou-cost run` prints with these options. */
async function printed(options: readonly string[]): Promise<string> {
  const stdout = new RecordingSink();
  const context = {
    environment: { region: 'eu-west-1', refusesColor: false },
    workingFolder: '.',
    stdout,
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(new MemoryAws()),
  };
  await programFor(context, () => {}).parseAsync([...RUN, ...options], { from: 'user' });
  return stdout.text;
}

describe('a report', () => {
  test.each([
    [[], 'AWS spend by organizational unit', '14,369.60'],
    [['--language', 'ja'], '組織単位(OU)別 AWS 利用料', '14,369.60'],
    [['--locale', 'ja-JP'], '組織単位(OU)別 AWS 利用料', '14,369.60'],
    [['--locale', 'de-DE'], 'AWS spend by organizational unit', '14.369,60'],
    [['--language', 'en', '--locale', 'ja-JP'], 'AWS spend by organizational unit', '14,369.60'],
    [['--language', 'ja', '--locale', 'de-DE'], '組織単位(OU)別 AWS 利用料', '14.369,60'],
  ])('with %j takes the words of the language and the figures of the locale', async (given, title, total) => {
    const [first, ...lines] = (await printed(given)).split('\n');
    expect(first).toBe(title);
    expect(lines.some((line) => /^Root /.test(line) && line.includes(` ${total} `))).toBe(true);
  });
});
