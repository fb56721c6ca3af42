import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { organizationFrom } from './organization.ts';
import { pathText, splitPath, unitNamed } from './unit-reference.ts';

const organization = organizationFrom({
  id: 'o-test000001',
  managementAccountId: '100000000000',
  units: [...ACME.units, { id: 'ou-acme-slash000', name: 'R/D \\ Lab', parentId: 'r-acme' }],
  accounts: ACME.accounts,
  notes: [],
});

describe('an organizational unit', () => {
  it.each([
    ['ou-acme-pprod000', 'ou-acme-pprod000'],
    ['r-acme', 'r-acme'],
    ['Root', 'r-acme'],
    ['Workloads/Prod', 'ou-acme-wprod000'],
    ['Dev', 'ou-acme-wdev0000'],
    ['R\\/D \\\\ Lab', 'ou-acme-slash000'],
  ])('%s is %s', (reference, id) => {
    expect(unitNamed(reference, organization).id).toBe(id);
  });

  it.each(['prod', 'Workloads/', 'Root/Workloads', 'R/D', ''])('%j is none', (reference) => {
    expect(() => unitNamed(reference, organization)).toThrow(`'${reference}'`);
  });

  it('is found again by the path it prints', () => {
    for (const unit of organization.units) {
      if (unit.name === 'Prod' && unit.depth === 1) continue;
      expect(unitNamed(pathText(unit.path), organization).id).toBe(unit.id);
    }
  });

  it('keeps any name through its path', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (names) => {
        expect(splitPath(pathText(['Root', ...names]))).toEqual(names);
      }),
    );
  });
});
