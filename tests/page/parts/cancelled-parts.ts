import { type Report, reportSpend } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { asking, portsOn, SETTINGS } from '../../../packages/spend/src/testing/bill.ts';
import { type EnterprisePage, pageOf } from '../../support/page/enterprise.ts';

/** The page of a report in which the usage of two units cancels out in the root. */
export function cancelledParts(subject: EnterprisePage): void {
  it('has a line for what cancels out in the unit shown, and none for what is not in it', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        const lines = () =>
          page
            .locator('.breakdown tbody tr:not(.sum)')
            .evaluateAll((rows) =>
              rows.map((row) =>
                [...row.querySelectorAll('th, td.n:not(.soft)')].map((cell) => cell.textContent),
              ),
            );
        // Usage 10 − 10 = 0; tax 20.
        expect(await lines()).toEqual([
          ['Usage', '0.00'],
          ['Tax', '20.00'],
        ]);
        await page.getByRole('button', { name: /^A/ }).first().click();
        expect(await lines()).toEqual([['Usage', '10.00']]);
      },
      pageOf(await report()),
    );
  });

  it('says of what its percentages are shares', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        expect(await page.locator('#focus-sum').textContent()).toMatch(
          /20\.00 USD in the whole organization\. The percentages below are of this amount\.$/,
        );
        const titles = await page.locator('.tree-section th.share').allTextContents();
        expect(titles).toEqual(['Of total']);
      },
      pageOf(await report()),
    );
  });
}

function report(): Promise<Report> {
  const day = '2026-10-05';
  const account = (id: string, parentId: string) => ({ id, name: id, state: 'ACTIVE', parentId });
  const ports = portsOn({
    units: [
      { id: 'r-1', name: 'Root', parentId: null },
      { id: 'ou-1-a', name: 'A', parentId: 'r-1' },
      { id: 'ou-1-b', name: 'B', parentId: 'r-1' },
    ],
    accounts: [
      account('100000000000', 'r-1'),
      account('200000000000', 'ou-1-a'),
      account('300000000000', 'ou-1-b'),
    ],
    lines: [
      { account: '100000000000', recordType: 'Tax', day, amount: '20' },
      { account: '200000000000', recordType: 'Usage', day, amount: '10' },
      { account: '300000000000', recordType: 'Usage', day, amount: '-10' },
    ],
  });
  return reportSpend(ports, asking(), SETTINGS);
}
