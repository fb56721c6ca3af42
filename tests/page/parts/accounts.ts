import { expect, it } from 'vitest';
import { shownAmount, shownSpend } from '../../support/numbers/shown-amounts.ts';
import { tenDecimalText } from '../../support/numbers/ten-decimals.ts';
import { shownRows } from '../../support/page/browser.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';
import { expectedFigures, type Meaning } from '../../support/page/expected.ts';
import { shownUnder } from '../../support/page/shown.ts';
import { chosenRanges, statedAmount, statedOfAccount, statedSums } from '../../support/page/stated.ts';

/** The list of all accounts, a view of the table without its units. */
export function accounts(subject: EnterprisePage): void {
  it("has every account with the JSON's figures, sorts by each column, and is in the address", async () => {
    await subject.opened({}, async ({ page }) => {
      const { report } = subject;
      await page.getByRole('button', { name: '63 accounts' }).click();
      expect(new URL(page.url()).hash).toBe('#view=accounts');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Accounts');
      const range = chosenRanges(report).at(-1) ?? { start: '', end: '' };
      const meaning: Meaning = { metric: 'UnblendedCost', range, part: 'net' };
      const [shown] = await shownUnder(page, [{}]);
      const { total } = statedSums(report);
      const expected = report.accounts.map(({ id }) => [
        id,
        expectedFigures(report, statedOfAccount(report, id), total, meaning),
      ]);
      const whole = expectedFigures(report, total, total, meaning);
      expect(shown?.rows).toEqual({ ...Object.fromEntries(expected), total: whole });
      const numbers = async (column: 'now' | 'change') =>
        (await shownRows(page)).slice(0, -1).map((row) => Number(row[column]?.replaceAll(',', '')));
      expect(await numbers('now')).toEqual((await numbers('now')).toSorted((a, b) => b - a));
      await page.locator('.tree').getByRole('button', { name: 'Change', exact: true }).click();
      expect(await numbers('change')).toEqual((await numbers('change')).toSorted((a, b) => b - a));
    });
  });

  it('is limited to what is looked for in the unit that is chosen, and leads to an account', async () => {
    await subject.opened({ fragment: '#view=accounts&find=nowhere' }, async ({ page }) => {
      const names = () => page.locator('.tree tr.account.node .name').allTextContents();
      const field = page.getByRole('searchbox');
      expect([await field.inputValue(), await names()]).toEqual(['nowhere', []]);
      expect(await page.locator('.find [role="status"]').textContent()).toBe('0 of 63');
      await field.fill('PROD');
      const prods = subject.report.accounts.filter(({ name }) => name.includes('prod'));
      expect((await names()).toSorted()).toEqual(prods.map(({ name }) => name).toSorted());
      const range = chosenRanges(subject.report).at(-1) ?? { start: '', end: '' };
      const sum = prods
        .map(({ id }) => statedOfAccount(subject.report, id))
        .map((stated) => statedAmount(subject.report, stated, 'UnblendedCost', range, 'net') ?? 0n)
        .reduce((total, amount) => total + amount, 0n);
      const [found, total] = (await shownRows(page)).slice(-2);
      expect([found?.id, found?.now]).toEqual(['found', shownAmount(tenDecimalText(sum))]);
      expect(total?.now).toBe(shownSpend(subject.report.total, 'UnblendedCost', 2));
      const unit = subject.report.organizationalUnits.find(({ name }) => name === 'Data & Analytics');
      await page.getByRole('combobox', { name: 'Unit' }).fill('data & an');
      await page.keyboard.press('Enter');
      expect(await page.locator('.units-section h2').textContent()).toBe(
        'What each account of Data & Analytics spent',
      );
      const inUnit = await names();
      expect(inUnit.length).toBeGreaterThan(0);
      expect(inUnit.length).toBeLessThan(prods.length);
      expect(new URL(page.url()).hash).toBe(`#at=${unit?.id}&view=accounts&find=PROD`);
      expect(await page.locator('.tree tr.account.node .place').first().textContent()).toBe('Prod');
      await page.locator('.tree tr.account.node .choose').first().click();
      expect(await page.locator('.way [aria-current]').textContent()).toBe(inUnit[0]);
    });
  });
}
