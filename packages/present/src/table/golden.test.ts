import { LANGUAGES, localeOf } from '@ou-cost/contract/options';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { PLAIN } from '../shared/terminal.ts';
import { PLAIN_VIEW } from '../shared/view.ts';
import { madeFrom, SHOP_REPORTS } from '../testing/shop-reports.ts';
import { renderTable } from './render.ts';

/** Golden files change on purpose only: `npx vitest run packages/present -u`, then read the difference. */
describe.each(SHOP_REPORTS)('the table of $golden', ({ golden, view, ...entry }) => {
  const making = madeFrom(entry);

  for (const language of LANGUAGES) {
    test.each([80, 160])(`in ${language} is what the golden file of %i columns holds`, async (columns) => {
      const locale = localeOf(language);
      const terminal = { ...PLAIN, columns };
      const table = renderTable(await making, { ...PLAIN_VIEW, language, locale, terminal, ...view });
      for (const line of table.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
      await expect(table).toMatchFileSnapshot(`golden/${golden}/${columns}.${language}.txt`);
    });
  }
});
