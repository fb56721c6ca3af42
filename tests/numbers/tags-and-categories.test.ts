import type { Sandbox } from '@ou-cost/sandbox';
import { partsBySplit, type Report, type Split } from '@ou-cost/spend';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeReport, payerAccess, type Question } from '../support/in-process/adapters.ts';
import { behindProxy } from '../support/in-process/behind-proxy.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { sandboxOf } from '../support/sandbox/start.ts';
import { TODAY } from '../support/scenarios/generated.ts';
import { handSummedScenario, SHOP } from '../support/scenarios/hand-summed.ts';
import { type WrittenCharge, writtenScenario } from '../support/scenarios/written.ts';

/* Spend by tag and by cost category, read over HTTP with AWS's own client. */

afterEach(() => {
  vi.unstubAllEnvs();
});

const charge = (amount: string, more: Partial<WrittenCharge> = {}): WrittenCharge => ({
  day: '2026-10-02',
  account: ENTERPRISE_PAYER,
  amount,
  ...more,
});

const OCTOBER = { period: '2026-10' };

/** The parts of the total by one split, as `value amount`. */
function partsOf(report: Report, split: Split): string[] {
  return [...partsBySplit(report.total.UnblendedCost ?? {}, split)].map(
    ([value, amounts]) => `${value} ${amounts.join()}`,
  );
}

describe('a key that is hard to tell from what follows it', () => {
  const KEYS = [
    'a$b',
    'a',
    'a:b',
    'tag:Team',
    '$',
    '$$',
    '__proto__',
    'constructor',
    'aws:createdBy',
    'k'.repeat(128),
    '部署 👩‍💻',
    ' Team ',
    'Team',
    'team',
    'a"b\\c',
    "a'b<c>,d",
  ];
  const VALUES = ['b$c', '$', '__proto__', 'constructor', 'x: y', '値 🔬', ' ', 'v'.repeat(256), 'a,b"c'];

  let sandbox: Sandbox;
  beforeAll(async () => {
    // Each key with each value, as tags of a charge of 1 and as cost categories of one of 2; 4 has neither.
    const charges = KEYS.flatMap((key) =>
      VALUES.flatMap((value) => [
        charge('1', { tags: { [key]: value } }),
        charge('2', { costCategories: { [key]: value } }),
      ]),
    );
    const empty = charge('4', { tags: { Team: '' }, costCategories: { Team: '' } });
    sandbox = await sandboxOf(
      await writtenScenario({ today: TODAY, children: [], charges: [...charges, empty] }),
    );
  });
  afterAll(() => sandbox?.stop());

  // (1 + 2) × 16 × 9 + 4
  const WHOLE = 436;

  it.each(KEYS)('%s has each of its values, and all else is untagged', async (key) => {
    const by: Split[] = [`tag:${key}`, `cost-category:${key}`];
    const report = await makeReport(payerAccess(sandbox, TODAY), { ...OCTOBER, by });
    expect(report.total.UnblendedCost?.amounts).toEqual([String(WHOLE)]);
    const expected = (each: number) =>
      new Set([` ${WHOLE - each * VALUES.length}`, ...VALUES.map((value) => `${value} ${each}`)]);
    expect(new Set(partsOf(report, `tag:${key}`))).toEqual(expected(1));
    expect(new Set(partsOf(report, `cost-category:${key}`))).toEqual(expected(2));
    expect(report.notes.filter(({ code }) => code === 'no-values')).toEqual([]);
  });
});

describe('a key that no charge has', () => {
  const asked = async (question: Question) => {
    const charges = [
      charge('5', { tags: { Team: 'web' }, costCategories: { Business: 'Shops' } }),
      charge('3', { region: '' }),
      charge('9', { day: '2026-11-02' }),
    ];
    const scenario = await writtenScenario({ today: TODAY, children: [], charges });
    return behindProxy(scenario, {}, ({ report }) => report({ ...OCTOBER, ...question }));
  };
  const noted = (report: Report) => report.notes.filter(({ code }) => code === 'no-values');

  it('has everything without a value, and a note says so for each', async () => {
    const report = await asked({ by: ['tag:team', 'service', 'cost-category:Team', 'tag:Team'] });
    expect(partsOf(report, 'tag:team')).toEqual([' 8']);
    expect(partsOf(report, 'cost-category:Team')).toEqual([' 8']);
    expect(partsOf(report, 'tag:Team')).toEqual([' 3', 'web 5']);
    expect(noted(report).map(({ values }) => values)).toEqual([
      { split: 'tag:team' },
      { split: 'cost-category:Team' },
    ]);
    expect(noted(report).map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^no charge has the tag 'team': upper and lower case count, and a tag must be activated/,
      ),
      "no charge has the cost category 'Team': upper and lower case count",
    ]);
  });

  it('is not noted of a bill without charges, or of a region', async () => {
    const report = await asked({ period: '2026-10-20..2026-10-21', by: ['region', 'tag:nobody'] });
    expect(report.total.UnblendedCost?.amounts).toEqual(['0']);
    expect(noted(report)).toEqual([]);
    expect(partsOf(await asked({ by: 'region' }), 'region')).toEqual(['NoRegion 3', 'eu-west-1 5']);
  });

  it('is noted where the charges that have it are left out by nothing but the selection', async () => {
    const scenario = await handSummedScenario(undefined, [
      charge('5', { tags: { Team: 'web' } }),
      charge('3', { account: SHOP }),
    ]);
    const report = await behindProxy(scenario, {}, (stage) =>
      stage.report({ ...OCTOBER, by: 'tag:Team', ou: ['Workloads'] }),
    );
    expect(partsOf(report, 'tag:Team')).toEqual([' 3']);
    expect(noted(report)).toEqual([]);
  });
});

describe('a group that is not called as documented fails the run, and is named', () => {
  it.each<[string, Split, string, string]>([
    ['one key is missing', 'tag:Team', '["200000000000"]', 'a group with the keys ["200000000000"]'],
    [
      'a third key',
      'region',
      '["200000000000","eu-west-1","Usage"]',
      'a group with the keys ["200000000000","eu-west-1","Usage"]',
    ],
    [
      'a key that is no text',
      'service',
      '["200000000000",null]',
      'a group with the keys ["200000000000",null]',
    ],
    [
      'another key',
      'tag:Team',
      '["200000000000","team$web"]',
      'the group "team$web", which does not begin with "Team$"',
    ],
    ['no key before the value', 'tag:Team', '["200000000000","web"]', 'the group "web"'],
    ['only the key', 'cost-category:Team', '["200000000000","Team"]', 'the group "Team"'],
    ['nothing', 'tag:Team', '["200000000000",""]', 'the group ""'],
  ])('%s', async (_, by, keys, said) => {
    const scenario = await handSummedScenario();
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter((_call, answer) => ({
        text: JSON.stringify(answer).replaceAll(/\["200000000000","[^"]*"\]/g, keys),
      }));
      const failure = { code: 'MalformedAnswer', message: expect.stringContaining(said) };
      await expect(report({ ...OCTOBER, by })).rejects.toMatchObject(failure);
    });
  });

  it('two keys where only accounts were asked for', async () => {
    await behindProxy(await handSummedScenario(), {}, async ({ proxy, report }) => {
      proxy.alter((_call, answer) => ({
        text: JSON.stringify(answer).replaceAll('["200000000000"]', '["200000000000","Usage"]'),
      }));
      await expect(report({ ...OCTOBER, trend: 1 })).rejects.toMatchObject({
        code: 'MalformedAnswer',
        message: expect.stringContaining('a group with the keys ["200000000000","Usage"]'),
      });
    });
  });
});
