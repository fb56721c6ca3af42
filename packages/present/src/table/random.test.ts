import { LANGUAGES } from '@ou-cost/contract/options';
import { parsePeriod, type Report, reportSpend, type Split } from '@ou-cost/spend';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { asking, type Bill, portsOn, SETTINGS } from '../../../spend/src/testing/bill.ts';
import { randomBills } from '../../../spend/src/testing/random-bill.ts';
import { figureFormat } from '../shared/figure-format.ts';
import { PLAIN } from '../shared/terminal.ts';
import { PLAIN_VIEW, type View } from '../shared/view.ts';
import { renderTable } from './render.ts';

const SPLITS: readonly Split[] = ['charge-type', 'service', 'region', 'tag:Team', 'cost-category:Product'];

/** A question of any kind: months or days, compared or not, with a trend or without, by any splits. */
const questions = fc
  .record({
    days: fc.constantFrom(
      ['2026-10', 'MONTHLY'] as const,
      ['2026-08..2026-10', 'MONTHLY'] as const,
      ['month-to-date', 'MONTHLY'] as const,
      ['2026-10', 'DAILY'] as const,
      ['2026-10-28..2026-11-02', 'DAILY'] as const,
    ),
    compare: fc.constantFrom('none', 'previous'),
    trend: fc.constantFrom(null, 2, 13),
    by: fc.uniqueArray(fc.constantFrom(...SPLITS), { minLength: 1, maxLength: 2 }),
    detail: fc.constantFrom('account' as const, 'ou' as const),
  })
  .map(({ days: [period, granularity], ...rest }) =>
    asking({ period: parsePeriod(period), granularity, ...rest }),
  );

const views = fc.record({
  columns: fc.integer({ min: 40, max: 200 }),
  language: fc.constantFrom(...LANGUAGES),
  sort: fc.constantFrom('spend' as const, 'name' as const),
  top: fc.constantFrom(null, 1, 100_000),
  depth: fc.constantFrom(null, 0, 1, 3),
});

/** Names as long as names may be, wide ones, some of several characters in one, and some that would turn a line around. */
const NAMES = [
  '',
  '部門の名前'.repeat(20),
  'department '.repeat(11),
  '👩‍👩‍👧‍👦'.repeat(9),
  '\u202e\u001b[31m',
  'q\u0308'.repeat(60),
];

const bills = fc.tuple(randomBills({ units: 8, accounts: 12, lines: 40 }), fc.constantFrom(...NAMES)).map(
  ([bill, name]): Bill => ({
    ...bill,
    units: bill.units.map((unit, at) => (at % 2 === 0 ? { ...unit, name: unit.name + name } : unit)),
    accounts: bill.accounts.map((account) => ({ ...account, name: name + account.name })),
    lines: bill.lines.map((line) => ({ ...line, tags: { Team: name } })),
  }),
);

function viewOf({ columns, ...rest }: typeof views extends fc.Arbitrary<infer V> ? V : never): View {
  return { ...PLAIN_VIEW, ...rest, terminal: { ...PLAIN, columns } };
}

function onReports(runs: number, check: (report: Report, view: View) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(bills, questions, views, async (bill: Bill, question, view) => {
      check(await reportSpend(portsOn(bill), question, SETTINGS), viewOf(view));
    }),
    { numRuns: runs },
  );
}

describe('the table of any report, in any width', () => {
  test('has no line that is longer than the terminal is wide', () =>
    onReports(80, (report, view) => {
      for (const line of renderTable(report, view).split('\n')) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(view.terminal.columns ?? 0);
      }
    }));

  test('shows every unit with its amount, uncut, where nothing is folded', () =>
    onReports(50, (report, view) => {
      const words = renderTable(report, { ...view, depth: null, top: null }).split(/\s+/);
      const shown = new Set(words);
      const { amount } = figureFormat(report.currency, view.locale);
      for (const { depth, total } of report.organizationalUnits) {
        const amounts = total.UnblendedCost?.amounts ?? [];
        // Days stand apart only where they fit; the months of a report always do.
        if (depth > 0 && report.query.granularity === 'MONTHLY') {
          for (const one of amounts) expect(shown).toContain(amount(one));
        }
      }
      expect(report.total.UnblendedCost?.amounts.length).toBeGreaterThan(0);
    }));
});
