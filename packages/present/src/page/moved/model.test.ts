import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccountOf, payloadOf } from '../../testing/page-payload.ts';
import { figuresOf } from '../figures/measure.ts';
import { spendTree } from '../figures/nodes.ts';
import type { PagePayload } from '../figures/payload.ts';
import { resultOf } from '../figures/steps.ts';
import { movedIn, movedParts } from './model.ts';

const MEASURE = { metric: 0, choice: 0, part: 'net' } as const;

/** A root with the units 1 and 2; unit 3 is below unit 1, and an account has left. */
const ORGANIZATION = {
  units: [-1, 0, 0, 1],
  parts: ['EC2', 'S3', 'Lambda'],
  accounts: [
    { id: 'root', unit: 0, net: ['10', '11'], parts: { 0: ['10', '11'] } },
    { id: 'up', unit: 3, net: ['100', '160'], parts: { 0: ['60', '160'], 1: ['40', '0'] } },
    { id: 'down', unit: 3, net: ['50', '20'], parts: { 1: ['50', '20'] } },
    { id: 'same', unit: 2, net: ['5', '5'], parts: { 0: ['0', '5'], 2: ['5', '0'] } },
    { id: 'left', unit: -1, net: ['7', '0'], parts: { 1: ['7', '0'] } },
  ],
} as const satisfies Parameters<typeof payloadOf>[0];

function moved(payload: PagePayload, focus: string | null) {
  const tree = spendTree(payload);
  const node = focus === null ? null : (tree.units.get(focus) ?? tree.accounts.get(focus) ?? null);
  const { units, accounts, hidden } = resultOf(movedIn(tree, figuresOf(payload, MEASURE), node));
  const parts = movedParts(payload, tree, MEASURE, node, 0);
  const listed = (movers: typeof units) => movers.map(({ one, change }) => [one.id, change.change]);
  return {
    units: listed(units),
    accounts: listed(accounts),
    parts: parts.map(({ one, change }) => [payload.parts[one], change.change]),
    hidden: [hidden.rises, hidden.falls].map(({ count, amount }) => `${count} by ${amount}`),
  };
}

describe('what moved', () => {
  const payload = payloadOf(ORGANIZATION);

  test('in everything: units by their own accounts, accounts, also one that left, and parts', () => {
    expect(moved(payload, null)).toEqual({
      // Unit 1 has no accounts of its own, so the change of unit 3 below it is not repeated for it.
      units: [
        ['ou-3', '30'],
        ['ou-0', '1'],
      ],
      accounts: [
        ['up', '60'],
        ['down', '-30'],
        ['left', '-7'],
        ['root', '1'],
      ],
      // EC2 75 to 176 with the account that did not move as a whole, S3 97 to 20
      parts: [
        ['EC2', '106'],
        ['S3', '-77'],
        ['Lambda', '-5'],
      ],
      hidden: ['2 by 61', '2 by 37'],
    });
  });

  test('is the same where the root is chosen', () => {
    expect(moved(payload, 'ou-0')).toEqual(moved(payload, null));
  });

  test('in one unit and below', () => {
    expect(moved(payload, 'ou-1')).toEqual({
      units: [['ou-3', '30']],
      accounts: [
        ['up', '60'],
        ['down', '-30'],
      ],
      parts: [
        ['EC2', '100'],
        ['S3', '-70'],
      ],
      hidden: ['1 by 60', '1 by 30'],
    });
  });

  test('in an account is the account, and parts of it that cancel out in it', () => {
    expect(moved(payload, 'same')).toEqual({
      units: [],
      accounts: [],
      parts: [
        ['EC2', '5'],
        ['Lambda', '-5'],
      ],
      hidden: ['0 by 0', '0 by 0'],
    });
  });

  test('is counted by unit where accounts are not known', () => {
    expect(moved({ ...payload, accounts: [] }, null).hidden).toEqual(['2 by 31', '0 by 0']);
  });

  test('rises less falls are the net change, and every account counts once', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((amount) => String(amount / 100));
    const unit = fc.integer({ min: -1, max: 3 });
    const account = fc.record({ unit, net: fc.tuple(cents, cents) });
    fc.assert(
      fc.property(fc.array(account, { maxLength: 12 }), (some) => {
        const accounts: AccountOf[] = some.map((one, at) => ({ ...one, id: String(at) }));
        const { hidden, accounts: movers } = moved(payloadOf({ ...ORGANIZATION, accounts }), null);
        const [rises = [], falls = []] = hidden.map((one) => one.split(' by ').map(Number));
        const net = some.reduce((sum, { net: [before, now] }) => sum + Number(now) - Number(before), 0);
        expect((rises[1] ?? 0) - (falls[1] ?? 0)).toBeCloseTo(net, 6);
        expect((rises[0] ?? 0) + (falls[0] ?? 0)).toBe(movers.length);
      }),
    );
  });
});
