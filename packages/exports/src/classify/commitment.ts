import type { CommitmentType } from '@ou-cost/spend';

/** The kind of commitment. FOCUS lets each provider choose the words of CommitmentDiscountType; AWS has used several. */
export function commitmentNamed(commitmentDiscountType: string): CommitmentType | null {
  if (/savings\s*plan/i.test(commitmentDiscountType)) return 'savings-plan';
  return /reserv|^ri$/i.test(commitmentDiscountType) ? 'reservation' : null;
}
