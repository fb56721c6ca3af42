import { LANGUAGES, POST_TARGET_NAMES } from '@ou-cost/contract/options';
import { judgeRules, parsePeriod, parseRule, reportSpend } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { asking, portsOn, SETTINGS } from '../../../spend/src/testing/bill.ts';
import { PLAIN_VIEW } from '../shared/view.ts';
import { SHOP } from '../testing/shop-bill.ts';
import { mailMessage } from './mail.ts';
import { messageFor } from './render.ts';

/** Golden files change on purpose only: `npx vitest run packages/present -u`, then read the difference. */
const CASES: readonly {
  readonly golden: string;
  readonly asked: NonNullable<Parameters<typeof asking>[0]>;
}[] = [
  {
    golden: 'month-with-trend',
    asked: { compare: 'previous', trend: 13, by: ['charge-type', 'service'] },
  },
  {
    golden: 'month-to-date',
    asked: { period: parsePeriod('month-to-date'), compare: 'previous', detail: 'ou' },
  },
];
const RULES = ['any-account change < -50%', 'total total > 99999999'].map(parseRule);
const PAGE = { file: 'report.html', link: null };

describe.each(CASES)('the message of $golden', ({ golden, asked }) => {
  const made = reportSpend(portsOn(SHOP), asking(asked), SETTINGS);

  for (const language of LANGUAGES) {
    test.each(POST_TARGET_NAMES)(`in ${language} is what the golden file for %s holds`, async (target) => {
      const report = await made;
      const note = { code: 'rule-not-judged', message: "'Research' cannot be judged: nobody is there" };
      const judged =
        asked.detail === 'ou'
          ? { ...report, notes: [...report.notes, note] }
          : { ...report, rules: judgeRules(report, RULES) };
      const locale = language === 'ja' ? 'ja-JP' : 'en-US';
      const message = messageFor(target, judged, PAGE, { ...PLAIN_VIEW, language, locale });
      const text = `${JSON.stringify(JSON.parse(message), null, 2)}\n`;
      // What a program reads is the same in every language.
      const name = target === 'json' ? 'json' : `${target}.${language}`;
      await expect(text).toMatchFileSnapshot(`golden/${golden}/${name}.json`);
    });

    test(`in ${language} is what the golden files for mail hold`, async () => {
      const report = await made;
      const contents = {
        attached: ['report.html'],
        leftOut: asked.detail === 'ou' ? ['report.xlsx'] : [],
        archived: 's3://bucket/ou-cost/reports/o-1/2026-10/run/',
      };
      const locale = language === 'ja' ? 'ja-JP' : 'en-US';
      const { subject, text, html } = mailMessage(report, contents, { ...PLAIN_VIEW, language, locale });
      await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`golden/${golden}/mail.${language}.txt`);
      await expect(html).toMatchFileSnapshot(`golden/${golden}/mail.${language}.html`);
    });
  }
});
