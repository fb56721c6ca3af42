import { describe, expect, it } from 'vitest';
import { metricNamed } from '../ledger/query.ts';
import type { MetricChange } from '../report/form/change.ts';
import type { Report } from '../report/form/report.ts';
import type { MetricSpend } from '../report/form/spend.ts';
import { judgeRules } from './judge.ts';
import { parseRule } from './parse.ts';

/** A report of nothing but a total, and its change where there is one. */
const totalling = (spend: Partial<MetricSpend>, change?: MetricChange, metrics = ['UnblendedCost']) =>
  ({
    query: { metrics, compare: 'none' },
    selection: { organizationalUnits: [], excludedOrganizationalUnits: [] },
    total: { UnblendedCost: spend },
    unattributed: { accountIds: [], total: {} },
    organizationalUnits: [],
    accounts: [],
    ...(change === undefined ? {} : { comparison: { total: { UnblendedCost: change } } }),
  }) as unknown as Report;
const holds = (rule: string, report: Report) => judgeRules(report, [parseRule(rule)])[0]?.holds;
const malformed = (message: string) =>
  expect.objectContaining({ code: 'MalformedAnswer', message: expect.stringContaining(message) });

describe('worked examples: a rule at its limit', () => {
  it.each([
    ['total < 100', '99.9999999999', true],
    ['total < 100', '100.00', false],
    ['total < 100', '100.0000000001', false],
    ['total <= 100', '99.9999999999', true],
    ['total <= 100', '100.00', true],
    ['total <= 100', '100.0000000001', false],
    ['total > 100', '100.00', false],
    ['total > 100', '100.0000000001', true],
    ['total >= 100', '99.9999999999', false],
    ['total >= 100', '100.00', true],
  ])('%s of %s: %s', (rule, amount, expected) => {
    expect(holds(`total ${rule}`, totalling({ amounts: [amount] }))).toBe(expected);
  });

  it('what was nothing and is nothing has moved by 0 %, which is less than 5 and more than −5', () => {
    const still = totalling({ amounts: ['0'] }, { before: '0', after: '0', change: '0', percent: null });
    expect(holds('total change >= 5%', still)).toBe(false);
    expect(holds('total change < 5%', still)).toBe(true);
    expect(holds('total change > -5%', still)).toBe(true);
    expect(holds('total change >= 0%', still)).toBe(true);
  });
});

describe('worked examples: a report that a rule cannot be judged by', () => {
  it.each([
    ['total total > 1', totalling({ amounts: ['1'] }, undefined, []), 'has no metric'],
    ['total metric AmortizedCost total > 1', totalling({ amounts: ['1'] }), 'has no total AmortizedCost'],
    ['total metric AmortizedCost gross > 1', totalling({ amounts: ['1'] }), 'has no gross AmortizedCost'],
    ['total change > 1', totalling({ amounts: ['1'] }), "has no change in UnblendedCost of 'total'"],
    ['total change > 1%', totalling({ amounts: ['1'] }), "has no change in UnblendedCost of 'total'"],
    ['total total > 1', totalling({ amounts: ['1', 'much'] }), "the amount 'much' is not a number"],
  ])('%s', (rule, report, message) => {
    expect(() => holds(rule, report)).toThrow(malformed(message));
  });
});

describe('worked examples: what a rule is about', () => {
  it('twelve digits are an account; one more, or anything beside them, is a name', () => {
    expect(parseRule('123456789012 > 1').subject).toEqual({ kind: 'account', id: '123456789012' });
    for (const reference of ['1234567890123', 'x123456789012', '123456789012x']) {
      expect(parseRule(`${reference} > 1`).subject).toEqual({ kind: 'organizational-unit', reference });
    }
  });

  it('any organizational unit has spend of its own, the whole has not', () => {
    expect(parseRule('any-ou direct > 1').conditions).toMatchObject([{ measure: 'direct' }]);
    expect(() => parseRule('total direct > 1')).toThrow(/only an organizational unit/);
  });

  it('hours and gigabytes are no spend', () => {
    for (const metric of ['UsageQuantity', 'NormalizedUsageAmount']) {
      expect(() => metricNamed(metric)).toThrow(
        expect.objectContaining({
          code: 'InvalidRequest',
          message: expect.stringContaining(`'${metric}' cannot be summed`),
        }),
      );
    }
  });
});
