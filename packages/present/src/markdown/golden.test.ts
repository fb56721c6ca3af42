import { LANGUAGES, localeOf } from '@ou-cost/contract/options';
import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import { PLAIN_VIEW } from '../shared/view.ts';
import { madeFrom, SHOP_REPORTS } from '../testing/shop-reports.ts';
import { renderMarkdown } from './render.ts';

/** Golden files change on purpose only: `npx vitest run packages/present -u`, then read the difference. */
describe.each(SHOP_REPORTS)('the Markdown of $golden', ({ golden, view, ...entry }) => {
  const making = madeFrom(entry);

  test.each(LANGUAGES)('in %s is what its golden file holds, whatever the terminal', async (language) => {
    const shown = { ...PLAIN_VIEW, language, locale: localeOf(language), ...view };
    const markdown = renderMarkdown(await making, shown);
    await expect(markdown).toMatchFileSnapshot(`golden/${golden}.${language}.md`);
    const terminal = { columns: 40, colors: createColors(true) };
    expect(renderMarkdown(await making, { ...shown, terminal })).toBe(markdown);
  });
});
