import { describe, expect, test } from 'vitest';
import { SMALL } from './testing/small-payload.ts';
import { spendTree } from './tree/nodes.ts';
import { fragmentOf, initialState, stateOf, type ViewState } from './view-state.ts';

const tree = spendTree(SMALL);
const initial = initialState(SMALL, tree);
const read = (fragment: string) => stateOf(fragment, SMALL, tree, initial);
const write = (change: Partial<ViewState>) => fragmentOf({ ...initial, ...change }, SMALL, initial);

describe('the address of a view', () => {
  test('is empty for the view that a page begins with', () => {
    expect(write({})).toBe('');
    expect(read('')).toEqual(initial);
  });

  test('says what differs in words that mean the same in the next report', () => {
    const measure = { metric: 1, period: 1, part: 1 } as const;
    expect(write({ measure, focus: 'ou-a', search: 'a&b' })).toBe(
      'metric=AmortizedCost&period=2026-10&show=Credits&at=ou-a&find=a%26b',
    );
  });

  test.each<Partial<ViewState>>([
    { measure: { metric: 1, period: 0, part: 'gross' } },
    { measure: { metric: 0, period: 'all', part: 0 } },
    { focus: 'ou-b', open: new Set(['r-1']) },
    { open: new Set() },
    { sort: { column: 'percent', isDescending: false } },
    { search: '東京 #1=%' },
  ])('brings back %j', (change) => {
    expect(read(`#${write(change)}`)).toEqual({ ...initial, ...change });
  });

  test.each([
    'metric=Gone',
    'period=1999-01',
    'show=nothing',
    'at=ou-gone',
    'sort=cost-down',
    '%E0%A4%A',
    '=&=',
  ])('that says %s shows what the page begins with', (fragment) => {
    expect(read(`#${fragment}`)).toEqual(initial);
  });

  test('units that are gone are not unfolded', () => {
    expect(read('#open=ou-a,ou-gone').open).toEqual(new Set(['ou-a']));
  });
});

describe('the view that a page begins with', () => {
  test('takes all periods together, net, at the root, with a small tree unfolded', () => {
    expect(initial).toMatchObject({ measure: { metric: 0, period: 'all', part: 'net' }, focus: 'r-1' });
    expect(initial.open).toEqual(new Set(['r-1', 'ou-a', 'ou-b']));
  });

  test('folds below the depth asked for', () => {
    expect(initialState({ ...SMALL, depth: 1 }, tree).open).toEqual(new Set(['r-1']));
    expect(initialState({ ...SMALL, depth: 0 }, tree).open).toEqual(new Set());
  });
});
