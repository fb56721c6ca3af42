import { judgeRules, parseRule, type Report } from '@ou-cost/spend';
import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown/render.ts';
import { messageFor } from './message/render.ts';
import { PLAIN_VIEW, type View } from './shared/view.ts';
import { renderTable } from './table/render.ts';
import { madeFrom, SHOP_REPORTS } from './testing/shop-reports.ts';

const JAPANESE: View = { ...PLAIN_VIEW, language: 'ja', locale: 'ja-JP' };

/** What is not said but named: by people, by AWS, or by this project. */
const NAMES = [
  ...['Data science', 'OU Workloads'],
  ...['Production of the web shop', 'Amazon Elastic Compute Cloud - Compute', 'The bill', 'Savings Plans'],
  ...['any-ou total', 'ou-cost test', 'Cost Explorer', '--by service'],
];

/** Words in the Latin alphabet that stand beside each other, as they do in an English sentence. */
function englishIn(text: string): string[] {
  const said = NAMES.reduce((rest, name) => rest.replaceAll(name, ''), text);
  return said.match(/\b[a-z]{2,}(?:[ ,]+[a-z]{2,}\b)+/gi) ?? [];
}

async function judged(entry: Parameters<typeof madeFrom>[0]): Promise<Report> {
  const report = await madeFrom(entry);
  return { ...report, rules: judgeRules(report, [parseRule('any-ou total > 1')]) };
}

test.each(SHOP_REPORTS)(
  'the report $golden has no English sentence in Japanese',
  async ({ view, ...entry }) => {
    const report = await judged(entry);
    const shown = { ...JAPANESE, ...view };
    const texts = [renderTable(report, shown), renderMarkdown(report, shown)];
    for (const text of texts) expect(englishIn(text)).toEqual([]);
  },
);

test.each(['slack', 'teams'] as const)(
  'a message to %s has no English sentence in Japanese',
  async (target) => {
    const report = await judged({
      asked: { compare: 'previous', trend: 13, by: ['charge-type', 'service'] },
    });
    const message = messageFor(target, report, { file: null, link: 'https://reports.example/1' }, JAPANESE);
    const texts: string[] = [];
    JSON.parse(message, (key, value) => {
      if (typeof value === 'string' && /^(text|title|value)$/.test(key)) texts.push(value);
      return value;
    });
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(englishIn(text)).toEqual([]);
  },
);

test('an English sentence would be found', async () => {
  const [first] = SHOP_REPORTS;
  const english = renderMarkdown(await judged({ ...first }), PLAIN_VIEW);
  expect(englishIn(english).join()).toContain('need not add up to the total shown');
});
