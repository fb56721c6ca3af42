import { expect, it } from 'vitest';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';
import { soleCharge } from '../../../packages/spend/src/testing/reports.ts';
import { shownAmount, shownSpend } from '../../support/numbers/shown-amounts.ts';
import { shownRows } from '../../support/page/browser.ts';
import { type EnterprisePage, METRICS, pageOf } from '../../support/page/enterprise.ts';

/** The amounts on the page are those of the report. */
export function figures(subject: EnterprisePage): void {
  it("shows the JSON's amounts for every unit, metric and period: net, gross and credits", async () => {
    await subject.opened({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Unfold all' }).click();
      for (const metric of METRICS) {
        await page.getByRole('combobox', { name: 'Metric' }).selectOption(metric);
        for (const period of ['all', ...subject.report.periods.keys()] as const) {
          await page
            .getByRole('combobox', { name: 'Period' })
            .selectOption({ index: period === 'all' ? 0 : period + 1 });
          for (const part of ['net', 'gross', 'credit'] as const) {
            const label = { net: /^Net/, gross: /^Gross/, credit: /^Credits/ }[part];
            const option = await page
              .getByLabel('Charges')
              .locator('option', { hasText: label })
              .textContent();
            await page.getByRole('combobox', { name: 'Charges' }).selectOption(option ?? '');
            const shown = new Map((await shownRows(page)).map((row) => [row.id, row]));
            for (const unit of subject.report.organizationalUnits) {
              expect(shown.get(unit.id), `${metric} ${period} ${part} ${unit.path.join('/')}`).toMatchObject({
                direct: shownSpend(unit.direct, metric, period, part),
                total: shownSpend(unit.total, metric, period, part),
              });
            }
          }
        }
      }
    });
  });

  it('shows the total of every account, departed ones in a table of their own, and every change', async () => {
    await subject.opened({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Unfold all' }).click();
      const inTree = await shownRows(page);
      const apart = await shownRows(page, '.departed-section');
      const shown = new Map([...inTree, ...apart].map((row) => [row.id, row.total]));
      for (const account of subject.report.accounts) {
        expect(shown.get(account.id), account.name).toBe(shownSpend(account.spend, 'UnblendedCost', 'all'));
      }
      expect(apart.map(({ id }) => id).toSorted()).toEqual(subject.report.unattributed.accountIds.toSorted());
      const changes = new Map(inTree.map(({ id, change }) => [id, change]));
      for (const unit of subject.report.comparison?.organizationalUnits ?? []) {
        const change = unit.total.UnblendedCost?.change ?? '';
        expect(changes.get(unit.id)?.replace('+', '')).toBe(shownAmount(change));
      }
    });
  });

  it('says at the top what was spent, what changed, whether it adds up and what the run cost', async () => {
    await subject.opened({}, async ({ page }) => {
      const head = ((await page.locator('header').textContent()) ?? '').replace(/\s+/g, ' ');
      expect(head).toContain(`${shownSpend(subject.report.total, 'UnblendedCost', 'all')} USD`);
      expect(head).toContain(
        `+${shownAmount(subject.report.comparison?.total.UnblendedCost?.change ?? '')} USD`,
      );
      expect(head).toContain('2026-05 to 2026-10');
      expect(head).toContain('Reconciled');
      expect(head).toContain(`${soleCharge(subject.report.usage).amount} USD`);
    });
  });

  it.each([
    ['de-DE', '1.620,88'],
    ['ja-JP', '1,620.88'],
    ['fr-FR', '1\u202f620,88'],
  ])('writes amounts in the format of %s', async (locale, shown) => {
    await subject.opened(
      {},
      async ({ page }) => expect((await shownRows(page))[0]?.direct).toBe(shown),
      pageOf(exampleReport({ compare: true }), locale),
    );
  });
}
