import type { ChargeTraits } from '../../ledger/charge-traits.ts';
import type { EnterpriseAccount } from './organization.ts';

/** Tags belong to what is used: taxes, support, fees, credits and refunds have none. */
const TAGGED: ReadonlySet<string | undefined> = new Set([
  'Usage',
  'DiscountedUsage',
  'SavingsPlanCoveredUsage',
  'SavingsPlanNegation',
]);
/** Services whose usage nobody has tagged. */
const UNTAGGED_SERVICES: ReadonlySet<string | undefined> = new Set([
  'AmazonCloudWatch',
  'AWS Config',
  'AWS Key Management Service',
]);

/**
 * What a charge of an account is marked with: `Team` and `Stage` where it is usage that was tagged; the cost category
 * `Business` by a rule on accounts, so on every charge of the account.
 */
export function marksOf(
  { team, stage, business }: EnterpriseAccount,
  { recordType, service }: Partial<ChargeTraits>,
): Pick<ChargeTraits, 'tags' | 'costCategories'> {
  const isTagged = TAGGED.has(recordType) && !UNTAGGED_SERVICES.has(service);
  return {
    tags: isTagged ? jsonOf({ Team: team, Stage: stage }) : '',
    costCategories: jsonOf({ Business: business }),
  };
}

/** Empty if nothing has a value. */
function jsonOf(values: Readonly<Record<string, string | undefined>>): string {
  const text = JSON.stringify(values);
  return text === '{}' ? '' : text;
}
