import type { Report } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../testing/example-report.ts';
import { figureRows } from './figure-rows.ts';
import { PLAIN_VIEW, type View } from './view.ts';

/** A root with five units, of which the second is not what its spend makes it by name or by change. */
function fiveUnits(): Report {
  const example = exampleReport({ compare: true });
  const [root] = example.organizationalUnits;
  const { comparison } = example;
  if (root === undefined || comparison === undefined) throw new Error('the example has lost its root');
  const spends: [name: string, before: string, after: string][] = [
    ['a', '10', '10'],
    ['b', '100', '40'],
    ['c', '0', '30'],
    ['d', '20.5', '20.25'],
    ['e', '0.5', '5'],
  ];
  const change = (before: string, after: string) => ({
    UnblendedCost: { before, after, change: String(Number(after) - Number(before)), percent: null },
  });
  const units = spends.map(([name, , amount]) => {
    const total = { UnblendedCost: { amounts: [amount] } };
    return { ...root, id: `ou-${name}`, name, parentId: root.id, depth: 1, direct: total, total };
  });
  const changed = spends.map(([name, before, after]) => {
    const total = change(before, after);
    return { id: `ou-${name}`, direct: total, total };
  });
  return {
    ...example,
    organizationalUnits: [root, ...units],
    comparison: {
      ...comparison,
      organizationalUnits: [...comparison.organizationalUnits.slice(0, 1), ...changed],
    },
  };
}

function namesIn(view: Partial<View>): string[] {
  return figureRows(fiveUnits(), 'UnblendedCost', { ...PLAIN_VIEW, ...view }).flatMap(
    ({ depth, kind, name }) => (depth === 1 && kind !== 'account' ? [name] : []),
  );
}

describe('the rows of units', () => {
  test('are in the order of the view', () => {
    expect(namesIn({})).toEqual(['b', 'c', 'd', 'a', 'e']);
    expect(namesIn({ sort: 'change' })).toEqual(['b', 'c', 'e', 'd', 'a']);
    expect(namesIn({ sort: 'name' })).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('are as many as are wanted, and one more for the rest', () => {
    expect(namesIn({ top: 2 })).toEqual(['b', 'c', '… and 3 more']);
    expect(namesIn({ top: 2, sort: 'change', language: 'ja' })).toEqual(['b', 'c', '… 他 3 件']);
    expect(namesIn({ top: 4 })).toEqual(['b', 'c', 'd', 'a', 'e']);
  });

  test('have the sum of the rest on its row', () => {
    const rows = figureRows(fiveUnits(), 'UnblendedCost', { ...PLAIN_VIEW, top: 2 });
    expect(rows.find(({ kind }) => kind === 'rest')).toMatchObject({
      branch: '└─ ',
      depth: 1,
      direct: null,
      total: ['35.25'],
      change: { before: '31', after: '35.25', change: '4.25', percent: '13.71' },
    });
    expect(rows.find(({ name }) => name === 'c')?.branch).toBe('├─ ');
  });
});

test('accounts that left are ordered and folded as units are', () => {
  const example = exampleReport();
  const departed = example.accounts.filter(({ id }) => id === '777777777777');
  const many = ['1', '4', '2', '3'].flatMap((amount) =>
    departed.map((account) => ({
      ...account,
      id: amount,
      name: `left ${amount}`,
      spend: { UnblendedCost: { amounts: [amount] } },
    })),
  );
  const report = {
    ...example,
    accounts: [...example.accounts.filter((one) => !departed.includes(one)), ...many],
  };
  const rows = figureRows(report, 'UnblendedCost', { ...PLAIN_VIEW, top: 2 });
  const from = rows.findIndex(({ kind }) => kind === 'outside');
  expect(
    rows.slice(from + 1, from + 4).map(({ branch, name, total, change }) => [branch, name, total, change]),
  ).toEqual([
    ['├─ ', 'left 4', ['4'], null],
    ['├─ ', 'left 3', ['3'], null],
    ['└─ ', '… and 2 more', ['3'], null],
  ]);
});
