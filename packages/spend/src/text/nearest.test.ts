import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, folded, nearestName, nearness, shortened } from './nearest.ts';

describe('two texts', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['Payments', 'Paymnts', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['東京', '東大', 1],
    ['a😀c', 'ac', 1],
    ['only', 'onyl', 1],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['ca', 'abc', 3],
    ['', '', 0],
  ])('%s and %s are %d letters apart', (left, right, letters) => {
    expect(editDistance(left, right)).toBe(letters);
  });

  it('are as far from each other in both directions, and one letter apart where one letter is added', () => {
    const text = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(text, text, fc.nat(8), (a, b, at) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, `${a.slice(0, at)}x${a.slice(at)}`)).toBe(1);
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

describe('the name that was meant', () => {
  const NAMES = ['scenario', 'scene', 'port', 'page-size'];

  it.each([
    ['scenarios', 'scenario'],
    ['Scene', 'scene'],
    ['pagesize', 'page-size'],
    ['prt', 'port'],
    ['latency', null],
    ['', null],
  ])('by %s is %s', (written, name) => {
    expect(nearestName(written, NAMES)).toBe(name);
  });

  it('is the first of several that are as near', () => {
    expect(nearestName('team3', ['team1', 'team2'])).toBe('team1');
    expect(nearestName('team3', [])).toBeNull();
  });
});

describe('what was written', () => {
  it('is repeated up to 120 letters, none of them cut in two', () => {
    expect(shortened('😀'.repeat(120))).toBe('😀'.repeat(120));
    expect(shortened('😀'.repeat(121))).toBe(`${'😀'.repeat(120)}…`);
    expect(shortened('x'.repeat(1_000_000))).toHaveLength(121);
  });
});
