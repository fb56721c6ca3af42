import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printedPages } from './pages.ts';

const months = (count: number) => Array.from({ length: count }, () => 16);

describe('a sheet on paper', () => {
  test('is one page wide while it can be read', () => {
    expect(printedPages({ frozenColumns: 1 }, [40, ...months(10)]).breaks).toEqual([]);
    expect(printedPages({ frozenColumns: 1 }, [44, ...months(10)]).breaks).not.toEqual([]);
  });

  test('has its months on two pages, with the names on both', () => {
    // 78 characters of names leave 125 of the 203 that can be read: 7 of 13 months, and 6 on the other page.
    expect(printedPages({ frozenColumns: 3 }, [12, 22, 44, ...months(13)])).toEqual({
      breaks: [10],
      scale: 69,
    });
  });

  test('has a chart on a page of its own, with the columns below it', () => {
    const widths = [40, 12, 12, 12, 12, ...months(8)];
    expect(printedPages({ frozenColumns: 1, chartColumn: 5 }, widths)).toEqual({ breaks: [5], scale: 78 });
  });

  test('stays on one page where names alone would fill it, or nothing would be printed again', () => {
    expect(printedPages({ frozenColumns: 5 }, [44, 44, 44, 44, 22, ...months(13)]).breaks).toEqual([]);
    expect(printedPages({ frozenColumns: 0 }, months(20)).breaks).toEqual([]);
  });

  test('never has a page that is too wide for its scale, nor one that is too small to read', () => {
    const sheets = fc.record({
      widths: fc.array(fc.integer({ min: 9, max: 46 }), { minLength: 2, maxLength: 60 }),
      frozenColumns: fc.integer({ min: 0, max: 3 }),
      chartColumn: fc.option(fc.integer({ min: 4, max: 8 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(sheets, ({ widths, frozenColumns, chartColumn }) => {
        const sheet = chartColumn === undefined ? { frozenColumns } : { frozenColumns, chartColumn };
        const { breaks, scale } = printedPages(sheet, widths);
        if (breaks.length === 0) return;
        const sum = (some: readonly number[]) => some.reduce((all, width) => all + width, 0);
        const starts = [frozenColumns, ...breaks];
        for (const [at, start] of starts.entries()) {
          const page = sum(widths.slice(0, frozenColumns)) + sum(widths.slice(start, starts[at + 1]));
          expect((page * scale) / 100).toBeLessThanOrEqual(132);
        }
        expect(scale).toBeGreaterThanOrEqual(65);
      }),
    );
  });
});
