import type { Report, Spend } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';
import { shopReport } from '../../../packages/present/src/testing/shop-reports.ts';
import { shownRows } from '../../support/page/browser.ts';
import { type EnterprisePage, pageOf } from '../../support/page/enterprise.ts';

/** The page of reports that lack something, or have something unusual. */
export function states(subject: EnterprisePage): void {
  it('of one month without a comparison says so, and has neither months nor changes', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        expect(await page.locator('.months-section').textContent()).toMatch(
          /^One month was asked for.*--trend 13/,
        );
        expect(await page.locator('.tree thead th').allTextContents()).toEqual([
          'Unit',
          'Oct 2026',
          'Share of total',
        ]);
        expect(await page.locator('.moved').count()).toBe(0);
        expect(await page.locator('.badge').textContent()).toBe('estimated');
        expect(await page.getByRole('combobox', { name: 'Period' }).count()).toBe(0);
      },
      pageOf(exampleReport()),
    );
  });

  it('of days speaks of days', async () => {
    const html = pageOf(await shopReport({ granularity: 'DAILY', compare: 'previous' }));
    await subject.opened(
      {},
      async ({ page }) => {
        expect(await page.locator('.foot').textContent()).toContain(
          'Each row’s days start at zero, on a scale of their own. Past days are shown on today’s tree.',
        );
        expect(await page.locator('.months-section h2').textContent()).toBe('31 days, in thousand USD');
      },
      html,
    );
  });

  it('of a total that is negative has no shares', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        expect(await page.locator('.amount strong').textContent()).toMatch(/^-/);
        expect(new Set(await page.locator('td.share .figure').allTextContents())).toEqual(new Set(['–']));
      },
      pageOf(negated(exampleReport({ compare: true }))),
    );
  });

  it('of a difference that was allowed says how much is missing', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        expect(await page.locator('.ledger-section h2').textContent()).toBe('It adds up, but for 12.34');
        // 14,369.85 and 12.34 more
        expect((await page.locator('.ledger tr').allTextContents()).slice(-3)).toEqual([
          'Total14,369.85',
          '+ Not attributed by Cost Explorer12.34',
          "Cost Explorer's own total14,382.19",
        ]);
      },
      pageOf(withDifference(exampleReport(), 12.34)),
    );
  });

  it('of long and foreign names covers no figure, at 360 pixels too', async () => {
    const name = 'ال'.repeat(40) + 'very-long-name-without-a-space-'.repeat(4);
    for (const width of [360, 1440]) {
      await subject.opened(
        { width },
        async ({ page }) => {
          await page.getByRole('button', { name: 'Expand all' }).click();
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
          const covered = await page.locator('.tree tbody tr[data-id]').evaluateAll((rows) =>
            rows
              .filter((row) => {
                const name = row.querySelector('.text')?.getBoundingClientRect();
                return [...row.querySelectorAll('td')].some((cell) => {
                  const box = cell.getBoundingClientRect();
                  if (name === undefined || box.width === 0) return false;
                  return (
                    name.right > box.left + 1 &&
                    name.left < box.right &&
                    name.bottom > box.top + 1 &&
                    name.top < box.bottom - 1
                  );
                });
              })
              .map((row) => row.getAttribute('data-id')),
          );
          expect(covered).toEqual([]);
          await page.getByRole('button', { name: 'Accounts', exact: true }).click();
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
          const heights = await page
            .locator('.tree tr.account')
            .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
          expect(Math.max(...heights)).toBeLessThan(150);
        },
        pageOf(exampleReport({ compare: true, name })),
      );
    }
  });

  it('of units only has a line for their own accounts, and finds units', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        const rows = await shownRows(page);
        // 1,200 + 322.75 + 98.125
        expect(rows.find(({ id }) => id === 'r-ab12/own')?.now).toBe('1,620.88');
        expect(await page.locator('tr.account').count()).toBe(0);
      },
      pageOf(ofUnitsOnly(exampleReport({ compare: true }))),
    );
  });
}

function ofUnitsOnly(report: Report): Report {
  const { comparison } = report;
  return {
    ...report,
    query: { ...report.query, detail: 'ou' },
    accounts: [],
    ...(comparison === undefined
      ? {}
      : { comparison: { ...comparison, accounts: [], movers: { ...comparison.movers, accounts: [] } } }),
  };
}

/** Every amount with the opposite sign. */
function negated(report: Report): Report {
  const text = JSON.stringify(report, (_, value: unknown) =>
    typeof value === 'string' && /^-?\d+\.?\d*$/.test(value) && !/^\d{12}$/.test(value) && Number(value) !== 0
      ? value.startsWith('-')
        ? value.slice(1)
        : `-${value}`
      : value,
  );
  return JSON.parse(text);
}

/** The independent total of every check is larger by some amount, and that was allowed. */
function withDifference(report: Report, more: number): Report {
  const missing: Spend = { UnblendedCost: { amounts: [String(more)] } };
  return {
    ...report,
    notAttributedBySource: missing,
    bills: report.bills.map((bill) => ({
      ...bill,
      reconciliation: {
        ...bill.reconciliation,
        status: 'difference-allowed',
        checks: bill.reconciliation.checks.map((check) => ({
          ...check,
          independent: String(Number(check.attributed) + more),
          difference: String(more),
        })),
      },
    })),
  };
}
