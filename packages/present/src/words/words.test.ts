import { LANGUAGES } from '@ou-cost/contract/options';
import { CHARGE_TYPES, METRICS } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { wordsIn } from './index.ts';
import { japaneseDays } from './ja/dates.ts';

describe('days in Japanese', () => {
  test.each([
    ['2026-10-01', '2026-10-31', '2026年10月1日〜31日'],
    ['2026-09-15', '2026-10-05', '2026年9月15日〜10月5日'],
    ['2026-12-01', '2027-01-31', '2026年12月1日〜2027年1月31日'],
    ['2026-10-05', '2026-10-05', '2026年10月5日'],
  ])('from %s to %s are %s', (first, last, text) => {
    expect(japaneseDays(first, last)).toBe(text);
  });
});

/** The words that say nothing of a value, by their place in the catalog. */
function plainWords(words: object, place = ''): [place: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const here = `${place}/${name}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? plainWords(value, here) : [];
  });
}

describe('the words of a language', () => {
  test('have a name of its own for every metric and every charge type', () => {
    for (const language of LANGUAGES) {
      const { metrics, chargeTypes } = wordsIn(language).shared;
      expect(new Set(METRICS.map((metric) => metrics[metric])).size).toBe(METRICS.length);
      expect(new Set(CHARGE_TYPES.map((type) => chargeTypes[type])).size).toBe(CHARGE_TYPES.length);
    }
  });

  test('are Japanese where they are, but for signs and for names of AWS', () => {
    const english = new Map(plainWords(wordsIn('en')));
    const same = plainWords(wordsIn('ja')).filter(([place, text]) => english.get(place) === text);
    expect(same.map(([place]) => place)).toEqual(['/shared/colon', '/shared/chargeTypes/savings-plan']);
  });
});
