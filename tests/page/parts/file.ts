import { expect, it } from 'vitest';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';
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

  it('runs no script but its own', async () => {
    const tampered = subject.html.replace('</main>', '<script>document.title = "taken"</script></main>');
    const { page, complaints } = await subject.browser.open(tampered);
    expect(await page.title()).toMatch(/^AWS spend/);
    expect(complaints.join()).toContain('Content Security Policy');
    await page.context().close();
  });
}
