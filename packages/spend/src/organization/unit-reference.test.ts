import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { organizationFrom } from './organization.ts';
import { pathText } from './unit-path.ts';
import { unitNamed } from './unit-reference.ts';

const listing = {
  id: 'o-test000001',
  managementAccountId: '100000000000',
  accounts: ACME.accounts,
  notes: [],
};
const organization = organizationFrom({
  ...listing,
  units: [...ACME.units, { id: 'ou-acme-slash000', name: 'R/D \\ Lab', parentId: 'r-acme' }],
});

/** A tree in which the root is `r-test`, from ids, names and parents. */
function treeOf(...units: readonly (readonly [id: string, name: string, parentId?: string])[]) {
  return organizationFrom({
    ...listing,
    accounts: [],
    units: [
      { id: 'r-test', name: 'Root', parentId: null },
      ...units.map(([id, name, parentId = 'r-test']) => ({ id, name, parentId })),
    ],
  });
}

/** What is in quotes in a message after the reference itself, and the ids without a text. */
function candidatesIn(message: string): string[] {
  const [, list = ''] = /(?:units: |did you mean )(.*)/s.exec(message) ?? [];
  return [...list.matchAll(/'((?:[^'\\]|\\.)*)' \(|(?:^|, )((?:ou|r)-[\w-]+)/g)].map(
    ([, text, id]) => text ?? id ?? '',
  );
}

function refusalOf(reference: string, { units }: ReturnType<typeof treeOf>): string {
  try {
    return `no refusal, but ${unitNamed(reference, { units }).id}`;
  } catch (error) {
    return String(error);
  }
}

describe('an organizational unit', () => {
  it.each([
    ['ou-acme-pprod000', 'ou-acme-pprod000'],
    ['r-acme', 'r-acme'],
    ['Root', 'r-acme'],
    ['/', 'r-acme'],
    ['Workloads/Prod', 'ou-acme-wprod000'],
    ['/Workloads/Prod', 'ou-acme-wprod000'],
    ['Dev', 'ou-acme-wdev0000'],
    ['R\\/D \\\\ Lab', 'ou-acme-slash000'],
  ])('%s is %s', (reference, id) => {
    expect(unitNamed(reference, organization).id).toBe(id);
  });

  it.each(['prod', 'Workloads/', 'Root/Workloads', 'R/D', '', '/Dev', '//', 'Workloads//Prod'])(
    '%j is none',
    (reference) => {
      expect(() => unitNamed(reference, organization)).toThrow(
        `no organizational unit is called '${reference}'`,
      );
    },
  );

  it('right below the root is meant by its name, although another unit has that name too', () => {
    const tree = treeOf(['ou-1', 'Infra'], ['ou-2', 'Staging'], ['ou-3', 'Infra', 'ou-2']);
    expect(unitNamed('Infra', tree).id).toBe('ou-1');
    expect(unitNamed('Staging/Infra', tree).id).toBe('ou-3');
  });

  it('that is called as the root is, is meant by a path with a slash before it', () => {
    const tree = treeOf(['ou-1', 'Root'], ['ou-2', 'Infra', 'ou-1']);
    expect(refusalOf('Root', tree)).toContain("2 organizational units: '/' (r-test), '/Root' (ou-1); ");
    expect(unitNamed('/Root', tree).id).toBe('ou-1');
    expect(unitNamed('/', tree).id).toBe('r-test');
    expect(unitNamed('Root/Infra', tree).id).toBe('ou-2');
  });

  it('that shares its path with another is offered by its id', () => {
    const tree = treeOf(['ou-1', 'Prod'], ['ou-2', 'Prod']);
    expect(refusalOf('Prod', tree)).toContain("'Prod' means 2 organizational units: ou-1, ou-2; give one of");
  });

  it('with a bare name that several have is offered by every path, ten at most', () => {
    const parents = Array.from({ length: 12 }, (_, at) => `ou-p${at}`);
    const tree = treeOf(
      ...parents.map((id) => [id, id] as const),
      ...parents.map((id) => [`${id}-prod`, 'Prod', id] as const),
    );
    expect(candidatesIn(refusalOf('Prod', tree))).toHaveLength(10);
    expect(refusalOf('Prod', tree)).toContain('means 12 organizational units');
    expect(refusalOf('Prod', tree)).toContain(' and 2 more;');
  });
});

