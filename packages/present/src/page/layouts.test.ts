import { describe, expect, test } from 'vitest';
import { barsLayout } from './bars/layout.ts';
import { coloursIn, largestParts, OTHER_COLOUR } from './largest-parts.ts';
import { SMALL } from './testing/small-payload.ts';
import { spendTree } from './tree/nodes.ts';
import { rowRange } from './tree/row-window.ts';
import { treemapTiles } from './treemap/layout.ts';

const WHOLE = { metric: 0, period: 'all', part: 'net' } as const;

function unitOf(amounts: readonly string[]) {
  const units = [['r-1', 'Root', -1, 0, 0, 0] as const];
  const accounts = amounts.map(
    (amount, at) => [String(at), `account ${at}`, '', 0, [[[amount], 0, []]], 0] as const,
  );
  const { root } = spendTree({ ...SMALL, units, accounts });
  if (root === null) throw new Error('the tree of this test has a root');
  return root;
}

describe('the largest parts', () => {
  test('come first by size, whatever their sign, and the rest is added exactly', () => {
    const parts = largestParts(unitOf(['1', '-30', '0.1', '20', '0', '0.2']), WHOLE, 3);
    expect(parts.map(({ amount, members }) => [amount, members.length])).toEqual([
      ['-30', 1],
      ['20', 1],
      ['1.3', 3],
    ]);
  });

  test('have a colour each, and everything beyond shares the last', () => {
    const unit = unitOf(Array.from({ length: 12 }, (_, at) => String(100 - at)));
    const colours = [...coloursIn(unit, 0).values()];
    expect(colours).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(OTHER_COLOUR).toBe(7);
  });
});

describe('areas', () => {
  test('are in proportion, fill the picture, and leave out what is negative', () => {
    const tiles = treemapTiles(unitOf(['60', '30', '10', '-50']), WHOLE, 1_000, 500);
    const areas = tiles.map(({ width, height }) => width * height);
    const all = areas.reduce((sum, area) => sum + area, 0);
    expect(tiles).toHaveLength(3);
    expect(all).toBeGreaterThan(0.98 * 500_000);
    for (const [at, share] of [0.6, 0.3, 0.1].entries()) expect((areas[at] ?? 0) / all).toBeCloseTo(share, 1);
  });

  test('are none where nothing was spent', () => {
    expect(treemapTiles(unitOf(['0', '-1']), WHOLE, 1_000, 500)).toEqual([]);
  });
});

describe('columns', () => {
  const size = { left: 0, right: 200, top: 0, bottom: 100 };

  test('stack what is positive above the line and what is negative below', () => {
    const series = [
      { colour: 0, amounts: ['60', '10'] },
      { colour: 1, amounts: ['40', '-50'] },
    ];
    const { bars, baseline } = barsLayout(series, 2, size, 50);
    const [first, second, third, fourth] = bars;
    const perUnit = (first?.height ?? 0) / 60;
    expect(second?.height).toBeCloseTo(40 * perUnit);
    expect((second?.y ?? 0) + (second?.height ?? 0)).toBeCloseTo(first?.y ?? 0);
    expect((third?.y ?? 0) + (third?.height ?? 0)).toBeCloseTo(baseline);
    expect([fourth?.y, fourth?.height]).toEqual([
      expect.closeTo(baseline, 6),
      expect.closeTo(50 * perUnit, 6),
    ]);
  });

  test('of many periods name only as many as there is room for, the last one always', () => {
    const { columns } = barsLayout([{ colour: 0, amounts: [] }], 31, size, 50);
    const labelled = columns.map(({ isLabelled }) => isLabelled);
    expect(labelled.filter(Boolean).length).toBeLessThanOrEqual(4);
    expect(labelled.at(-1)).toBe(true);
  });
});

describe('the rows in sight of a long table', () => {
  test('are all of them where there are few', () => {
    expect(rowRange(300, 36, 5_000, 900)).toEqual({ first: 0, end: 300 });
  });

  test.each([-500, 0, 719, 36_000, 1_799_000, 9_999_999])('cover the window at %i pixels', (above) => {
    const { first, end } = rowRange(50_000, 36, above, 900);
    expect(end - first).toBeLessThan(120);
    expect(first).toBeLessThanOrEqual(Math.max(0, above / 36));
    expect(end).toBeGreaterThanOrEqual(Math.min(50_000, (above + 900) / 36));
  });
});
