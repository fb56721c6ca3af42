import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../testing/page-payload.ts';
import { spendTree } from '../figures/nodes.ts';
import type { PagePayload } from '../figures/payload.ts';
import { partLines } from './model.ts';

const MEASURE = { metric: 0, choice: 0, part: 'net' } as const;

const CHARGES = payloadOf({
  units: [-1, 0],
  kind: 'charge-type',
  parts: ['Usage', 'Refunds', 'Credits', 'Tax'],
  back: [1, 2],
  accounts: [
    { id: 'a', unit: 0, net: ['90', '120'], parts: { 0: ['100', '110'], 2: ['-10', '0'], 3: ['0', '10'] } },
    { id: 'b', unit: 1, net: ['50', '-5'], parts: { 0: ['50', '0'], 2: ['0', '-5'] } },
  ],
});

const SERVICES = payloadOf({
  parts: ['Large', 'Small', 'Negative', 'Cancels out', 'Absent'],
  accounts: [
    { id: 'a', net: ['3', '60'], parts: { 0: ['2', '100'], 1: ['1', '3'], 2: ['0', '-50'], 3: ['0', '7'] } },
    { id: 'b', net: ['0', '-7'], parts: { 3: ['0', '-7'] } },
  ],
});

function linesOf(payload: PagePayload, focus: string | null, most: number | null = null) {
  const tree = spendTree(payload);
  const node = focus === null ? null : (tree.units.get(focus) ?? tree.accounts.get(focus) ?? null);
  return partLines(payload, tree, MEASURE, node, { split: 0, most }).map(
    ({ part, count, amount, change }) => {
      const name = typeof part === 'number' ? payload.parts[part] : (part ?? `${count} more`);
      return [name, amount, change?.change ?? null];
    },
  );
}

describe('what a spend consists of', () => {
  test('by charge type ends with what came back between gross and net', () => {
    expect(linesOf(CHARGES, null)).toEqual([
      ['Usage', '110', '-40'],
      ['Tax', '10', '10'],
      ['gross', '120', '-30'],
      ['Credits', '-5', '5'],
      ['net', '115', '-25'],
    ]);
  });

  test('in one unit has only what occurs there', () => {
    expect(linesOf(CHARGES, 'ou-1')).toEqual([
      ['Usage', '0', '-50'],
      ['gross', '0', '-50'],
      ['Credits', '-5', '-5'],
      ['net', '-5', '-55'],
    ]);
  });

  test('by service comes with the largest first in either direction, also one that cancels out in the sum', () => {
    expect(linesOf(SERVICES, null)).toEqual([
      ['Large', '100', '98'],
      ['Negative', '-50', '-50'],
      ['Small', '3', '2'],
      ['Cancels out', '0', '0'],
      ['net', '53', '50'],
    ]);
  });

  test('has the smallest as one line where there is room for fewer', () => {
    expect(linesOf(SERVICES, null, 3)).toEqual([
      ['Large', '100', '98'],
      ['Negative', '-50', '-50'],
      ['2 more', '3', '2'],
      ['net', '53', '50'],
    ]);
    expect(linesOf(SERVICES, null, 4)).toHaveLength(5);
  });

  test('has no line where the days are not known by the split', () => {
    const columns = CHARGES.columns.map((column) => ({ ...column, splits: [] }));
    expect(linesOf({ ...CHARGES, columns }, null)).toEqual([]);
  });

  test('has no change where only the days before are not known by it, except the net one', () => {
    const columns = CHARGES.columns.map((column, at) => (at === 0 ? { ...column, splits: [] } : column));
    expect(linesOf({ ...CHARGES, columns }, null).map(([name, , change]) => [name, change])).toEqual([
      ['Usage', null],
      ['Tax', null],
      ['gross', null],
      ['Credits', null],
      ['net', '-25'],
    ]);
  });
});
