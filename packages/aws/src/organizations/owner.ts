import { parse, validate } from '@aws-sdk/util-arn-parser';
import { OuCostError } from '@ou-cost/spend';

/** An organization and its management account. */
export interface Owner {
  readonly organizationId: string;
  readonly managementAccountId: string;
}

/**
 * The owner in an ARN of Organizations, as in `arn:aws:organizations::111111111111:account/o-a1b2c3d4e5/222222222222`;
 * null for any other text.
 */
export function ownerIn(arn: string | undefined): Owner | null {
  if (arn === undefined || !validate(arn)) return null;
  const { service, accountId, resource } = parse(arn);
  const [, organizationId = ''] = resource.split('/');
  const isOwner =
    service === 'organizations' && /^\d{12}$/.test(accountId) && /^o-[a-z0-9]+$/.test(organizationId);
  return isOwner ? { organizationId, managementAccountId: accountId } : null;
}

/** The owner in an ARN of Organizations. Fails with MalformedAnswer for any other text. */
export function ownerFromArn(arn: string | undefined): Owner {
  const owner = ownerIn(arn);
  if (owner !== null) return owner;
  throw new OuCostError('MalformedAnswer', `'${arn}' is not an ARN that Organizations documents`);
}
