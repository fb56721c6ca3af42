import type { ChargeKind } from '@ou-cost/spend';
import { commitmentNamed } from './commitment.ts';

/** What further columns of a line say, each as far as the category of the line makes it matter. */
export type FocusDetail = 'refund' | 'one-time' | 'support' | 'discount' | 'negative';

/** What tells what a charge in FOCUS is; texts are empty where there is no value. */
export interface FocusCharge {
  readonly category: string;
  readonly commitmentType: string;
  readonly commitmentStatus: string;
  readonly details: readonly FocusDetail[];
}

/** A row of the table: the first row whose condition holds tells the kind. */
export interface FocusRow {
  readonly category: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
  /** The condition in the words of FOCUS, for the documentation. */
  readonly when: string;
  readonly holds: (charge: FocusCharge) => boolean;
  readonly kind: ChargeKind;
}

const always = () => true;
const has = (detail: FocusDetail) => (charge: FocusCharge) => charge.details.includes(detail);
const isRefund = has('refund');
const isUnused = (charge: FocusCharge) => charge.commitmentStatus.toLowerCase() === 'unused';
const isOneTime = has('one-time');
const isSavingsPlan = (charge: FocusCharge) => commitmentNamed(charge.commitmentType) === 'savings-plan';
const isReservation = (charge: FocusCharge) => commitmentNamed(charge.commitmentType) === 'reservation';

const REFUND = 'ChargeClass is Correction, and the billed cost is negative';
const SAVINGS_PLAN = 'CommitmentDiscountType is a Savings Plan';
const RESERVATION = 'CommitmentDiscountType is a reservation';
const UNUSED = 'CommitmentDiscountStatus is Unused';
const SUPPORT = "x_ServiceCode (where it is absent, ServiceName) is one of AWS's support plans";
const DISCOUNT = 'x_Discounts has an entry';

/** The one table of what a charge in FOCUS is. Within a category, the first row that applies decides. */
export const FOCUS_ROWS: readonly FocusRow[] = [
  { category: 'Usage', when: REFUND, holds: isRefund, kind: 'refund' },
  {
    category: 'Usage',
    when: `${SAVINGS_PLAN}, and ${UNUSED}`,
    holds: (charge) => isSavingsPlan(charge) && isUnused(charge),
    kind: 'savings-plan-fee',
  },
  { category: 'Usage', when: SAVINGS_PLAN, holds: isSavingsPlan, kind: 'savings-plan' },
  {
    category: 'Usage',
    when: `${RESERVATION}, and ${UNUSED}`,
    holds: (charge) => isReservation(charge) && isUnused(charge),
    kind: 'reservation-fee',
  },
  { category: 'Usage', when: RESERVATION, holds: isReservation, kind: 'reservation' },
  { category: 'Usage', when: 'otherwise', holds: always, kind: 'usage' },
  { category: 'Purchase', when: REFUND, holds: isRefund, kind: 'refund' },
  { category: 'Purchase', when: SAVINGS_PLAN, holds: isSavingsPlan, kind: 'savings-plan-fee' },
  {
    category: 'Purchase',
    when: `${RESERVATION}, and ChargeFrequency is One-Time, which Cost Explorer calls a fee`,
    holds: (charge) => isReservation(charge) && isOneTime(charge),
    kind: 'fee',
  },
  { category: 'Purchase', when: RESERVATION, holds: isReservation, kind: 'reservation-fee' },
  { category: 'Purchase', when: SUPPORT, holds: has('support'), kind: 'support' },
  { category: 'Purchase', when: 'otherwise', holds: always, kind: 'fee' },
  { category: 'Tax', when: 'always', holds: always, kind: 'tax' },
  { category: 'Credit', when: DISCOUNT, holds: has('discount'), kind: 'discount' },
  { category: 'Credit', when: 'otherwise', holds: always, kind: 'credit' },
  { category: 'Adjustment', when: DISCOUNT, holds: has('discount'), kind: 'discount' },
  { category: 'Adjustment', when: 'the billed cost is negative', holds: has('negative'), kind: 'refund' },
  { category: 'Adjustment', when: 'otherwise', holds: always, kind: 'other' },
];

/** The kind of a charge in FOCUS; null where its category is not known. */
export function focusKindOf(charge: FocusCharge): ChargeKind | null {
  return (
    FOCUS_ROWS.find(({ category, holds }) => category === charge.category && holds(charge))?.kind ?? null
  );
}
