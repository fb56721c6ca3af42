import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { calendarDate } from '../time/calendar.ts';
import { organizationFrom } from './organization.ts';
import { placementsAsIs } from './placement.ts';

const organization = organizationFrom({
  id: 'o-test000001',
  managementAccountId: '100000000000',
  notes: [],
  ...ACME,
});
const day = (text: string) => {
  const date = calendarDate(text);
  if (date === null) throw new Error(`'${text}' is not a day`);
  return date;
};

describe('the tree as it is', () => {
  const placements = placementsAsIs(organization, day('2026-09-01'));

  it('holds an account in its unit of today on every day', () => {
    for (const on of ['2020-02-29', '2026-09-01', '2030-01-01']) {
      expect(placements.unitOf('200000000000', day(on))).toBe('ou-acme-wprod000');
    }
    expect(placements.of('200000000000')).toEqual([
      { from: '2026-09-01', to: null, organizationalUnitId: 'ou-acme-wprod000' },
    ]);
  });

  it('holds an account that has left in no unit', () => {
    expect(placements.unitOf('900000000000', day('2026-10-01'))).toBeNull();
    expect(placements.of('900000000000')).toEqual([
      { from: '2026-09-01', to: null, organizationalUnitId: null },
    ]);
  });
});
