import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { wrapped } from './wrap.ts';

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

  test('keeps every line within the width, and every character', () => {
    const text = fc.array(fc.stringMatching(/^[a-z東決]{1,15}$/), { minLength: 1 });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), (words, columns) => {
        const lines = wrapped(words.join(' '), columns, '  ');
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      }),
    );
  });
});
