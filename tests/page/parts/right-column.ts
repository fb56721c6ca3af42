import { CHARGE_TYPES, chargeTypeFacts, type Report, type Split } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';
import { shownAmount } from '../../support/numbers/shown-amounts.ts';
import { tenDecimalText } from '../../support/numbers/ten-decimals.ts';
import { type EnterprisePage, METRICS, pageOf } from '../../support/page/enterprise.ts';
import { daysBefore, expectedFigures, type Meaning } from '../../support/page/expected.ts';
import { columnUnder, type ShownColumn } from '../../support/page/right-column.ts';
import { optionsOf, type Setting } from '../../support/page/shown.ts';
import {
  chosenRanges,
  type Part,
  type Stated,
  statedAmount,
  statedOfAccount,
  statedOfUnit,
  statedSums,
} from '../../support/page/stated.ts';

/** What moved, and what the spend consists of, beside the table. */
export function rightColumn(subject: EnterprisePage): void {
  it('lists what moved and what the spend consists of as in the JSON, in every period, cost and charge type', async () => {
    await subject.opened({}, async ({ page }) => {
      const { report } = subject;
      const cases: { setting: Setting; meaning: Meaning }[] = [];
      const charges = await optionsOf(page, 'Charges');
      for (const [Cost, metric] of METRICS.entries()) {
        for (const [Period, range] of chosenRanges(report).entries()) {
          for (const { label, at } of charges) {
            const part = partOf(label);
            if (part[0] === 'service' && part[1] !== 'Amazon SageMaker') continue;
            if (statedAmount(report, statedSums(report).total, metric, range, part) === null) continue;
            cases.push({ setting: { Cost, Period, Charges: at }, meaning: { metric, range, part } });
          }
        }
      }
      expect(cases.length).toBeGreaterThan(80);
      const shown = await columnUnder(
        page,
        cases.map(({ setting }) => setting),
      );
      for (const [at, { meaning }] of cases.entries()) {
        const column = shown[at];
        if (column === undefined) throw new Error('the page was read too seldom');
        expectMoved(report, meaning, column);
        expectConsists(report, meaning, column, 'charge-type');
      }
    });
  });

  it('lists services where they were asked for, and what a unit or account has of them', async () => {
    await subject.opened({ fragment: '#by=service' }, async ({ page }) => {
      const { report } = subject;
      const range = chosenRanges(report).at(-1) ?? { start: '', end: '' };
      const meaning: Meaning = { metric: 'UnblendedCost', range, part: 'net' };
      const [all] = await columnUnder(page, [{}]);
      if (all === undefined) throw new Error('the page was not read');
      const total = statedSums(report).total;
      const everywhere = METRICS.flatMap((metric, Cost) =>
        chosenRanges(report).map((days, Period) => ({ setting: { Cost, Period }, metric, range: days })),
      );
      const columns = await columnUnder(
        page,
        everywhere.map(({ setting }) => setting),
      );
      for (const [at, { metric, range: days }] of everywhere.entries()) {
        const column = columns[at];
        if (column === undefined) throw new Error('the page was read too seldom');
        expectConsists(report, { metric, range: days, part: 'net' }, column, 'service');
      }
      const known = columns.filter(({ consists }) => consists.length > 20);
      // Three months and all of them together, by two costs.
      expect(known).toHaveLength(8);
      const parts = all.consists.slice(0, -1).map(([name]) => name);
      const moving = parts.flatMap((name) => {
        const moved = changeOf(report, total, { ...meaning, part: ['service', name] });
        return moved === null || moved === 0n ? [] : [{ name, size: moved < 0n ? -moved : moved }];
      });
      expect(moving.length).toBeGreaterThan(20);
      const ordered = moving.toSorted((a, b) => (a.size < b.size ? 1 : -1)).map(({ name }) => name);
      expect(all.moved.parts.map(([name]) => name)).toEqual(ordered);
      const [unit] = report.organizationalUnits.filter(({ name }) => name === 'Data & Analytics');
      const [inUnit] = await columnUnder(page, [{ fragment: `#by=service&at=${unit?.id}` }]);
      const stated = statedOfUnit(report, unit?.id ?? '', 'total');
      for (const [name, now, change] of inUnit?.consists.slice(0, -1) ?? []) {
        const expected = expectedFigures(report, stated, stated, { ...meaning, part: ['service', name] });
        expect([now, change], name).toEqual([expected['now'], expected['change']]);
      }
      expect(inUnit?.consists.at(-1)?.[1]).toBe(expectedFigures(report, stated, stated, meaning)['now']);
    });
  });

  it('leads to a unit or an account, limits the page to a part, and is restored by the address', async () => {
    await subject.opened({}, async ({ page }) => {
      const here = page.locator('.way [aria-current]');
      await page
        .locator('.moved-list.units')
        .getByRole('button', { name: /^All \d+$/ })
        .click();
      await page.locator('.moved-list.units').getByRole('button', { name: 'Europe', exact: true }).click();
      await expect.poll(() => here.textContent()).toBe('Europe');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('period');
      await page.goBack();
      await expect.poll(() => here.textContent()).toBe('All units');
      await page.locator('.moved-list.accounts').getByRole('button').nth(1).click();
      await expect.poll(() => here.textContent()).toBe('ml-research');
      await page.goBack();
      const tax = page.locator('.consists-section').getByRole('button', { name: 'Tax' });
      await tax.press('Enter');
      expect(await page.locator('.shown').textContent()).toContain('Tax');
      expect(await tax.evaluate((button) => button === document.activeElement)).toBe(true);
      expect(await tax.getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('Service');
      await page
        .locator('.consists-section')
        .getByRole('button', { name: /^All \d+$/ })
        .click();
      await page.locator('.consists-section').getByRole('button', { name: 'Amazon SageMaker' }).click();
      const fragment = new URL(page.url()).hash;
      expect(fragment).toBe('#show=service%2FAmazon+SageMaker&lists=units%2Cconsists&by=service');
      const lines = page.locator('.right-column tbody tr');
      const count = await lines.count();
      const [column] = await columnUnder(page, [{}]);
      await subject.opened({ fragment }, async (shared) => {
        expect(await shared.page.locator('.right-column tbody tr').count()).toBe(count);
        expect((await columnUnder(shared.page, [{}]))[0]).toEqual(column);
      });
    });
  });

  it('has the lists whole that the address names', async () => {
    await subject.opened({ fragment: '#lists=units,accounts' }, async ({ page }) => {
      const lines = (list: string) => page.locator(`.moved-list.${list} tbody tr`).count();
      expect(await lines('units')).toBeGreaterThan(20);
      expect(await lines('accounts')).toBeGreaterThan(50);
      expect(await lines('parts')).toBe(3);
      await page.getByRole('combobox', { name: 'Period' }).selectOption('September 2026');
      expect(await lines('units')).toBeGreaterThan(20);
    });
  });

  it('says that nothing moved, how services are asked for, and what was not read', async () => {
    const still = exampleReport({ compare: true });
    await subject.opened(
      {},
      async ({ page }) => {
        const text = await page.locator('.moved-section').textContent();
        expect(text).toContain('No account changed.');
        expect(text).toContain('Services are listed where they are asked for: --by service');
        expect(await page.locator('.moved-list:not([hidden])').count()).toBe(0);
      },
      pageOf(withoutChange(still)),
    );
    await subject.opened({ fragment: '#period=2026-01' }, async ({ page }) => {
      const text = await page.locator('.consists-section').textContent();
      expect(text).toContain('Charge types of January 2026 were not read.');
    });
  });

  it('says that services are net where the page is limited to what is known by charge type', async () => {
    for (const [fragment, title] of [
      ['#show=gross', 'Services net'],
      ['#show=charge-type%2FTax', 'Services net'],
      ['#show=service%2FAWS+Glue', 'Services'],
      ['', 'Services'],
    ] as const) {
      await subject.opened({ fragment }, async ({ page }) => {
        expect(await page.locator('.moved-list.parts h3').textContent()).toBe(title);
      });
    }
  });

  it('is not there where nothing is compared', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        expect(await page.locator('.moved-section').isVisible()).toBe(false);
        const [head] = await page.locator('.consists-section thead').allInnerTexts();
        expect(head).not.toContain('Change');
      },
      pageOf(exampleReport()),
    );
  });
}

