import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cutToWidth } from './cut-to-width.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('text cut to the width of a terminal', () => {
  test.each([
    ['fits', 4, 'fits'],
    ['longer', 4, 'lon…'],
    ['東京都', 6, '東京都'],
    ['東京都', 5, '東京…'],
    ['東京都', 4, '東…'],
    [FAMILY.repeat(3), 4, `${FAMILY}…`],
    ['🇯🇵🇩🇪🇫🇷', 5, '🇯🇵🇩🇪…'],
    // An accent and its letter are one character, in one column.
    ['e\u0301'.repeat(5), 3, `${'e\u0301'.repeat(2)}…`],
    ['', 3, ''],
    ['longer', 1, '…'],
  ])('%j in %i columns is %j', (text, columns, cut) => {
    expect(cutToWidth(text, columns)).toBe(cut);
  });

  test('fits, whatever the text, and keeps whole characters from its beginning', () => {
    const graphemes = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(graphemes, fc.integer({ min: 1, max: 20 }), (characters, columns) => {
        const text = characters.join('');
        const cut = cutToWidth(text, columns);
        expect(stringWidth(cut)).toBeLessThanOrEqual(columns);
        if (stringWidth(text) <= columns) expect(cut).toBe(text);
        else {
          const kept = [...new Intl.Segmenter('en').segment(cut.slice(0, -1))].map(({ segment }) => segment);
          const all = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
          expect(cut.at(-1)).toBe('…');
          expect(kept).toEqual(all.slice(0, kept.length));
        }
      }),
    );
  });
});
