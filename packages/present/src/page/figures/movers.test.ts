import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf } from './measure.ts';
import { moversAmong, movingParts, riseAndFall } from './movers.ts';
import { accountsBelow, pathTo, spendTree, unitsBelow } from './nodes.ts';
import type { PagePayload, PayloadSpends } from './payload.ts';

/** Two columns, before and now, in which the accounts of one unit have these amounts. */
function payloadOf(accounts: readonly (readonly [before: string, now: string])[]): PagePayload {
  const spendOf = ([before, now]: readonly [string, string]): PayloadSpends => [
    [`${before} ${now}`, 0, [[0, `${before} 0`]]],
  ];
  const side = (label: string, columns: readonly number[]) => ({ label, short: label, columns });
  return {
    locale: 'en-US',
    currency: 'USD',
    metrics: [{ name: 'UnblendedCost', label: 'Unblended cost' }],
    splits: [{ kind: 'service', label: 'Service', from: 0, to: 1 }],
    parts: ['Amazon EC2'],
    columns: [0, 1].map(() => ({ splits: [0], independent: [0], leftOut: [0] })),
    choices: [
      {
        ...{ key: 'now', label: 'now', short: 'now', bar: null, state: 'settled', columns: [1] },
        compared: { before: side('before', [0]), after: side('now', [1]) },
      },
    ],
    firstChoice: 0,
    units: [['r-1', 'Root', -1, 0, 0, 0]],
    accounts: accounts.map((amounts, at) => [String(at), `account ${at}`, '', 0, spendOf(amounts)]),
    total: 0,
    unattributed: 0,
    departed: 0,
    depth: null,
  };
}

const MEASURE = { metric: 0, choice: 0, part: 'net' } as const;

function movers(accounts: readonly (readonly [string, string])[]) {
  const payload = payloadOf(accounts);
  const { root } = spendTree(payload);
  if (root === null) throw new Error('the tree of this test has a root');
  return moversAmong(accountsBelow(root), ({ total }) => total, figuresOf(payload, MEASURE));
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
    expect(riseAndFall(found)).toEqual({ rose: 3, roseBy: '62.0000000002', fell: 1, fellBy: '60' });
  });

  test('orders changes exactly that are the same as doubles', () => {
    const found = movers([
      ['0', '12345678901234567.1'],
      ['0', '12345678901234567.2'],
    ]);
    expect(found.map(({ one }) => one.id)).toEqual(['1', '0']);
  });

  test('rises and falls add up to the change of all', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, cents), { maxLength: 20 }), (all) => {
        const text = (amount: number) => String(amount);
        const { roseBy, fellBy } = riseAndFall(movers(all.map(([before, now]) => [text(before), text(now)])));
        const change = all.reduce((sum, [before, now]) => sum + now - before, 0);
        expect(Number(roseBy) - Number(fellBy)).toBe(change);
      }),
    );
  });

  test('can be parts of a unit, such as services', () => {
    const payload = payloadOf([['7', '9']]);
    const [account] = payload.accounts;
    const found = movingParts(account?.[4] ?? 0, [0], figuresOf(payload, MEASURE));
    expect(found.map(({ one, change }) => [one, change.before, change.after])).toEqual([[0, '7', '0']]);
  });
});

describe('the tree', () => {
  test('knows the way to an account, and the units below', () => {
    const { root, accounts } = spendTree(payloadOf([['1', '1']]));
    const account = accounts.get('0');
    expect(account && pathTo(account).map(({ name }) => name)).toEqual(['Root', 'account 0']);
    expect(root && [...unitsBelow(root)]).toEqual([root]);
  });
});
