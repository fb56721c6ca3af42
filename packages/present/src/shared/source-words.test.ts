import type { Bill } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../testing/example-report.ts';
import {
  checkedAgainst,
  checksOf,
  checksOfMetric,
  independentTotalTitle,
  isReconciled,
  notAttributedTitle,
  reconciliationBrief,
  reconciliationSentence,
  runCostWords,
  statusWords,
} from './source-words.ts';

type Source = Bill['source'];
type Checks = Bill['reconciliation']['checks'];
type Status = Bill['reconciliation']['status'];

const EXPORT: Source = {
  kind: 'exports',
  name: 'the export focus-daily',
  billingView: null,
  independentTotal: 'other-source',
  independentTotalStatedBy: 'Cost Explorer',
};
const UNCHECKED: Source = { ...EXPORT, independentTotal: 'none', independentTotalStatedBy: null };

function reportFrom(source: Source, status: Status) {
  const example = exampleReport();
  const bills = example.bills.map((bill) => ({
    ...bill,
    source,
    reconciliation: { ...bill.reconciliation, status },
  }));
  return { ...example, bills, usage: { ...example.usage, charges: [] } };
}

describe('what is said of a source', () => {
  test('that was asked a second time', () => {
    const report = exampleReport();
    expect(reconciliationSentence(report, 'en')).toBe(
      "Reconciled: the sum of all accounts is Cost Explorer's own total to within 0.01 USD per metric and period.",
    );
    expect(independentTotalTitle(report, 'en')).toBe("Cost Explorer's own total");
    expect(checkedAgainst(report, 'en')).toBe("with Cost Explorer's own total, to within 0.01 USD");
    expect(reconciliationBrief(report, 'en')).toBe("Reconciled with Cost Explorer's own total");
  });

  test('that was held against another one', () => {
    const report = reportFrom(EXPORT, 'reconciled');
    expect(reconciliationSentence(report, 'en')).toBe(
      'Reconciled: the sum of all accounts is the total of Cost Explorer to within 0.01 USD per metric and period.',
    );
    expect(independentTotalTitle(report, 'en')).toBe('Total of Cost Explorer');
    expect(notAttributedTitle(report, 'en')).toBe('Only in the total of Cost Explorer');
    expect(runCostWords(report, 'en')).toBe('nothing');
  });

  test('whose difference was allowed', () => {
    const report = reportFrom(EXPORT, 'difference-allowed');
    expect(reconciliationSentence(report, 'en')).toMatch(
      /^Difference allowed: the total of Cost Explorer is more than .* listed as 'Only in the total of Cost Explorer'\.$/,
    );
    expect([statusWords(report, 'en'), isReconciled(report)]).toEqual(['Difference allowed', false]);
    expect(reconciliationBrief(report, 'en')).toBe('Differs from the total of Cost Explorer');
  });

  test.each([
    [
      'some months of which were held against another one',
      (checks: Checks) => checks,
      'Not checked against a second source as a whole: the sums of settled months are the total of Cost Explorer to within 0.01 USD, and the rest was not held against it.',
      'settled months with the total of Cost Explorer, to within 0.01 USD',
    ],
    [
      'no month of which was held against another one',
      () => [],
      'Not checked against a second source: no sum was held against the total of Cost Explorer, as only whole months that have settled can be.',
      'no settled month to hold against the total of Cost Explorer',
    ],
  ])('%s', (_, change, sentence, beside) => {
    const whole = reportFrom(EXPORT, 'not-checked');
    const bills = whole.bills.map((bill) => ({
      ...bill,
      reconciliation: { ...bill.reconciliation, checks: change(bill.reconciliation.checks) },
    }));
    const report = { ...whole, bills };
    expect(reconciliationSentence(report, 'en')).toBe(sentence);
    expect(checkedAgainst(report, 'en')).toBe(beside);
    expect(reconciliationBrief(report, 'en')).toBe('Not checked against a second source');
    expect([statusWords(report, 'en'), isReconciled(report)]).toEqual(['Not checked', false]);
  });

  test('that has no independent total is never reconciled, and does not name Cost Explorer', () => {
    const report = reportFrom(UNCHECKED, 'not-checked');
    const said = [
      reconciliationSentence(report, 'en'),
      reconciliationBrief(report, 'en'),
      checkedAgainst(report, 'en'),
      statusWords(report, 'en'),
    ];
    expect(said).toEqual([
      'Not checked against a second source: the export focus-daily has no independent total.',
      'Not checked against a second source',
      'the export focus-daily has no independent total',
      'Not checked',
    ]);
    expect(isReconciled(report)).toBe(false);
    expect(said.join()).not.toContain('Cost Explorer');
  });
});

describe('the check of a period', () => {
  const example = exampleReport();
  const [first] = checksOf(example);
  if (first === undefined) throw new Error('the example has lost its checks');
  const others = [
    { ...first, end: '2026-10-26', difference: '1' },
    { ...first, by: 'service' as const, difference: '2' },
    { ...first, by: 'account' as const, difference: '3' },
    { ...first, metric: 'BlendedCost' as const, difference: '4' },
  ];
  const bills = example.bills.map((bill) => ({
    ...bill,
    reconciliation: { ...bill.reconciliation, checks: [...others, first, ...others] },
  }));

  test('is that of the split that is drawn, of the same days', () => {
    const checkOf = checksOfMetric({ ...example, bills }, 'UnblendedCost');
    expect(checkOf({ start: '2026-10-01', end: '2026-11-01' })).toEqual(first);
    expect(checkOf({ start: '2026-10-01', end: '2026-10-26' })?.difference).toBe('1');
    expect(checkOf({ start: '2026-09-01', end: '2026-11-01' })).toBeUndefined();
  });
});
