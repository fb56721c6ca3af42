import { describe, expect, test } from 'vitest';
import { pagePayload } from '../../html/payload/data.ts';
import { PLAIN_VIEW } from '../../shared/view.ts';
import { exampleReport } from '../../testing/example-report.ts';
import { spendTree } from '../figures/nodes.ts';
import { matchesOf } from './matches.ts';

const tree = spendTree(pagePayload(exampleReport(), PLAIN_VIEW));
const found = (text: string, most = 9) => {
  const { first, count } = matchesOf(tree, text, most);
  return [...first.map(({ node, path }) => [...path, node.name].join(' › ')), count];
};

describe('the matches of a search', () => {
  test('are units, then accounts, in any case and width, those first whose name begins so', () => {
    expect(found('ｐｒｏｄ')).toEqual([
      'Platform › Prod',
      'Workloads › Prod',
      'Workloads › Prod › shop-prod',
      3,
    ]);
    expect(found('SHOP').at(-1)).toBe(3);
  });

  test('can be found by id, also of an account that has left', () => {
    expect(found('777777777777')).toEqual(['old-shop', 1]);
    expect(found('東京')).toEqual(['Platform › Prod › 東京リージョン', 1]);
  });

  test('are cut to the most that are wanted, and counted', () => {
    expect(found('o', 2)).toHaveLength(3);
    expect(Number(found('o', 2).at(-1))).toBeGreaterThan(2);
    expect(found('  ')).toEqual([0]);
  });
});
