import type { OuCostError } from '@ou-cost/spend';
import type { Remedy } from '../diagnosis.ts';
import { adviceOnly } from './advice.ts';

const FROM_A_VPC =
  'in a VPC the function needs a NAT gateway, or interface endpoints for STS, Organizations and Cost Explorer';

/** What to do where the call was not refused and failed all the same. */
export function remedyForOtherFailure(failure: OuCostError | null): Remedy {
  switch (failure?.code) {
    case 'Unavailable':
    case 'TimedOut':
      return adviceOnly('run again later', [FROM_A_VPC]);
    case 'Throttled':
      return adviceOnly('run again later, when nothing else calls the same AWS service');
    case 'OrganizationNotInUse':
      return adviceOnly('deploy into an account of the organization, preferably its management account');
    case 'DataUnavailable':
      return adviceOnly('wait: Cost Explorer needs up to 24 hours after it was enabled');
    default:
      return adviceOnly(failure?.message ?? 'run again');
  }
}
