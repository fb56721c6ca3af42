import { describe, expect, test } from 'vitest';
import { amountOf, amountsOf } from '../measure.ts';
import { SMALL } from '../testing/small-payload.ts';
import { initialState, type ViewState } from '../view-state.ts';
import { spendTree } from './nodes.ts';
import { visibleRows } from './visible-rows.ts';

const tree = spendTree(SMALL);
const initial = initialState(SMALL, tree);
const roots = tree.root === null ? [] : [tree.root];

function shown(change: Partial<ViewState> = {}): string[] {
  return visibleRows(roots, { ...initial, ...change }).map(({ node, level }) => `${level} ${node.name}`);
}

describe('the rows of the table', () => {
  test('have the largest first, accounts among units', () => {
    expect(shown()).toEqual(['0 Root', '1 alpha', '2 Two', '2 one', '1 Beta', '2 three ＰＲＯＤ']);
  });

  test('leave out what is folded', () => {
    expect(shown({ open: new Set(['r-1']) })).toEqual(['0 Root', '1 alpha', '1 Beta']);
  });

  test.each([
    ['name', false, ['alpha', 'Beta']],
    ['name', true, ['Beta', 'alpha']],
    ['direct', false, ['Beta', 'alpha']],
    ['total', true, ['alpha', 'Beta']],
    ['change', true, ['alpha', 'Beta']],
    // A change from zero has no percentage, and comes last in either order.
    ['percent', true, ['Beta', 'alpha']],
    ['percent', false, ['Beta', 'alpha']],
  ] as const)('by %s, descending %s', (column, isDescending, names) => {
    const rows = shown({ sort: { column, isDescending }, open: new Set(['r-1']) });
    expect(rows.slice(1)).toEqual(names.map((name) => `1 ${name}`));
  });

  test.each([
    ['prod', ['0 Root', '1 Beta', '2 three ＰＲＯＤ']],
    ['ＴＷＯ', ['0 Root', '1 alpha', '2 Two']],
    ['33333', ['0 Root', '1 Beta', '2 three ＰＲＯＤ']],
    ['alpha', ['0 Root', '1 alpha']],
    ['nobody', []],
  ])('that a search for %s finds come with what leads there', (search, names) => {
    expect(shown({ search, open: new Set() })).toEqual(names);
  });

  test('below a unit that was found show what is in it once it is unfolded', () => {
    expect(shown({ search: 'alpha', open: new Set(['ou-a']) })).toEqual([
      '0 Root',
      '1 alpha',
      '2 Two',
      '2 one',
    ]);
  });

  test('of accounts that have left stand apart', () => {
    expect(visibleRows(tree.departed, initial).map(({ node }) => node.name)).toEqual(['gone']);
  });
});

describe('what a measure selects', () => {
  const three = tree.units.get('ou-b')?.children[0]?.total ?? 0;

  test.each([
    [{ metric: 0, period: 'all', part: 'net' }, '30.5'],
    [{ metric: 0, period: 'all', part: 'gross' }, '35.5'],
    [{ metric: 0, period: 1, part: 'gross' }, '25'],
    [{ metric: 0, period: 1, part: 1 }, '-5'],
    [{ metric: 1, period: 'all', part: 'net' }, '3'],
    [{ metric: 1, period: 1, part: 0 }, '2'],
    [{ metric: 1, period: 1, part: 1 }, '0'],
  ] as const)('%j is %s', (measure, amount) => {
    expect(amountOf(three, measure)).toBe(amount);
  });

  test('of nothing is nothing', () => {
    expect(amountsOf(0, { metric: 0, period: 'all', part: 'net' })).toEqual([]);
    expect(amountOf(0, { metric: 0, period: 1, part: 'net' })).toBe('0');
  });
});
