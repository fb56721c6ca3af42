import type { OuCostError } from '@ou-cost/spend';
import type { Remedy } from '../diagnosis.ts';
import { adviceOnly } from './advice.ts';

/** The way to AWS of the one who calls: of the function, or of this program. */
const WAY_OUT = {
  function:
    'in a VPC the function needs a NAT gateway, or interface endpoints for STS, Organizations and Cost Explorer; where an export is configured, for Athena as well, and a gateway endpoint for S3',
  here: 'check the way from here to AWS: HTTPS_PROXY and AWS_CA_BUNDLE where a proxy stands between, and that there is such a region',
} as const;

/** What to do where the call was not refused and failed all the same. */
export function remedyForOtherFailure(failure: OuCostError | null, from: keyof typeof WAY_OUT): Remedy {
  switch (failure?.code) {
    case 'Unavailable':
    case 'TimedOut':
      return adviceOnly('run again later', [WAY_OUT[from]]);
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
