import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeOrganizationFile } from './decode.ts';

const account = (id: string, more: object = {}) => ({ id: id.repeat(12), name: `Account ${id}`, ...more });
const unit = (suffix: string, more: object = {}) => ({
  id: `ou-ab12-${suffix.padEnd(8, '0')}`,
  name: suffix,
  accounts: [],
  organizationalUnits: [],
  ...more,
});
const NESTED = {
  id: 'o-ab12cd34ef',
  managementAccountId: '111111111111',
  root: {
    id: 'r-ab12',
    name: 'Root',
    accounts: [account('1', { email: 'payer@example.com', state: 'ACTIVE', joined: '2020-01-01' })],
    organizationalUnits: [
      unit('work', {
        organizationalUnits: [unit('dev', { accounts: [account('2', { name: undefined })] })],
      }),
      unit('spare'),
    ],
  },
};
const LISTED = {
  schema: 'ou-cost/organization@1',
  producer: 'ou-cost 0.1.0',
  runId: 'run-1',
  generatedAt: '2026-11-01T09:00:01Z',
  organization: {
    id: 'o-ab12cd34ef',
    managementAccountId: '111111111111',
    rootId: 'r-ab12',
    asOf: '2026-11-01T09:00:00Z',
  },
  notes: [],
  organizationalUnits: [
    listed('r-ab12', null, ['111111111111']),
    listed('ou-ab12-work0000', 'r-ab12'),
    listed('ou-ab12-dev00000', 'ou-ab12-work0000', ['222222222222']),
  ],
};

function listed(id: string, parentId: string | null, accountIds: readonly string[] = []) {
  return { id, name: id, parentId, path: [id], depth: 0, accountIds, accountsInSubtree: 0 };
}

const read = (content: unknown) =>
  decodeOrganizationFile(typeof content === 'string' ? content : JSON.stringify(content), 'tree.json');
const withRoot = (root: object) => ({ ...NESTED, root: { ...NESTED.root, ...root } });
const withUnits = (...organizationalUnits: readonly object[]) => ({ ...LISTED, organizationalUnits });

