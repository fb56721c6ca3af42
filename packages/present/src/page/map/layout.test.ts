import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../testing/page-payload.ts';
import { sharedWords } from '../../words/en/shared.ts';
import { figuresOf } from '../figures/measure.ts';
import { spendTree } from '../figures/nodes.ts';
import { tableRows } from '../tree/rows.ts';
import { mapTiles } from './layout.ts';
import { coloursOf, largestParts, OTHER_COLOUR } from './parts.ts';

function rowsOf(amounts: readonly string[]) {
  const accounts = amounts.map((amount, at) => ({ id: String(at), net: ['0', amount] as const }));
  const payload = payloadOf({ accounts });
  const { root } = spendTree(payload);
  const nothing = { focus: null, departed: [], departedCount: 0, total: 0, unattributed: 0 } as const;
  const { rows } = tableRows({ ...nothing, root }, sharedWords.tree);
  return { rows, figures: figuresOf(payload, { metric: 0, choice: 0, part: 'net' }) };
}

function tilesOf(amounts: readonly string[]) {
  const { rows, figures } = rowsOf(amounts);
  return mapTiles(rows, figures, coloursOf(rows, figures), { width: 1_000, height: 500 });
}

describe('the largest parts', () => {
  test('come first by size, whatever their sign, and the rest is added exactly', () => {
    const { rows, figures } = rowsOf(['1', '-30', '0.1', '20', '0', '0.2']);
    const parts = largestParts(rows, figures, 3);
    expect(parts.map(({ amount, members }) => [amount, members])).toEqual([
      ['-30', 1],
      ['20', 1],
      ['1.3', 3],
    ]);
  });

  test('have a colour each, and everything beyond shares the last', () => {
    const { rows, figures } = rowsOf(Array.from({ length: 12 }, (_, at) => String(100 - at)));
    expect([...coloursOf(rows, figures)]).toEqual(Array.from({ length: 7 }, (_, at) => [String(at), at]));
    expect(OTHER_COLOUR).toBe(7);
    const colours = mapTiles(rows, figures, coloursOf(rows, figures), { width: 900, height: 900 });
    expect(colours.map(({ colour }) => colour).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7]);
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
