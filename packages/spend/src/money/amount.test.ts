import { describe, expect, test } from 'vitest';
import { exactDecimal, sumOfAmounts } from './amount.ts';

describe('amounts of a report', () => {
  test.each([
    [[], '0'],
    [['1.10'], '1.1'],
    [['0.1', '0.2'], '0.3'],
    [['0.1', '0.2', '-0.0000000001'], '0.2999999999'],
    [['9007199254740993', '0.0000000001'], '9007199254740993.0000000001'],
    [['5', '-5.00'], '0'],
  ])('%j add up exactly to %s', (amounts, sum) => {
    expect(sumOfAmounts(amounts)).toBe(sum);
  });

  test('that are not numbers are refused, also one alone', () => {
    expect(() => sumOfAmounts(['1', 'NaN'])).toThrow(/'NaN' is not a number/);
    expect(() => sumOfAmounts(['NaN'])).toThrow(/'NaN' is not a number/);
  });
});

describe('an amount', () => {
  test('is read exactly', () => {
    expect(exactDecimal('-0.0000000001')).toEqual({ units: -1n, scale: 10 });
  });

  test.each(['', 'NaN', '1,5', '=1+1', '1 USD'])('%j fails as a malformed answer, with the text', (text) => {
    expect(() => exactDecimal(text)).toThrow(
      expect.objectContaining({ code: 'MalformedAnswer', message: `the amount '${text}' is not a number` }),
    );
  });
});
