import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, folded, nearness, shortened } from './nearest.ts';

describe('two texts', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['Payments', 'Paymnts', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['東京', '東大', 1],
    ['a😀c', 'ac', 1],
  ])('%s and %s are %d letters apart', (left, right, letters) => {
    expect(editDistance(left, right)).toBe(letters);
  });

  it('are as far from each other in both directions, and no farther than over a third', () => {
    const text = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it.each([
    ['PROD', 'prod'],
    ['Ｐｒｏｄ', 'Prod'],
    ['Bu\u0308ro', 'B\u00fcro'],
    ['ｶﾞｽ', 'ガス'],
    ['  Prod  West ', 'prod west'],
    ['İzmir', 'i̇zmir'],
  ])('%j and %j differ in nothing that is meant', (left, right) => {
    expect(folded(left)).toBe(folded(right));
    expect(nearness(left, right)).toBe(0);
  });

  it.each([
    ['Paymnts', 'Payments', 1],
    ['Sandbx', 'Sandbox', 1],
    ['abcd', 'abxd', 1],
    ['abcd', 'axxd', null],
    ['abcdef', 'abxxef', 2],
    ['abcdef', 'xxxdef', null],
    ['Dev', 'Sec', null],
    ['A', 'B', null],
    ['Prod', 'Production', null],
  ])('a third of the letters may differ: %s is %s by %j', (left, right, distance) => {
    expect(nearness(left, right)).toBe(distance);
  });

  it('of 301 letters are not compared', () => {
    expect(nearness('x'.repeat(301), 'x'.repeat(300))).toBeNull();
    expect(nearness('x'.repeat(300), 'x'.repeat(299))).toBe(1);
  });
});

describe('what was written', () => {
  it('is repeated up to 120 letters, none of them cut in two', () => {
    expect(shortened('😀'.repeat(120))).toBe('😀'.repeat(120));
    expect(shortened('😀'.repeat(121))).toBe(`${'😀'.repeat(120)}…`);
    expect(shortened('x'.repeat(1_000_000))).toHaveLength(121);
  });
});
