import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { wrapped } from './wrap.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('wrapping for a terminal', () => {
  test('breaks between words and indents what follows', () => {
    expect(wrapped('- one two three four', 10, '  ')).toEqual(['- one two', '  three', '  four']);
    expect(wrapped('    one two three', 10, '      ')).toEqual([
      '    one',
      '      two',
      '      thre',
      '      e',
    ]);
  });

  test('leaves text alone that fits, and all text where there is no terminal', () => {
    expect(wrapped('one two', 7)).toEqual(['one two']);
    expect(wrapped('one two three', null)).toEqual(['one two three']);
  });

  test('counts wide characters as two columns and cuts none', () => {
    expect(wrapped('東京都 決済システム', 6)).toEqual(['東京都', '決済シ', 'ステム']);
  });

  test('cuts no figure and no date between Japanese characters, and begins no line with a mark', () => {
    expect(wrapped('2026年10月1日〜25日\uFF0899,677.66\uFF09の比較、増減', 22)).toEqual([
      '2026年10月1日〜25日',
      '\uFF0899,677.66\uFF09の比較、',
      '増減',
    ]);
    expect(wrapped('比較した金額は1,234,567.89', 20)).toEqual(['比較した金額は', '1,234,567.89']);
  });

  test('cuts a figure where it alone is wider than the terminal', () => {
    expect(wrapped('金額1,234,567.89', 6)).toEqual(['金額', '1,234,', '567.89']);
  });

  test('keeps an emoji of several characters, a flag, and an accent with its letter together', () => {
    expect(wrapped(FAMILY.repeat(3), 4)).toEqual([FAMILY.repeat(2), FAMILY]);
    expect(wrapped('🇯🇵🇩🇪🇫🇷', 5)).toEqual(['🇯🇵🇩🇪', '🇫🇷']);
    // q with a diaeresis has no composed form.
    expect(wrapped('q\u0308'.repeat(5), 3)).toEqual(['q\u0308'.repeat(3), 'q\u0308'.repeat(2)]);
  });

  test('composes a letter and its accent where Unicode has a character for them', () => {
    expect(wrapped('e\u0301te\u0301 e\u0301te\u0301', 3)).toEqual(['\u00e9t\u00e9', '\u00e9t\u00e9']);
  });

  test.each([1, 0, -5])('still makes lines of one character for a terminal of %i columns', (columns) => {
    expect(wrapped('東京', columns)).toEqual(['東', '京']);
  });

  test('keeps every line within the width, and every character', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-z東決]{1,15}$/),
      fc
        .array(fc.constantFrom('a', '東', FAMILY, '🇯🇵', 'q\u0308'), { minLength: 1, maxLength: 12 })
        .map((all) => all.join('')),
    );
    const text = fc.array(word, { minLength: 1 });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), (words, columns) => {
        const lines = wrapped(words.join(' '), columns, '  ');
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      }),
    );
  });
});
