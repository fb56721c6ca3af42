import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OuCostError } from '../errors.ts';
import { parseRule } from './parse.ts';
import { ruleWords } from './words.ts';

const decimal = (units: bigint, scale = 0) => ({ units, scale });

describe('a rule', () => {
  test('names an organizational unit, what of it, and a limit', () => {
    expect(parseRule('Workloads/Payments total > 1000')).toEqual({
      text: 'Workloads/Payments total > 1000',
      subject: { kind: 'organizational-unit', reference: 'Workloads/Payments' },
      metric: null,
      conditions: [{ measure: 'total', operator: '>', limit: decimal(1000n), unit: 'currency' }],
    });
  });

  test('takes several conditions, of which the later ones may leave the measure away', () => {
    const { subject, conditions } = parseRule('any-ou change > 20% and > 100 and total>=0.05');
    expect(subject).toEqual({ kind: 'any-ou' });
    expect(conditions).toEqual([
      { measure: 'change', operator: '>', limit: decimal(20n), unit: 'percent' },
      { measure: 'change', operator: '>', limit: decimal(100n), unit: 'currency' },
      { measure: 'total', operator: '>=', limit: decimal(5n, 2), unit: 'currency' },
    ]);
  });

  test.each([
    ['total gross > 50000', { kind: 'total' }],
    ['unattributed total > 0', { kind: 'unattributed' }],
    ['any-account change < -5.5 %', { kind: 'any-account' }],
    ['123456789012 total > 1', { kind: 'account', id: '123456789012' }],
    ['ou-ab12-platform direct <= 1', { kind: 'organizational-unit', reference: 'ou-ab12-platform' }],
    ['"Data Platform" total > 1', { kind: 'organizational-unit', reference: 'Data Platform' }],
    ["'a > b and total' total > 1", { kind: 'organizational-unit', reference: 'a > b and total' }],
    ['"total" > 1', { kind: 'organizational-unit', reference: 'total' }],
    ['"123456789012" > 1', { kind: 'organizational-unit', reference: '123456789012' }],
    ['"say \\"hi\\"" > 1', { kind: 'organizational-unit', reference: 'say \\"hi\\"' }],
    ['R\\/D/a\\ b > 1', { kind: 'organizational-unit', reference: 'R\\/D/a\\ b' }],
    ["Bob's > 1", { kind: 'organizational-unit', reference: "Bob's" }],
    ['決済 > 1', { kind: 'organizational-unit', reference: '決済' }],
  ])('%s is about %j', (text, subject) => {
    expect(parseRule(text).subject).toEqual(subject);
  });

  test('may name its metric', () => {
    expect(parseRule('Workloads metric AmortizedCost total > 1').metric).toBe('AmortizedCost');
    expect(() => parseRule('Workloads metric Cost total > 1')).toThrow(/unknown metric 'Cost'/);
  });

  test.each([
    ['', /it is empty/],
    ['> 5', /begins with no organizational unit/],
    ['"" total > 5', /begins with no organizational unit/],
    ['Workloads', /expected total, .* found the end/],
    ['Data Platform total > 5', /found 'Platform' \(a name with blanks needs quotes\)/],
    ['Workloads total 5', /one of > >= < <=, found '5'/],
    ['Workloads total = 5', /found '='/],
    ['Workloads total >', /expected an amount .* found the end/],
    ['Workloads total > 1,000', /found '1,000'/],
    ['Workloads total > 1e3', /found '1e3'/],
    ['Workloads total > 20%', /a percentage belongs to a change, not to total/],
    ['Workloads change > 20% and total > 5 %', /a percentage belongs to a change, not to total/],
    ['Workloads total > 5 or > 6', /expected 'and' or the end, found 'or'/],
    ['Workloads total > 5 and', /found the end/],
    ['total direct > 5', /only an organizational unit has 'direct'/],
    ['"Workloads total > 5', /a quote is not closed/],
    ['Workloads metric > 5', /'metric' is not followed by a name/],
  ])('%j is refused with what is wrong', (text, why) => {
    expect(() => parseRule(text)).toThrow(why);
    expect(() => parseRule(text)).toThrow(OuCostError);
  });

  test('never fails in another way, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          parseRule(text);
        } catch (cause) {
          expect(cause).toBeInstanceOf(OuCostError);
        }
      }),
    );
  });

  test('reads any quoted name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const quoted = `"${name.replace(/[\\"]/g, '\\$&')}"`;
        const [word] = ruleWords(`${quoted} > 1`) ?? [];
        expect(word?.text.replace(/\\([\\"])/g, '$1')).toBe(name);
      }),
    );
  });
});
