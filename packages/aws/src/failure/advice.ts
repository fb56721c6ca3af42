import type { ErrorCode } from '@ou-cost/spend';
import type { Attempt } from './attempt.ts';
import { isOptIn } from './opt-in-regions.ts';
import { refusesTime } from './refused-time.ts';
import { nameOf } from './sdk-error.ts';

const SIGN_IN = 'sign in again or give valid credentials';

/** What to do about a failure with this code, for those of AWS's errors that say nothing of it themselves. */
export function adviceOn(code: ErrorCode, error: unknown, attempt: Attempt): string {
  switch (code) {
    case 'CredentialsExpired':
      return adviceOnCredentials(error, attempt);
    case 'CredentialsMissing':
      return attempt.profile === undefined
        ? 'give a profile with --profile, or set AWS credentials as for any AWS tool'
        : 'the profile needs a pair of keys, a role_arn with a source, a credential_process that answers, or single sign-on; or name another profile with --profile';
    case 'OrganizationNotInUse':
      return 'use an account of the organization, preferably its management account';
    case 'DataUnavailable':
      return 'after it was enabled, Cost Explorer needs up to 24 hours for the running month and some days for the months before; it has nothing from before the first charge';
    default:
      return 'run again';
  }
}

function adviceOnCredentials(error: unknown, { region }: Attempt): string {
  if (refusesTime(error)) {
    return "the time of the signature is refused: set this machine's clock right, as time synchronization does";
  }
  switch (nameOf(error).replace(/Exception$/, '')) {
    case 'ExpiredToken':
    case 'TokenRefreshRequired':
      return `the session has ended: ${SIGN_IN}`;
    case 'InvalidClientTokenId':
    case 'InvalidAccessKeyId':
    case 'UnrecognizedClient':
    case 'AuthFailure':
      return `AWS does not know this access key: ${SIGN_IN}, with the session token that belongs to it${optInAdvice(region)}`;
    case 'InvalidSignature':
    case 'SignatureDoesNotMatch':
    case 'IncompleteSignature':
      return 'the secret access key is not that of the access key, or something between here and AWS alters requests: give valid credentials, and check HTTPS_PROXY and AWS_ENDPOINT_URL';
    case 'InvalidIdentityToken':
    case 'IDPRejectedClaim':
      return 'get a new token from the identity provider';
    default:
      return SIGN_IN;
  }
}

function optInAdvice(region: string | undefined): string {
  return region === undefined || !isOptIn(region)
    ? ''
    : `; or the account has not enabled region '${region}', in which the tokens of STS's global endpoint are not valid either: enable it, or name another region`;
}
