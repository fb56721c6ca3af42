import type { ChargeKind } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { FOCUS_ROWS, type FocusCharge, focusKindOf } from './focus-charge.ts';

const PLAIN: FocusCharge = {
  category: 'Usage',
  commitmentType: '',
  commitmentStatus: '',
  details: [],
};
const PLAN = { commitmentType: 'Savings Plan' };
const RESERVED = { commitmentType: 'Reserved Instance' };

/** Line by line, in the order of the table, with the kind that each is by its documentation. */
const LINES: readonly (readonly [Partial<FocusCharge>, ChargeKind])[] = [
  [{ details: ['refund'] }, 'refund'],
  [{ ...PLAN, commitmentStatus: 'Unused' }, 'savings-plan-fee'],
  [{ ...PLAN, commitmentStatus: 'Used' }, 'savings-plan'],
  [{ ...RESERVED, commitmentStatus: 'Unused' }, 'reservation-fee'],
  [{ ...RESERVED, commitmentStatus: 'Used' }, 'reservation'],
  [{}, 'usage'],
  [{ category: 'Purchase', details: ['refund'] }, 'refund'],
  [{ category: 'Purchase', ...PLAN }, 'savings-plan-fee'],
  [{ category: 'Purchase', ...RESERVED, details: ['one-time'] }, 'fee'],
  [{ category: 'Purchase', ...RESERVED }, 'reservation-fee'],
  [{ category: 'Purchase', details: ['support'] }, 'support'],
  [{ category: 'Purchase' }, 'fee'],
  [{ category: 'Tax' }, 'tax'],
  [{ category: 'Credit', details: ['discount'] }, 'discount'],
  [{ category: 'Credit' }, 'credit'],
  [{ category: 'Adjustment', details: ['discount'] }, 'discount'],
  [{ category: 'Adjustment', details: ['negative'] }, 'refund'],
  [{ category: 'Adjustment' }, 'other'],
];

describe('what a charge in FOCUS is', () => {
  it.each(LINES.map(([charge, kind], at) => ({ row: at + 1, charge, kind })))(
    'row $row: $charge is $kind',
    ({ row, charge, kind }) => {
      const whole = { ...PLAIN, ...charge };
      expect(focusKindOf(whole)).toBe(kind);
      // It is this row that decides, not another one with the same kind.
      const deciding = FOCUS_ROWS.findIndex(
        ({ category, holds }) => category === whole.category && holds(whole),
      );
      expect(deciding).toBe(row - 1);
    },
  );

  it('has an example for every row', () => expect(LINES).toHaveLength(FOCUS_ROWS.length));

  it.each([
    ['Savings Plans', 'savings-plan'],
    ['SavingsPlan', 'savings-plan'],
    ['Reserved', 'reservation'],
    ['Reservation', 'reservation'],
    ['RI', 'reservation'],
    ['Spend commitment', 'usage'],
  ])('usage under the commitment %j is %s', (commitmentType, kind) => {
    expect(focusKindOf({ ...PLAIN, commitmentType })).toBe(kind);
  });

  it.each([
    [{ category: 'Usage', details: ['negative' as const] }, 'usage'],
    [{ category: 'Purchase', details: ['negative' as const] }, 'fee'],
    [{ category: 'Credit', details: ['negative' as const] }, 'credit'],
    [{ category: 'Tax', details: ['negative' as const] }, 'tax'],
  ])('money back alone is no refund: %j is %s', (charge, kind) => {
    expect(focusKindOf({ ...PLAIN, ...charge })).toBe(kind);
  });

  it('is not known for another category', () => {
    expect(focusKindOf({ ...PLAIN, category: 'Fee' })).toBeNull();
    expect(focusKindOf({ ...PLAIN, category: '' })).toBeNull();
    expect(focusKindOf({ ...PLAIN, category: 'toString' })).toBeNull();
  });
});
