import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { percentCell, textCell, xlsxCells } from './cells.ts';
import { columnWidths } from './widths.ts';

const widthOf = (...cells: Parameters<typeof columnWidths>[0]['rows'][number]['cells'][number][]) =>
  columnWidths({
    headerRows: 1,
    rows: [{ cells: [null] }, ...cells.map((cell) => ({ cells: [cell] }))],
  })[0] ?? 0;

describe('the width of a column', () => {
  const plain = xlsxCells('USD', true);
  const withCurrency = xlsxCells('USD');

  test.each([
    [plain.amount('1234567.891'), '1,234,567.89'],
    [plain.amount('-1234567.891'), '-1,234,567.89'],
    [plain.change('214336.42'), '+214,336.42'],
    [withCurrency.amount('-98765432.1'), 'USD -98,765,432.10'],
    [withCurrency.change('98765432.1'), 'USD +98,765,432.10'],
    [xlsxCells('JPY').amount('123456789'), 'JPY 123,456,789'],
    [percentCell('-12345.678'), '-12345.68%'],
  ])('has room for %j, shown as %s, and little more', (cell, shown) => {
    expect(widthOf(cell)).toBeGreaterThan(shown.length);
    expect(widthOf(cell)).toBeLessThanOrEqual(Math.max(9, shown.length + 4));
  });

  test('is that of its largest figure, even in the last of many rows', () => {
    const many = Array.from({ length: 400 }, () => plain.amount('1'));
    expect(widthOf(...many, plain.amount('123456789012.34'))).toBe(widthOf(plain.amount('123456789012.34')));
  });

  test('counts wide characters twice, and ends at a limit', () => {
    expect(widthOf(textCell('決済システム本番環境'))).toBe(22);
    expect(widthOf(textCell('n'.repeat(200)))).toBe(44);
  });

  test('lets a title wrap', () => {
    const rows = [{ cells: [textCell('Amortized cost Total 2026-10')] }];
    expect(columnWidths({ headerRows: 1, rows })).toEqual([18]);
  });

  test('keeps a short word of a title on the line of the long one', () => {
    const rows = [{ cells: [textCell('合計 2026年11月1日〜26日')] }];
    expect(columnWidths({ headerRows: 1, rows })).toEqual([stringWidth('合計 2026年11月1日〜26日') + 2]);
  });
});
