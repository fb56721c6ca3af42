import { expect, it } from 'vitest';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';
import { shownRows } from '../../support/page/browser.ts';
import { type EnterprisePage, pageOf } from '../../support/page/enterprise.ts';

/** The HTML file itself: its size, and that nothing in it acts but its own script. */
export function file(subject: EnterprisePage): void {
  it('is under 400 KB for sixty accounts, two costs and thirteen months', async () => {
    expect(Buffer.byteLength(subject.html)).toBeLessThan(400_000);
  });

  it('shows a name with markup, a script and control characters as text', async () => {
    const hostile = '</script><img src=x onerror="document.title=1"><b>$&`\u202e';
    await subject.opened(
      {},
      async ({ page }) => {
        await page.getByRole('button', { name: 'Expand all' }).click();
        expect(await page.locator('img, b').count()).toBe(0);
        expect(await page.title()).toMatch(/^AWS spend/);
        const name = await page.locator('.tree .unit .name').first().textContent();
        expect(name).toBe(hostile.replace('\u202e', '\\u{202e}'));
      },
      pageOf(exampleReport({ months: 2, compare: true, name: hostile })),
    );
  });

  it.each(['', '\t \u3000'])(
    'shows the id of a unit or account whose name, %j, could not be seen',
    async (name) => {
      const report = exampleReport({ compare: true, name });
      await subject.opened(
        {},
        async ({ page }) => {
          await page.getByRole('button', { name: 'Expand all' }).click();
          const unseen = page
            .locator('#view :is(button, th):not(.fold):visible')
            .filter({ hasText: /^\s*$/ });
          expect(await unseen.count()).toBe(0);
          const ids = (await shownRows(page)).map(({ id }) => id);
          const names = await page.locator('.tree tr.node .choose').allTextContents();
          expect(names).toEqual(ids.filter((id) => /^(ou-|\d)[^/]*$/.test(id)));
          await page.getByRole('button', { name: 'Map', exact: true }).click();
          expect(await page.locator('.map .tile-name').first().textContent()).toMatch(/^ou-/);
          expect(await unseen.count()).toBe(0);
        },
        pageOf(report),
      );
    },
  );

  it('runs no script but its own', async () => {
    const tampered = subject.html.replace('</main>', '<script>document.title = "taken"</script></main>');
    const { page, complaints } = await subject.browser.open(tampered);
    expect(await page.title()).toMatch(/^AWS spend/);
    expect(complaints.join()).toContain('Content Security Policy');
    await page.context().close();
  });
}
