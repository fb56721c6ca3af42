import { exampleReport } from '@ou-cost/present/testing/example-report';
import type { Report } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { programFor } from '../program.ts';
import { answeredTo, MemoryAws, RecordingSink } from '../testing/memory-aws.ts';

// The example's report compares nothing, and a table would be compared.
const RUN = [
  'run',
  '--invoker-role-arn',
  'arn:aws:iam::111111111111:role/ou-cost-invoker',
  '--compare',
  'none',
];

/** What `ou-cost run` prints with these options. */
async function printed(options: readonly string[], aws = new MemoryAws()): Promise<string> {
  const stdout = new RecordingSink();
  const context = {
    environment: { region: 'eu-west-1', refusesColor: false },
    workingFolder: '.',
    stdout,
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(aws),
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
    expect(lines.some((line) => /^(?:In units|OU 内) /.test(line) && line.includes(` ${total} `))).toBe(true);
  });
});

/** The example with more units below the root, in which nothing was spent. */
function withEmptyUnits(names: readonly string[]): Report {
  const example = exampleReport();
  const [root] = example.organizationalUnits;
  if (root === undefined) throw new Error('the example has lost its root');
  const none = { UnblendedCost: { amounts: ['0'], gross: ['0'], byChargeType: {} } };
  const empty = names.map((name, at) => ({
    ...root,
    id: `ou-ab12-empty00${at}`,
    name,
    parentId: root.id,
    path: [root.name, name],
    depth: 1,
    accountIds: [],
    direct: none,
    total: none,
  }));
  return { ...example, organizationalUnits: [...example.organizationalUnits, ...empty] };
}

describe('units beside each other', () => {
  const orderOf = async (names: readonly string[], options: readonly string[]) => {
    const aws = new MemoryAws();
    aws.answer = (request) => answeredTo(request, withEmptyUnits(names));
    const lines = (await printed(options, aws)).split('\n');
    const [head, rule] = [/^(Unit|OU) /, /^─+$/].map((sign) => lines.findIndex((line) => sign.test(line)));
    const units = lines.slice((head ?? 0) + 1, rule);
    return units.flatMap((line) => /^([^ ├└│].*?)(?: \(| {2})/.exec(line)?.[1] ?? []);
  };

  const order = (...options: string[]) => orderOf(['Empty', 'Vacant'], options);

  test('are ordered by spend or by name, and as many as are wanted', async () => {
    expect(await order()).toEqual(['Workloads', 'Root’s own accounts', 'Platform', 'Empty', 'Vacant']);
    expect(await order('--sort', 'name')).toEqual([
      ...['Empty', 'Platform', 'Root’s own accounts', 'Vacant', 'Workloads'],
    ]);
    expect(await order('--top', '2')).toEqual(['Workloads', 'Root’s own accounts', '… and 3 more']);
  });

  test('are ordered by name as the locale of the language sorts names', async () => {
    const sorted = await orderOf(['一', '亜'], ['--sort', 'name']);
    expect(sorted.filter((name) => /[一亜]/.test(name))).toEqual(['一', '亜']);
    // Japanese sorts by the order of JIS X 0208, not by radicals.
    const japanese = await orderOf(['一', '亜'], ['--sort', 'name', '--language', 'ja']);
    expect(japanese.filter((name) => /[一亜]/.test(name))).toEqual(['亜', '一']);
  });

  test('are not ordered by a change that is not asked for', async () => {
    await expect(printed(['--sort', 'change'])).rejects.toThrow(/^--sort change orders by what changed/);
  });
});