function partOf(label: string): Part {
  if (label.startsWith('Net')) return 'net';
  if (label.startsWith('Gross')) return 'gross';
  const name = label.replace(/ only$/, '');
  const type = CHARGE_TYPES.find((one) => chargeTypeFacts(one).label === name);
  return type === undefined ? ['service', name] : ['charge-type', type];
}

function changeOf(report: Report, stated: Stated, { metric, range, part }: Meaning): bigint | null {
  const days = daysBefore(report, range);
  if (days === undefined) return null;
  const now = statedAmount(report, stated, metric, range, part);
  const before = statedAmount(report, stated, metric, days, part);
  return now === null || before === null ? null : now - before;
}

function expectMoved(report: Report, meaning: Meaning, shown: ShownColumn): void {
  const about = `${meaning.metric} ${meaning.range.start}..${meaning.range.end} ${meaning.part}`;
  const changed = <One extends { readonly id: string }>(
    all: readonly One[],
    statedOf: (one: One) => Stated,
  ) =>
    all
      .flatMap((one) => {
        const stated = statedOf(one);
        const change = changeOf(report, stated, meaning);
        return change === null || change === 0n ? [] : [{ id: one.id, change, stated }];
      })
      .toSorted((a, b) => compare(size(b.change), size(a.change)));
  const units = changed(report.organizationalUnits, ({ id }) => statedOfUnit(report, id, 'direct'));
  const accounts = changed(report.accounts, ({ id }) => statedOfAccount(report, id));
  for (const [list, expected] of [
    ['units', units],
    ['accounts', accounts],
  ] as const) {
    expect(shown.ids[list].toSorted(), `${about} ${list}`).toEqual(expected.map(({ id }) => id).toSorted());
    for (const [at, { id, stated }] of expected.entries()) {
      // Of equal changes either may come first.
      const same = expected.filter(({ change }) => size(change) === size(expected[at]?.change ?? 0n));
      expect(
        same.map((one) => one.id),
        about,
      ).toContain(shown.ids[list][at]);
      const figures = expectedFigures(report, stated, stated, meaning);
      const line = shown.moved[list][shown.ids[list].indexOf(id)];
      expect(line?.slice(1), `${about} ${id}`).toEqual([figures['change'], figures['percent']]);
    }
  }
  const isCompared = changeOf(report, statedSums(report).total, meaning) !== null;
  const sentence = isCompared ? sentenceOf(accounts.map(({ change }) => change)) : '';
  expect(shown.sentence, about).toBe(sentence);
}

