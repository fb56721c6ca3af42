import type { PagePayload } from '../payload.ts';

/** Two months, a tree of three units, four accounts of which one has left; every figure is made up here. */
export const SMALL: PagePayload = {
  locale: 'en-US',
  currency: 'USD',
  metrics: ['UnblendedCost', 'AmortizedCost'],
  by: 'charge-type',
  periods: [
    { label: '2026-09', marks: '' },
    { label: '2026-10', marks: 'estimated' },
  ],
  parts: ['Usage', 'Credits'],
  hasGross: true,
  units: [
    ['r-1', 'Root', -1, 0, both(['60.5', '70']), 0],
    ['ou-b', 'Beta', 0, both(['10.5', '20']), both(['10.5', '20']), [[], [['10', '30.5', '20.5', '205.00']]]],
    ['ou-a', 'alpha', 0, both(['50', '50']), both(['50', '50']), [[], [['0', '100', '100', null]]]],
  ],
  accounts: [
    ['111111111111', 'one', '', 2, both(['20', '20']), 0],
    ['222222222222', 'Two', 'SUSPENDED', 2, both(['30', '30']), 0],
    [
      '333333333333',
      'three ＰＲＯＤ',
      '',
      1,
      [
        [
          ['10.5', '20'],
          ['10.5', '25'],
          [
            [0, ['10.5', '25']],
            [1, ['0', '-5']],
          ],
        ],
        [['1', '2'], 0, [[0, 0]]],
      ],
      0,
    ],
    ['444444444444', 'gone', '', -1, both(['1', '2']), 0],
  ],
  total: both(['61.5', '72']),
  unattributed: both(['1', '2']),
  comparison: { label: 'before', total: [], unattributed: [], movers: [] },
  depth: null,
};

/** The same under both metrics, all of it usage. */
function both(amounts: readonly string[]): PagePayload['total'] {
  return [
    [amounts, 0, [[0, 0]]],
    [amounts, 0, [[0, 0]]],
  ];
}
