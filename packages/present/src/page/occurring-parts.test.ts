import { describe, expect, test } from 'vitest';
import type { Measure } from './measure.ts';
import { occurringParts } from './occurring-parts.ts';
import type { PayloadSpends } from './payload.ts';
import type { SpendNode } from './tree/nodes.ts';

const PARTS = { usage: 0, credits: 1, tax: 2 };

function node(total: PayloadSpends, children: SpendNode[] = []): SpendNode {
  const about = { kind: 'unit', id: 'ou-1', name: 'One', remark: '', parent: null, depth: 0 } as const;
  return { ...about, children, direct: 0, total, directChanges: null, totalChanges: null };
}

/** Two units whose usage cancels out in the unit above; tax in the second period only. */
const ROOT = node(
  [[['0', '3'], 0, [[PARTS.tax, ['0', '3']]]]],
  [
    node([[['10', '0'], 0, [[PARTS.usage, 0]]]]),
    node(
      [
        [
          ['-10', '3'],
          0,
          [
            [PARTS.usage, ['-10', '0']],
            [PARTS.tax, ['0', '3']],
          ],
        ],
      ],
      [node(0)],
    ),
  ],
);

describe('the charge types that occur in a unit or below it', () => {
  const of = (period: Measure['period']) => [...occurringParts(ROOT, { metric: 0, period, part: 'net' })];

  test('are there although they cancel out in it', () => {
    expect(of(0)).toEqual([PARTS.usage]);
  });

  test('are those of the periods shown', () => {
    expect(of(1)).toEqual([PARTS.tax]);
    expect(of('all').toSorted()).toEqual([PARTS.usage, PARTS.tax]);
  });

  test('are none under a metric that the report does not have', () => {
    expect([...occurringParts(ROOT, { metric: 1, period: 'all', part: 'net' })]).toEqual([]);
  });
});