function sentenceOf(changes: readonly bigint[]): string {
  const written = (some: readonly bigint[]) =>
    shownAmount(tenDecimalText(size(some.reduce((sum, change) => sum + change, 0n))));
  const [up, down] = [changes.filter((change) => change > 0n), changes.filter((change) => change < 0n)];
  const accounts = (some: readonly bigint[]) => `${some.length} account${some.length === 1 ? '' : 's'}`;
  if (changes.length === 0) return 'No account changed.';
  if (up.length === 0) return `${accounts(down)} fell by ${written(down)}, none rose.`;
  const fell = down.length === 0 ? 'none fell' : `${down.length} fell by ${written(down)}`;
  return `${accounts(up)} rose by ${written(up)}, ${fell}.`;
}

function expectConsists(report: Report, meaning: Meaning, { consists }: ShownColumn, split: Split): void {
  const about = `${meaning.metric} ${meaning.range.start}..${meaning.range.end} ${meaning.part}`;
  const { total } = statedSums(report);
  const first: Part = split === 'service' ? ['service', 'Amazon SageMaker'] : 'gross';
  if (statedAmount(report, total, meaning.metric, meaning.range, first) === null) {
    expect(consists, about).toEqual([]);
    return;
  }
  for (const [name, now, change] of consists) {
    const part = name === 'All services' ? 'net' : partOf(name);
    const figures = expectedFigures(report, total, total, { ...meaning, part });
    expect(now, `${about} ${name}`).toBe(figures['now']);
    if (change !== undefined) expect(change, `${about} ${name}`).toBe(figures['change'] ?? '');
  }
  const names = consists.map(([name]) => name);
  expect(names.at(-1)).toBe(split === 'service' ? 'All services' : 'Net');
  const amount = ([, now]: (typeof consists)[number]) => Number(now?.replaceAll(',', ''));
  if (split === 'charge-type') {
    const gross = names.indexOf('Gross');
    expect(
      names.slice(gross + 1, -1).every((name) => name === 'Credits' || name === 'Refunds'),
      about,
    ).toBe(true);
    const charged = consists.slice(0, gross).map(amount);
    expect(charged, about).toEqual(charged.toSorted((a, b) => b - a));
  }
}

function size(change: bigint): bigint {
  return change < 0n ? -change : change;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every amount before is what it is after. */
function withoutChange(report: Report): Report {
  const { comparison } = report;
  if (comparison === undefined) throw new Error('this report compares nothing');
  const text = JSON.stringify({ ...report, comparison: undefined });
  const still = JSON.parse(text) as Report;
  const same = JSON.parse(
    JSON.stringify(comparison, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'before' in value && 'after' in value
        ? { ...value, before: value.after, change: '0', percent: '0.00' }
        : value,
    ),
  ) as NonNullable<Report['comparison']>;
  return { ...still, comparison: { ...comparison, ...same, after: comparison.after } };
}
