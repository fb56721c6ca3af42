import { describe, expect, it } from 'vitest';
import type { ListedUnit, OrganizationListing } from './directory.ts';
import { compareText, organizationFrom } from './organization.ts';

const unit = (id: string, parentId: string | null, name = id): ListedUnit => ({ id, name, parentId });
const listing = (...units: readonly ListedUnit[]): OrganizationListing => ({
  id: 'o-test000001',
  managementAccountId: '100000000000',
  units,
  accounts: [],
  notes: [],
});
const failure = (message: string) =>
  expect.objectContaining({ code: 'Incomplete', message: expect.stringContaining(message) });

describe('the tree that spend is summed up', () => {
  it('is in the order of names, and of ids where names are alike', () => {
    const { units } = organizationFrom(
      listing(unit('r', null), unit('d', 'r', 'Z'), unit('c', 'r', 'A'), unit('b', 'r', 'Z'), unit('a', 'c')),
    );
    expect(units.map(({ id }) => id)).toEqual(['r', 'c', 'a', 'b', 'd']);
    expect(units.map(({ depth }) => depth)).toEqual([0, 1, 2, 1, 1]);
  });

  it('orders by UTF-16 code unit, which no locale changes', () => {
    // A locale would put 'ä' beside 'a', capitals beside small letters, and '10' after '9'; the emoji is a pair of units.
    const inOrder = ['', '10', '9', 'A', 'Z', 'a', 'z', 'ä', 'д', '支', '🧪', '～'];
    for (const [at, text] of inOrder.entries()) {
      expect(inOrder.map((other) => compareText(text, other))).toEqual(
        inOrder.map((_, other) => Math.sign(at - other)),
      );
    }
  });

  it('has one root: not two, and not none', () => {
    expect(() => organizationFrom(listing(unit('r', null), unit('s', null)))).toThrow(failure('2 roots'));
    expect(() => organizationFrom(listing())).toThrow(failure('o-test000001'));
  });

  it('has every unit below its root, or spend would be lost', () => {
    const lost = listing(unit('r', null), unit('a', 'r'), unit('lost', 'nowhere'));
    expect(() => organizationFrom(lost)).toThrow(failure('the organizational unit lost'));
    const ring = listing(unit('r', null), unit('x', 'y'), unit('y', 'x'));
    expect(() => organizationFrom(ring)).toThrow(failure('does not hang below the root'));
  });
});

it('an organization without a root is refused, and the message says that there is none', () => {
  const nothing = {
    id: 'o-test000001',
    managementAccountId: '100000000000',
    units: [],
    accounts: [],
    notes: [],
  };
  expect(() => organizationFrom(nothing)).toThrow('has no root instead of one');
});
