import { CHARGE_TYPES, chargeTypeFacts } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';
import { shownAmount } from '../../support/numbers/shown-amounts.ts';
import { type EnterprisePage, METRICS, pageOf } from '../../support/page/enterprise.ts';
import { expectedFigures, type Meaning } from '../../support/page/expected.ts';
import { optionsOf, type Setting, type ShownPage, shownUnder } from '../../support/page/shown.ts';
import {
  chosenRanges,
  type Part,
  type Stated,
  statedAmount,
  statedOfAccount,
  statedOfUnit,
  statedSums,
} from '../../support/page/stated.ts';

/** Every figure on the page is that of the report, under every choice. */
export function figures(subject: EnterprisePage): void {
  it("shows the JSON's figures for every unit, account and sum, in every period, cost and charge type", async () => {
    await subject.opened({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Expand all' }).click();
      const ranges = chosenRanges(subject.report);
      expect(await optionsOf(page, 'Period')).toHaveLength(ranges.length);
      const cases: { setting: Setting; meaning: Meaning }[] = [];
      for (const [Cost, metric] of METRICS.entries()) {
        for (const [Period, range] of ranges.entries()) {
          await page.getByRole('combobox', { name: 'Period' }).selectOption({ index: Period });
          const options = await optionsOf(page, 'Charges');
          const services = Period === ranges.length - 1 && Cost === 0;
          for (const { label, at, isOff } of options) {
            const part = partOf(label);
            const total = statedSums(subject.report).total;
            expect(isOff, `${range.start} ${label}`).toBe(
              statedAmount(subject.report, total, metric, range, part) === null,
            );
            if (isOff || (part[0] === 'service' && !services)) continue;
            cases.push({ setting: { Cost, Period, Charges: at }, meaning: { metric, range, part } });
          }
        }
      }
      // Two costs; eleven months and all three together, of which three months and their sum are known by charge type.
      expect(cases.length).toBeGreaterThan(100);
      const shown = await shownUnder(
        page,
        cases.map(({ setting }) => setting),
      );
      for (const [at, { meaning }] of cases.entries()) expectFigures(subject, meaning, shown[at]);
    });
  });

  it('shows the figures of any unit or account that it is about, and how they add up to the total', async () => {
    await subject.opened({}, async ({ page }) => {
      const { report } = subject;
      const range = chosenRanges(report).at(-1) ?? { start: '', end: '' };
      const meaning: Meaning = { metric: 'UnblendedCost', range, part: 'net' };
      const subjects = [
        ...report.organizationalUnits
          .slice(1)
          .map(({ id }) => [id, statedOfUnit(report, id, 'total')] as const),
        ...report.accounts.map(({ id }) => [id, statedOfAccount(report, id)] as const),
      ];
      const pages = await shownUnder(
        page,
        subjects.map(([id]) => ({ fragment: `#at=${id}` })),
      );
      for (const [at, [id, stated]] of subjects.entries()) {
        const shown = pages[at];
        const expected = expectedFigures(report, stated, stated, meaning);
        expect(shown?.amount, id).toBe(expected['now']);
        expect(shown?.moved, id).toEqual([expected['change'], expected['percent']]);
        expect(shown?.rows[`${id}/sum`], id).toEqual(expected);
        expect(shown?.ledger['chosen'], id).toBe(expected['now']);
        expect(shown?.ledger['total'], id).toBe(
          expectedFigures(report, statedSums(report).total, stated, meaning)['now'],
        );
      }
    });
  });

  it('says at the top what was spent, what changed, whether it adds up and what the run cost', async () => {
    await subject.opened({}, async ({ page }) => {
      const text = async (selector: string) =>
        ((await page.locator(selector).textContent()) ?? '').replace(/\s+/g, ' ');
      const { comparison } = subject.report;
      const before = shownAmount(comparison?.total.UnblendedCost?.before ?? '');
      expect(await text('.headline')).toContain('October 2026settled');
      expect(await text('.headline')).toContain(`from ${before} in September 2026`);
      expect(await text('.ledger-section')).toContain('It adds upreconciled to within 0.01 USD');
      expect(await text('.ledger-section')).toContain("Cost Explorer's own total, difference 0.00");
      expect(await text('.ledger-section')).toMatch(/Run cost 0\.\d\d USD/);
    });
  });

  it.each([
    ['de-DE', '1.620,88'],
    ['ja-JP', '1,620.88'],
    ['fr-FR', '1\u202f620,88'],
  ])('writes amounts in the format of %s', async (locale, shown) => {
    await subject.opened(
      {},
      async ({ page }) => {
        const [first] = await shownUnder(page, [{ Period: 2 }]);
        // 1,200 + 322.75 + 98.125
        expect(first?.rows['r-ab12/own']?.['now']).toBe(shown);
      },
      pageOf(exampleReport({ months: 2 }), locale),
    );
  });

  function partOf(label: string): Part {
    if (label.startsWith('Net')) return 'net';
    if (label.startsWith('Gross')) return 'gross';
    const name = label.replace(/ only$/, '');
    const type = CHARGE_TYPES.find((one) => chargeTypeFacts(one).label === name);
    return type === undefined ? ['service', name] : ['charge-type', type];
  }
}

function expectFigures({ report }: EnterprisePage, meaning: Meaning, shown: ShownPage | undefined): void {
  const about = `${meaning.metric} ${meaning.range.start}..${meaning.range.end} ${meaning.part}`;
  const { total, unattributed } = statedSums(report);
  const rows = new Map<string, Stated>([
    ['total', total],
    ['departed', unattributed],
  ]);
  for (const { id, parentId } of report.organizationalUnits) {
    if (parentId === null) rows.set('in-units', statedOfUnit(report, id, 'total'));
    else rows.set(id, statedOfUnit(report, id, 'total'));
    rows.set(`${id}/own`, statedOfUnit(report, id, 'direct'));
  }
  for (const { id } of report.accounts) rows.set(id, statedOfAccount(report, id));
  let units = 0;
  for (const [id, found] of Object.entries(shown?.rows ?? {})) {
    const stated = rows.get(id);
    if (stated === undefined) throw new Error(`the page has a row ${id}`);
    expect(found, `${about} ${id}`).toEqual(expectedFigures(report, stated, total, meaning));
    units += 1;
  }
  expect(units, about).toBeGreaterThan(report.organizationalUnits.length + report.accounts.length - 5);
  const whole = expectedFigures(report, total, total, meaning);
  expect(shown?.amount, about).toBe(whole['now']);
  expect(shown?.moved, about).toEqual('change' in whole ? [whole['change'], whole['percent']] : []);
  expect(shown?.ledger['total'], about).toBe(whole['now']);
}
