import { describe, expect, test } from 'vitest';
import { pagePayload } from '../html/payload/data.ts';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { spendTree } from './figures/nodes.ts';
import { fragmentOf, initialState, stateOf, type ViewState } from './view-state.ts';

const metrics = ['UnblendedCost', 'AmortizedCost'] as const;
const payload = pagePayload(exampleReport({ months: 2, compare: true, metrics }), PLAIN_VIEW);
const tree = spendTree(payload);
const initial = initialState(payload);
const read = (fragment: string) => stateOf(fragment, payload, tree, initial);
const write = (change: Partial<ViewState>) => fragmentOf({ ...initial, ...change }, payload, initial);
const choiceAt = (key: string) => payload.choices.findIndex((choice) => choice.key === key);

describe('the address of a view', () => {
  test('is empty for the view that a page begins with', () => {
    expect(write({})).toBe('');
    expect(read('')).toEqual(initial);
  });

  test('has what accounts are limited to only where they are listed, and no more of it than a name is long', () => {
    expect(write({ find: 'shop' })).toBe('');
    expect(read(`#find=${'x'.repeat(100_000)}`).find).toHaveLength(300);
    const { accounts: _, ...rest } = payload;
    expect(stateOf('#view=accounts', { ...rest, accounts: [] }, tree, initial).view).toBe('table');
  });

  test('says what differs in words that mean the same in the next report', () => {
    const measure = { metric: 1, choice: choiceAt('2026-09'), part: payload.parts.indexOf('Credits') };
    expect(write({ measure, focus: 'ou-ab12-workload', view: 'map' })).toBe(
      'metric=AmortizedCost&period=2026-09&show=charge-type%2FCredits&at=ou-ab12-workload&view=map',
    );
  });

  test.each<[Partial<ViewState>]>([
    [{ measure: { metric: 1, choice: choiceAt('2026-09'), part: 'gross' } }],
    [{ measure: { metric: 0, choice: choiceAt('2026-10'), part: payload.parts.indexOf('Usage') } }],
    [{ focus: '333333333333', open: new Set(['ou-ab12-workload', 'departed']) }],
    [{ open: new Set() }],
    [{ sort: { column: 'percent', isDescending: false } }],
    [{ view: 'map' }],
    [{ view: 'accounts', find: 'shop & 本番' }],
    [{ whole: new Set(['units', 'consists'] as const) }],
  ])('brings back %j', (change) => {
    expect(read(`#${write(change)}`)).toEqual({ ...initial, ...change });
  });

  test.each([
    'metric=Gone',
    'period=1999-01',
    'show=nothing',
    'show=service/Usage',
    'at=ou-gone',
    'sort=cost-down',
    'view=table',
    '%E0%A4%A',
    '=&=',
  ])('that says %s shows what the page begins with', (fragment) => {
    expect(read(`#${fragment}`)).toEqual(initial);
  });
});

describe('the view that a page begins with', () => {
  test('is about everything, net, in the days that are compared, largest first', () => {
    expect(initial).toEqual({
      measure: { metric: 0, choice: choiceAt('2026-10'), part: 'net' },
      focus: '',
      tree: 'as-is',
      open: null,
      sort: { column: 'now', isDescending: true },
      view: 'table',
      find: '',
      whole: new Set(),
      split: 0,
    });
  });

  test.each([
    ['change', 'size', true],
    ['name', 'name', false],
  ] as const)('is sorted by %s where that was asked for', (sort, column, isDescending) => {
    expect(initialState({ ...payload, sort }).sort).toEqual({ column, isDescending });
  });
});
