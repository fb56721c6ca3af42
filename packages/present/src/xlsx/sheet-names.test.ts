import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetName } from './sheet-names.ts';

describe('the name of a sheet', () => {
  test.each([
    ['Tag Team', 'Tag Team'],
    ["'Tag' [a]:b*c?d/e\\f'", "_Tag' _a__b_c_d_e_f_"],
    ['Cost category 0123456789 0123456789', 'Cost category 0123456789 01234…'],
    ['two\nlines', 'two_nlines'],
  ])('%j is %j', (text, name) => {
    expect(sheetName(text, [])).toBe(name);
  });

  test('that is taken gets a number, whatever its capitals', () => {
    expect(sheetName('Tag team', ['TAG TEAM'])).toBe('Tag team (2)');
    expect(sheetName('Tag team', ['Tag Team', 'Tag team (2)'])).toBe('Tag team (3)');
  });

  test('is one that Excel takes, whatever the text', () => {
    const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 140 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (keys) => {
        const names: string[] = [];
        for (const key of keys) names.push(sheetName(`Tag ${key}`, names));
        for (const name of names) {
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
          expect(name.isWellFormed()).toBe(true);
        }
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});
