import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../testing/page-payload.ts';
import { figuresOf } from './measure.ts';
import { moversAmong, movingParts } from './movers.ts';
import { accountsBelow, pathTo, spendTree, unitsBelow } from './nodes.ts';
import { resultOf } from './steps.ts';

const MEASURE = { metric: 0, choice: 0, part: 'net' } as const;

function movers(accounts: readonly (readonly [string, string])[]) {
  const payload = payloadOf({ accounts: accounts.map((net, at) => ({ id: String(at), net })) });
  const { root } = spendTree(payload);
  if (root === null) throw new Error('the tree of this test has a root');
  return resultOf(moversAmong(accountsBelow(root), ({ total }) => total, figuresOf(payload, MEASURE)));
}

describe('what moved', () => {
  test('comes with the largest change first, in either direction, and without what stayed the same', () => {
    const found = movers([
      ['10', '12'],
      ['5', '5'],
      ['100', '40'],
      ['0', '60.0000000001'],
      ['0', '0.0000000001'],
    ]);
    expect(found.map(({ one, change }) => [one.id, change.change, change.percent])).toEqual([
      ['3', '60.0000000001', null],
      ['2', '-60', '-60.00'],
      ['0', '2', '20.00'],
      ['4', '0.0000000001', null],
    ]);
  });

  test('orders changes exactly that are the same as doubles', () => {
    const found = movers([
      ['0', '12345678901234567.1'],
      ['0', '12345678901234567.2'],
    ]);
    expect(found.map(({ one }) => one.id)).toEqual(['1', '0']);
  });

  test('can be parts of a unit, such as services', () => {
    const payload = payloadOf({ accounts: [{ id: '1', net: ['7', '9'], parts: { 0: ['7', '0'] } }] });
    const [account] = payload.accounts;
    const found = movingParts(account?.[4] ?? 0, [0], figuresOf(payload, MEASURE));
    expect(found.map(({ one, change }) => [one, change.before, change.after])).toEqual([[0, '7', '0']]);
  });
});

describe('the tree', () => {
  test('knows the way to an account, and the units below', () => {
    const { root, accounts } = spendTree(payloadOf({ accounts: [{ id: '0', net: ['1', '1'] }] }));
    const account = accounts.get('0');
    expect(account && pathTo(account).map(({ name }) => name)).toEqual(['unit 0', 'account 0']);
    expect(root && [...unitsBelow(root)]).toEqual([root]);
  });
});