describe('the organization in a file', () => {
  const tree = {
    id: 'o-ab12cd34ef',
    managementAccountId: '111111111111',
    units: [
      { id: 'r-ab12', name: 'Root', parentId: null },
      { id: 'ou-ab12-work0000', name: 'work', parentId: 'r-ab12' },
      { id: 'ou-ab12-dev00000', name: 'dev', parentId: 'ou-ab12-work0000' },
      { id: 'ou-ab12-spare000', name: 'spare', parentId: 'r-ab12' },
    ],
    accounts: [
      { id: '111111111111', name: 'Account 1', state: 'ACTIVE', parentId: 'r-ab12' },
      { id: '222222222222', name: null, state: null, parentId: 'ou-ab12-dev00000' },
    ],
  };

  it('is read from nodes, which do not say when they were read, without e-mail addresses', () => {
    expect(read(`\uFEFF${JSON.stringify(NESTED)}`)).toEqual({ ...tree, readAt: null });
  });

  it('is read from a snapshot, with its time', () => {
    const snapshot = { schema: 'ou-cost/snapshot@1', asOf: '2026-11-01T09:00:00Z', ...NESTED };
    expect(read(snapshot)).toEqual({ ...tree, readAt: '2026-11-01T09:00:00Z' });
  });

  it('is read from the tree that ous writes, which names no account, with its time', () => {
    expect(read(LISTED)).toEqual({
      id: 'o-ab12cd34ef',
      managementAccountId: '111111111111',
      units: [
        { id: 'r-ab12', name: 'r-ab12', parentId: null },
        { id: 'ou-ab12-work0000', name: 'ou-ab12-work0000', parentId: 'r-ab12' },
        { id: 'ou-ab12-dev00000', name: 'ou-ab12-dev00000', parentId: 'ou-ab12-work0000' },
      ],
      accounts: [
        { id: '111111111111', name: null, state: null, parentId: 'r-ab12' },
        { id: '222222222222', name: null, state: null, parentId: 'ou-ab12-dev00000' },
      ],
      readAt: '2026-11-01T09:00:00Z',
    });
  });

  const deep = (levels: number): object =>
    unit(`l${levels}`, {
      accounts: levels === 1 ? [account('3')] : [],
      organizationalUnits: levels > 1 ? [deep(levels - 1)] : [],
    });

  it('may have five levels of units', () => {
    expect(read(withRoot({ organizationalUnits: [deep(5)] })).units).toHaveLength(6);
  });

  const [root = {}, work = {}, dev = {}] = LISTED.organizationalUnits;
  it.each<[string, unknown, RegExp]>([
    ['nothing', '', /^tree\.json is empty: 'ou-cost ous --output json --out/],
    ['a table', 'Organization o-1\n', /^tree\.json is not JSON: line 1, column 1/],
    ['a list', [], /is a list|but a list, such as 'ou-cost ous --output rundeck' writes; 'ou-cost ous/],
    ['a text', '"x"', /is not an organization, but a string;/],
    ['null', 'null', /but null;/],
    ['a report', { schema: 'ou-cost/report@2' }, /: it is a report \('ou-cost\/report@2'\); 'ou-cost ous/],
    [
      'of a later version',
      { schema: 'ou-cost/organization@2' },
      /'ou-cost\/organization@2', and ou-cost\/organization@1 or ou-cost\/snapshot@1 can be read/,
    ],
    ['of no schema', { schema: 7 }, /its schema is '7'/],
    ['a configuration', { payer: {} }, /it looks like a configuration/],
    ['something else', {}, /it has no key 'root'/],
    ['without units', { ...LISTED, organizationalUnits: [] }, /no unit is the root/],
    ['without accounts', withUnits({ ...root, accountIds: [] }), /no account is in it; 'ou-cost ous/],
    ['with no list of accounts', withRoot({ accounts: undefined }), /'root\.accounts' is missing/],
    ['with a key twice', '{"root": {"accounts": [], "accounts": []}}', /'root\.accounts' stands twice/],
    [
      'with the id of an account as a number',
      withRoot({ accounts: [account('1'), { id: 222222222222 }] }),
      /'root\.accounts\[1\]\.id' \(222222222222\) must be a string in double quotes/,
    ],
    [
      'with the id of an account that lost its zero',
      withRoot({ organizationalUnits: [unit('a', { accounts: [{ id: '22222222222' }] })] }),
      /'root\.organizationalUnits\[0\]\.accounts\[0\]\.id' \("22222222222"\) is not an account id: write its twelve/,
    ],
    [
      'with a wrong id of a unit',
      withRoot({ organizationalUnits: [unit('A')] }),
      /is not an organizational unit's id/,
    ],
    ['with a wrong id of the root', withRoot({ id: 'root' }), /'root\.id' \("root"\) is not a root's id/],
    ['with a wrong id', { ...NESTED, id: '1' }, /'id' \("1"\) is not an organization's id/],
    [
      'with a wrong time',
      { ...LISTED, organization: { ...LISTED.organization, asOf: 'today' } },
      /is not a time in UTC/,
    ],
    [
      'with no such day',
      { schema: 'ou-cost/snapshot@1', ...NESTED, asOf: '2026-02-30T09:00:00Z' },
      /is not a time in UTC/,
    ],
    [
      'with a time of the next day',
      { schema: 'ou-cost/snapshot@1', ...NESTED, asOf: '2026-10-10T24:00:00Z' },
      /is not a time in UTC/,
    ],
    [
      'with no such time',
      { schema: 'ou-cost/snapshot@1', ...NESTED, asOf: '2026-02-31T25:00:00Z' },
      /is not a time in UTC/,
    ],
    [
      'with an account twice',
      withRoot({ organizationalUnits: [unit('a', { accounts: [account('1')] })] }),
      /'root\.organizationalUnits\[0\]\.accounts\[0\]\.id' \("1{12}"\) is also at 'root\.accounts\[0\]\.id'/,
    ],
    ['with a unit twice', withRoot({ organizationalUnits: [unit('a'), unit('a')] }), /a unit has one place/],
    [
      'with two roots',
      withUnits(root, { ...work, parentId: null }),
      /it has 2 roots, "r-ab12" at .+ and "ou-ab12-work0000"/,
    ],
    [
      'with another root',
      withUnits({ ...work, parentId: null, accountIds: ['222222222222'] }),
      /is the root, and 'organization\.rootId' says "r-ab12"/,
    ],
    [
      'with a unit that hangs in none',
      withUnits(root, dev),
      /is in "ou-ab12-work0000", which is not in the file/,
    ],
    [
      'with a circle',
      withUnits(root, { ...work, parentId: 'ou-ab12-dev00000' }, dev),
      /\("ou-ab12-work0000"\) is below itself/,
    ],
    [
      'with six levels',
      withRoot({ organizationalUnits: [deep(6)] }),
      /"ou-ab12-l1000000"\) is more than 5 levels/,
    ],
    ['that never ends', `{"root": ${'['.repeat(100_000)}`, /^tree\.json is not JSON/],
  ])('that is %s is refused', (_, content, message) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) }),
    );
  });

  it('with many mistakes is refused with the first of them', () => {
    const twice = Array.from({ length: 8 }, () => account('4'));
    expect(() => read(withRoot({ accounts: twice }))).toThrow(/; and 2 more mistakes$/);
  });

  it('keeps every account in its unit, or is refused, wherever its units say they hang', () => {
    const ids = ['r-ab12', ...'abcdef'].map((one) => (one.length > 1 ? one : unit(one).id));
    const parents = fc.array(fc.option(fc.nat(ids.length)), { minLength: ids.length, maxLength: ids.length });
    fc.assert(
      fc.property(parents, (at) => {
        const units = ids.map((id, index) =>
          listed(id, index === 0 ? null : (ids[at[index] ?? 0] ?? 'ou-ab12-nowhere0'), [
            `${index}`.repeat(12),
          ]),
        );
        let found: ReturnType<typeof read>;
        try {
          found = read(withUnits(...units));
        } catch (failure) {
          expect(failure).toMatchObject({ code: 'InvalidConfiguration' });
          return;
        }
        expect(found.accounts.map(({ id, parentId }) => [id, parentId])).toEqual(
          units.map(({ id, accountIds: [account] }) => [account, id]),
        );
        for (const { parentId } of found.units) {
          let level = 0;
          for (let above = parentId; above !== null; level += 1) {
            above = found.units.find(({ id }) => id === above)?.parentId ?? null;
          }
          expect(level).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});