describe('an unknown name is refused with the nearest', () => {
  const tree = treeOf(
    ['ou-1', 'CI/CD'],
    ['ou-2', 'Büro'],
    ['ou-3', 'Workloads'],
    ['ou-4', 'Payments', 'ou-3'],
    ['ou-5', 'Prod', 'ou-4'],
    ['ou-6', 'A\\B'],
    ['ou-7', ' Spaced '],
    ['ou-8', '開発'],
  );

  it.each([
    ['CI/CD', 'CI\\/CD'],
    ['Root/CI/CD', 'CI\\/CD'],
    ['ci\\/cd', 'CI\\/CD'],
    ['BÜRO', 'Büro'],
    ['Bu\u0308ro', 'Büro'],
    ['Ｂüro', 'Büro'],
    ['workloads/payments', 'Workloads/Payments'],
    ['Root/Workloads/Payments', 'Workloads/Payments'],
    ['Workloads/Paymnts', 'Workloads/Payments'],
    ['Paymnts', 'Workloads/Payments'],
    ['Workloads/Prod', 'Workloads/Payments/Prod'],
    ['Other/Prod', 'Workloads/Payments/Prod'],
    ['/Prod', 'Workloads/Payments/Prod'],
    ['Workloads/', 'Workloads'],
    ['A\\B', 'A\\\\B'],
    ['Spaced', ' Spaced '],
  ])('%s: did you mean %s', (reference, path) => {
    const message = refusalOf(reference, tree);
    expect(message).toContain('no organizational unit is called');
    expect(candidatesIn(message)[0]).toBe(path);
  });

  it.each([
    ['OU-AB12-K7M2R8NP', "'Payments' (ou-ab12-k7m2r8np)"],
    [' ou-ab12-k7m2r8np ', "'Payments' (ou-ab12-k7m2r8np)"],
    ['ou-ab12-k7m2r8nq', "'Payments' (ou-ab12-k7m2r8np)"],
    ['ou-ab12-7km2r8np', "'Payments' (ou-ab12-k7m2r8np)"],
    ['R-TEST', "'/' (r-test)"],
  ])('an id as well: %j means %s', (reference, candidate) => {
    const written = treeOf(['ou-ab12-k7m2r8np', 'Payments'], ['ou-ab12-zzzzzzzz', 'Search']);
    expect(refusalOf(reference, written)).toContain(`; did you mean ${candidate}?`);
  });

  it('but not with an id of other letters', () => {
    const written = treeOf(['ou-ab12-k7m2r8np', 'Payments']);
    expect(refusalOf('ou-ab12-k7m2r999', written)).toContain('; give its id, or its path');
  });

  it.each([
    ["bob's unit", `"Bob's Unit" (ou-1)`],
    // A message writes the first as an escape, and in no quotes of a shell does the second mean itself.
    ['zero width', 'ou-2'],
    [`it's "$HOM"`, 'ou-3'],
    ['a"c', `'a"B' (ou-4)`],
    ["it's paid", 'ou-5'],
  ])('in quotes that a shell takes, else by its id: %s', (reference, candidate) => {
    const written = treeOf(
      ['ou-1', "Bob's Unit"],
      ['ou-2', 'Zero\u200b width'],
      ['ou-3', `It's "$HOME"`],
      ['ou-4', 'a"B'],
      ['ou-5', "It's paid!"],
    );
    expect(refusalOf(reference, written)).toContain(`; did you mean ${candidate}?`);
  });

  it.each(['東京', 'Z', 'Finance'])('%s: none is near', (reference) => {
    expect(refusalOf(reference, tree)).toContain('; give its id, or its path from below the root');
  });

  it('three at most, unless they are the same but for case', () => {
    const near = treeOf(['ou-1', 'Team1'], ['ou-2', 'Team2'], ['ou-3', 'Team3'], ['ou-4', 'Team4']);
    expect(candidatesIn(refusalOf('Team5', near))).toEqual(['Team1', 'Team2', 'Team3']);
    const same = treeOf(['ou-1', 'A1'], ['ou-2', 'B1'], ['ou-3', 'Prod', 'ou-1'], ['ou-4', 'Prod', 'ou-2']);
    expect(candidatesIn(refusalOf('prod', same))).toEqual(['A1/Prod', 'B1/Prod']);
  });

  it('in another place is proposed beside one that is mistyped', () => {
    const near = treeOf(['ou-1', 'A'], ['ou-2', 'B'], ['ou-3', 'Prods', 'ou-1'], ['ou-4', 'Prod', 'ou-2']);
    expect(candidatesIn(refusalOf('A/Prod', near))).toEqual(['B/Prod', 'A/Prods']);
  });

  it('of a million letters is not repeated', () => {
    expect(refusalOf('x'.repeat(1_000_000), tree).length).toBeLessThan(400);
  });
});

const letter = fc.constantFrom('A', 'B', 'Root', 'a', '/', '\\', 'A/B', 'ü', 'u\u0308');
const trees = fc
  .array(fc.tuple(letter, fc.nat()), { minLength: 1, maxLength: 8 })
  .map((drawn) =>
    treeOf(
      ...drawn.map(
        ([name, parent], at) =>
          [`ou-${at}`, name, parent % (at + 1) === at ? 'r-test' : `ou-${parent % (at + 1)}`] as const,
      ),
    ),
  );

describe('in any tree', () => {
  it('a unit is found by the path it prints, unless two units print the same', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        for (const { id, path } of tree.units) {
          const isShared = tree.units.filter((one) => pathText(one.path) === pathText(path)).length > 1;
          if (isShared || path.length === 1) continue;
          expect(unitNamed(pathText(path), tree).id).toBe(id);
        }
      }),
    );
  });

  it('every candidate can be pasted as it stands, and means one unit', () => {
    const references = fc.oneof(
      letter,
      fc.tuple(letter, letter).map((names) => names.join('/')),
    );
    fc.assert(
      fc.property(trees, references, (tree, reference) => {
        const message = refusalOf(reference, tree);
        if (message.startsWith('no refusal')) return;
        for (const candidate of candidatesIn(message)) {
          expect(() => unitNamed(candidate, tree), message).not.toThrow();
        }
      }),
    );
  });
});
