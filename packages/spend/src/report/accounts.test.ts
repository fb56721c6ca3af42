import { expect, it } from 'vitest';
import { SpendTable } from '../ledger/spend-table.ts';
import { organizationFrom } from '../organization/organization.ts';
import type { Placement } from '../organization/placement.ts';
import { resolveSelection } from '../organization/selection.ts';
import { ACME } from '../testing/acme.ts';
import { NETWORK, SHOP } from '../testing/acme-lines.ts';
import { asking } from '../testing/bill.ts';
import { type CalendarDate, calendarDate } from '../time/calendar.ts';
import { accountsOf } from './accounts.ts';
import type { RolledUpBill } from './roll-up.ts';

const organization = organizationFrom({
  id: 'o-test000001',
  managementAccountId: '100000000000',
  notes: [],
  ...ACME,
});

function day(text: string): CalendarDate {
  const date = calendarDate(text);
  if (date === null) throw new Error(`'${text}' is not a day`);
  return date;
}

it('an account that stood in a selected unit for some of the days is listed, with all of its placements', () => {
  const moved: readonly [Placement, Placement] = [
    { from: day('2026-10-01'), to: day('2026-10-10'), organizationalUnitId: 'ou-acme-pprod000' },
    { from: day('2026-10-10'), to: null, organizationalUnitId: 'ou-acme-wprod000' },
  ];
  const elsewhere: readonly [Placement] = [
    { from: day('2026-10-01'), to: null, organizationalUnitId: 'ou-acme-wdev0000' },
  ];
  // As much of a bill as the list of accounts is made from.
  const bill = {
    organization,
    drawn: { ledger: { table: new SpendTable({ metrics: 1, periods: 1 }), accountNames: new Map() } },
    further: [],
    trend: null,
    placements: { of: (id: string) => (id === SHOP ? moved : elsewhere), unitOf: () => null },
    selection: resolveSelection(asking({ organizationalUnits: ['Platform'] }), organization),
  } as unknown as RolledUpBill;
  expect(accountsOf(bill)).toEqual([{ id: SHOP, name: 'Shop', state: 'ACTIVE', placements: moved }]);
  expect(organization.accounts.has(NETWORK)).toBe(true);
});
