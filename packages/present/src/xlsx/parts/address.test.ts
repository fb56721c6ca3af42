import { describe, expect, test } from 'vitest';
import { absoluteRange, address, columnLetters, rangeAddress } from './address.ts';

describe('an address in a sheet', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('has column %i as %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  test('counts rows from 1', () => {
    expect(address({ row: 0, column: 1 })).toBe('B1');
    expect(rangeAddress({ row: 6, column: 0 }, { row: 9, column: 27 })).toBe('A7:AB10');
  });

  test('quotes the name of the sheet', () => {
    expect(absoluteRange("Tag Q's", { row: 0, column: 0 }, { row: 1, column: 2 })).toBe(
      "'Tag Q''s'!$A$1:$C$2",
    );
  });
});
