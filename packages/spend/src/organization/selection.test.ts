import { describe, expect, it } from 'vitest';
import { organizationFrom } from './organization.ts';
import { resolveSelection, type SelectionRequest } from './selection.ts';

const unit = (id: string, parentId: string | null) => ({ id, name: id, parentId });
const ORGANIZATION = organizationFrom({
  id: 'o-test000001',
  managementAccountId: '100000000000',
  units: [unit('r', null), unit('a', 'r'), unit('b', 'a'), unit('x', 'r')],
  accounts: [],
  notes: [],
});
const selected = (changes: Partial<SelectionRequest>) =>
  resolveSelection(
    { organizationalUnits: [], excludedOrganizationalUnits: [], excludedChargeTypes: [], ...changes },
    ORGANIZATION,
  );

describe('what is summed of an organization', () => {
  it('is the whole of it, where nothing was named or left out', () => {
    const whole = selected({});
    expect([...whole.unitIds]).toEqual(['r', 'a', 'b', 'x']);
    expect(whole).toMatchObject({ isWhole: true, includesUnattributed: true });
  });

  it('is a part, where a unit was left out', () => {
    const part = selected({ excludedOrganizationalUnits: ['b'] });
    expect([...part.unitIds]).toEqual(['r', 'a', 'x']);
    expect(part).toMatchObject({ isWhole: false, includesUnattributed: true });
  });

  it('is a part, where a charge type was left out', () => {
    const part = selected({ excludedChargeTypes: ['tax'] });
    expect(part).toMatchObject({ isWhole: false, includesUnattributed: true });
    expect((['tax', 'usage', null] as const).map((type) => part.includesChargeType(type))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is a part, where the root was named: who left the organization is not below it', () => {
    const part = selected({ organizationalUnits: ['r'] });
    expect([...part.unitIds].sort()).toEqual(['a', 'b', 'r', 'x']);
    expect(part).toMatchObject({ isWhole: false, includesUnattributed: false });
  });

  it('is a subtree framed by what is above it', () => {
    const part = selected({ organizationalUnits: ['a'] });
    expect([...part.unitIds]).toEqual(['a', 'b']);
    expect(['r', 'a', 'b', 'x'].map((id) => part.listedUnitIds.has(id))).toEqual([true, true, true, false]);
    expect(part.isWhole).toBe(false);
  });

  it('is never nothing', () => {
    expect(() => selected({ organizationalUnits: ['b'], excludedOrganizationalUnits: ['a', 'x'] })).toThrow(
      expect.objectContaining({ code: 'InvalidRequest', message: expect.stringContaining("'a', 'x'") }),
    );
  });
});
