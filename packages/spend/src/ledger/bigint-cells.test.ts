import { describe, expect, it } from 'vitest';
import { BigintCells } from './bigint-cells.ts';

/** 2^63 − 1 and −2^63: the ends of what 64 bits hold. */
const LARGEST = 9_223_372_036_854_775_807n;
const SMALLEST = -9_223_372_036_854_775_808n;

describe('cells of spend', () => {
  it.each([
    [LARGEST - 1n],
    [LARGEST],
    [LARGEST + 1n],
    [LARGEST + 2n],
    [SMALLEST + 1n],
    [SMALLEST],
    [SMALLEST - 1n],
    [10n ** 40n],
  ])('hold %s exactly', (units) => {
    const cells = new BigintCells();
    cells.add(3, units);
    expect(cells.slice(2, 5)).toEqual([0n, units, 0n]);
  });

  it('sum over the edge of 64 bits and back', () => {
    const cells = new BigintCells();
    cells.add(0, LARGEST);
    cells.add(0, 5n);
    // 9223372036854775807 + 5
    expect(cells.at(0)).toBe(9_223_372_036_854_775_812n);
    cells.add(0, -12n);
    expect(cells.at(0)).toBe(9_223_372_036_854_775_800n);
    cells.add(0, 1n);
    expect(cells.at(0)).toBe(9_223_372_036_854_775_801n);
  });

  it('that come back to zero from beyond 64 bits are zero, and count on from there', () => {
    const cells = new BigintCells();
    cells.add(0, 10n ** 20n);
    cells.add(0, -(10n ** 20n));
    expect(cells.at(0)).toBe(0n);
    cells.add(0, 7n);
    expect(cells.at(0)).toBe(7n);
  });

  it('keep what they hold while room is made, and lose nothing beyond the first room', () => {
    const cells = new BigintCells();
    cells.add(1023, 11n);
    cells.reserve(1024);
    expect(cells.at(1023)).toBe(11n);
    cells.reserve(1025);
    cells.add(1024, 12n);
    // A leap beyond half as much again: 1536 cells would not do.
    cells.reserve(5001);
    cells.add(5000, 13n);
    expect([cells.at(0), cells.at(1023), cells.at(1024), cells.at(4999), cells.at(5000)]).toEqual([
      0n,
      11n,
      12n,
      0n,
      13n,
    ]);
  });

  it('take one decimal more, wide and narrow ones alike, the last cell too', () => {
    const cells = new BigintCells();
    cells.add(0, 3n);
    cells.add(1, -LARGEST);
    cells.add(2, LARGEST + 1n);
    cells.add(1023, 4n);
    cells.multiply(10n);
    expect(cells.slice(0, 4)).toEqual([30n, -92_233_720_368_547_758_070n, 92_233_720_368_547_758_080n, 0n]);
    expect(cells.at(1023)).toBe(40n);
  });

  it('are cut out to the cell, of which none is shared', () => {
    const cells = new BigintCells();
    for (const [at, units] of [1n, 2n, 3n, 4n].entries()) cells.add(at, units);
    expect(cells.slice(1, 3)).toEqual([2n, 3n]);
    expect(cells.slice(2, 2)).toEqual([]);
  });
});
