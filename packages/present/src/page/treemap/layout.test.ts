import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../testing/page-payload.ts';
import { figuresOf } from '../figures/measure.ts';
import { spendTree } from '../figures/nodes.ts';
import { coloursIn, largestParts, OTHER_COLOUR } from '../largest-parts.ts';
import { treemapTiles } from './layout.ts';

function unitOf(amounts: readonly string[]) {
  const accounts = amounts.map((amount, at) => ({ id: String(at), net: ['0', amount] as const }));
  const payload = payloadOf({ accounts });
  const { root } = spendTree(payload);
  if (root === null) throw new Error('the tree of this test has a root');
  return { unit: root, figures: figuresOf(payload, { metric: 0, choice: 0, part: 'net' }) };
}

function tilesOf(amounts: readonly string[]) {
  const { unit, figures } = unitOf(amounts);
  return treemapTiles(unit, figures, coloursIn(unit, figures), { width: 1_000, height: 500 });
}

describe('the largest parts', () => {
  test('come first by size, whatever their sign, and the rest is added exactly', () => {
    const { unit, figures } = unitOf(['1', '-30', '0.1', '20', '0', '0.2']);
    const parts = largestParts(unit, figures, 3);
    expect(parts.map(({ amount, members }) => [amount, members.length])).toEqual([
      ['-30', 1],
      ['20', 1],
      ['1.3', 3],
    ]);
  });

  test('have a colour each, and everything beyond shares the last', () => {
    const { unit, figures } = unitOf(Array.from({ length: 12 }, (_, at) => String(100 - at)));
    expect([...coloursIn(unit, figures).values()]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(OTHER_COLOUR).toBe(7);
  });
});

describe('areas', () => {
  test('are in proportion, fill the picture, and leave out what is negative', () => {
    const areas = tilesOf(['60', '30', '10', '-50']).map(({ width, height }) => width * height);
    const all = areas.reduce((sum, area) => sum + area, 0);
    expect(areas).toHaveLength(3);
    expect(all).toBeGreaterThan(0.98 * 500_000);
    for (const [at, share] of [0.6, 0.3, 0.1].entries()) expect((areas[at] ?? 0) / all).toBeCloseTo(share, 1);
  });

  test('are none where nothing was spent', () => {
    expect(tilesOf(['0', '-1'])).toEqual([]);
  });
});
