import type { Report } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../testing/example-report.ts';
import { chargeLines } from './charge-lines.ts';
import { PLAIN_VIEW, type View } from './view.ts';

/** The example by a tag, compared; the change of one team cancels out in the total. */
function byTeam(): Report {
  const example = exampleReport({ compare: true });
  const { comparison } = example;
  if (comparison === undefined) throw new Error('the example compares nothing');
  const nowhere = { UnblendedCost: { amounts: ['0'], byTag: { Team: {} } } };
  const total = {
    UnblendedCost: {
      amounts: ['100'],
      byTag: { Team: { '': ['30'], web: ['60'], data: ['9.5'], ops: ['0.5'] } },
    },
  };
  const change = {
    UnblendedCost: {
      before: '80',
      after: '100',
      change: '20',
      percent: '25.00',
      byTag: {
        Team: {
          '': { before: '0', after: '30' },
          web: { before: '59', after: '60' },
          data: { before: '20', after: '9.5' },
          ops: { before: '0', after: '0.5' },
          gone: { before: '1', after: '0' },
        },
      },
    },
  };
  return {
    ...example,
    query: { ...example.query, by: 'tag:Team' },
    total,
    selection: { ...example.selection, leftOut: nowhere },
    organizationalUnits: [],
    accounts: [],
    unattributed: { accountIds: [], total: nowhere },
    comparison: { ...comparison, total: change },
  };
}

function linesOf(view: Partial<View> = {}) {
  return chargeLines(byTeam(), 'UnblendedCost', { ...PLAIN_VIEW, ...view }).map(
    ({ label, kind, amounts, change }) => [label, kind, amounts[0], change?.change, change?.percent],
  );
}

describe('the parts of the total', () => {
  test('are ordered, and what has no value and what is no more have lines of their own', () => {
    expect(linesOf()).toEqual([
      ['web', 'part', '60', '1', '1.69'],
      ['untagged', 'part', '30', '30', null],
      ['data', 'part', '9.5', '-10.5', '-52.50'],
      ['ops', 'part', '0.5', '0.5', null],
      ['gone', 'part', '0', '-1', '-100.00'],
      ['All values', 'sum', '100', '20', '25.00'],
    ]);
    expect(linesOf({ sort: 'change' }).map(([label]) => label)).toEqual([
      'untagged',
      'data',
      'gone',
      'web',
      'ops',
      'All values',
    ]);
  });

  test('are as many as are wanted, and one line for the rest', () => {
    expect(linesOf({ top: 2, language: 'ja' })).toEqual([
      ['web', 'part', '60', '1', '1.69'],
      ['タグなし', 'part', '30', '30', null],
      ['… 他 3 件', 'rest', '10', '-11', '-52.38'],
      ['すべての値', 'sum', '100', '20', '25.00'],
    ]);
  });

  test('are charge types in their order, with gross before what came back and net at the end', () => {
    const lines = chargeLines(exampleReport(), 'UnblendedCost', { ...PLAIN_VIEW, top: 1, language: 'ja' });
    expect(lines.map(({ label }) => label)).toEqual([
      '使用料',
      'Savings Plans',
      '税金',
      'サポート',
      '総額(クレジット・返金を除く)',
      'クレジット',
      '返金',
      '純額',
    ]);
  });
});
