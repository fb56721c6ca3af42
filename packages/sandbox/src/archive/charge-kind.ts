/** RECORD_TYPEs as patterns of their small letters, by the kind of charge that an archive calls them; the first match counts. */
const KINDS: readonly (readonly [kind: string, recordType: RegExp])[] = [
  ['savings-plan-fee', /^savingsplan.*fee$/],
  ['savings-plan', /^savingsplan(covered|negation|usage)/],
  ['reservation-fee', /^rifee$/],
  ['reservation', /^discountedusage$/],
  ['usage', /^(usage|flatratesubscription)$/],
  ['discount', /discount/],
  ['credit', /^credit$/],
  ['refund', /^refund$/],
  ['tax', /^tax$/],
  ['support', /^support$/],
  ['fee', /^fee$/],
];
const OTHER = /^otheroutofcyclecharges$/;

/** What an archive calls a charge, and whether it knows the RECORD_TYPE at all. */
export function chargeKindOf(recordType: string): { readonly kind: string; readonly isKnown: boolean } {
  const letters = recordType.toLowerCase().replaceAll(/[^a-z]/g, '');
  const kind = KINDS.find(([, pattern]) => pattern.test(letters))?.[0];
  return { kind: kind ?? 'other', isKnown: kind !== undefined || OTHER.test(letters) };
}
