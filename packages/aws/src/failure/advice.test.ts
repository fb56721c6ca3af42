import { describe, expect, it } from 'vitest';
import { isOptIn } from './opt-in-regions.ts';
import { translated } from './translate.ts';

const ATTEMPT = { hop: 'find credentials', action: 'sts:GetCallerIdentity' };

function told(name: string, message: string, more: { region?: string; status?: number } = {}) {
  const { region, status = 400 } = more;
  const error = Object.assign(new Error(message), {
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: status },
  });
  return translated(error, { ...ATTEMPT, ...(region === undefined ? {} : { region }) });
}

describe('advice on credentials that AWS does not take', () => {
  it.each([
    ['ExpiredToken', 'The security token included in the request is expired', 'the session has ended'],
    [
      'ExpiredTokenException',
      'The security token included in the request is expired',
      'the session has ended',
    ],
    ['TokenRefreshRequired', 'refresh', 'the session has ended'],
    ['RequestExpired', 'Request has expired.', "this machine's clock"],
    ['RequestTimeTooSkewed', 'The difference is too large', "this machine's clock"],
    ['RequestInTheFuture', 'later', "this machine's clock"],
    [
      'SignatureDoesNotMatch',
      'Signature expired: 20261126T000000Z is now earlier than 20261126T010000Z',
      "this machine's clock",
    ],
    [
      'InvalidSignatureException',
      'Signature not yet current: 20261126T020000Z is still later than',
      "this machine's clock",
    ],
    [
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match',
      'not that of the access key',
    ],
    ['InvalidSignatureException', 'does not match', 'something between here and AWS alters requests'],
    ['IncompleteSignature', 'is missing', 'not that of the access key'],
    [
      'InvalidClientTokenId',
      'The security token included in the request is invalid',
      'does not know this access key',
    ],
    ['UnrecognizedClientException', 'The security token is invalid', 'does not know this access key'],
    ['InvalidAccessKeyId', 'does not exist', 'does not know this access key'],
    ['AuthFailure', 'not able to validate', 'does not know this access key'],
    ['InvalidIdentityTokenException', 'no', 'a new token from the identity provider'],
    ['IDPRejectedClaim', 'no', 'a new token from the identity provider'],
    [
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      'give a profile with --profile',
    ],
  ])('%s (%s): %s', (name, message, advice) => {
    const failure = told(name, message, { status: 403 });
    expect(failure.code).toMatch(/^Credentials(Expired|Missing)$/);
    expect(failure.message).toContain(`${message} (${name}); `);
    expect(failure.message).toContain(advice);
  });

  it.each(['InvalidClientTokenId', 'UnrecognizedClientException'])(
    '%s speaks of enabling the region only where an account has to',
    (name) => {
      expect(told(name, 'invalid', { region: 'me-south-1' }).message).toContain(
        "the account has not enabled region 'me-south-1'",
      );
      expect(told(name, 'invalid', { region: 'eu-west-1' }).message).not.toContain('enabled');
      expect(told(name, 'invalid').message).not.toContain('enabled');
    },
  );
});

describe('a region that an account must enable', () => {
  it.each(['us-east-1', 'ap-northeast-3', 'sa-east-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1'])(
    'is not %s',
    (region) => {
      expect(isOptIn(region)).toBe(false);
    },
  );

  it.each([
    'me-south-1',
    'af-south-1',
    'ap-east-1',
    'eu-south-2',
    'il-central-1',
    'mx-central-1',
    'ca-west-1',
  ])('is %s', (region) => {
    expect(isOptIn(region)).toBe(true);
  });
});

describe('a refusal that no policy states', () => {
  it.each([
    [
      'RegionDisabledException',
      'STS is not activated in this region for account:111111111111.',
      'the region is not enabled for the account, or STS is not active',
    ],
    [
      'AccessDeniedException',
      'The region me-south-1 is not enabled for this account',
      'the region is not enabled',
    ],
    ['AccessDenied', 'Region af-south-1 is not opted in', 'the region is not enabled'],
    ['OptInRequired', 'You are not subscribed to this service', 'not signed up for the service'],
    [
      'SubscriptionRequiredException',
      'The AWS Access Key Id needs a subscription for the service',
      'not signed up for the service',
    ],
    ['KMSAccessDeniedException', 'KMS access was denied', 'whoever owns the key must allow kms:Decrypt'],
    ['EC2AccessDeniedException', 'Lambda was unable to set up VPC access', 'network interfaces'],
  ])('%s (%s) is not answered with a grant', (name, message, advice) => {
    const failure = told(name, message, { status: 403 });
    expect(failure.code).toBe('AccessRefused');
    expect(failure.message).toContain(advice);
    expect(failure.message).not.toContain('; allow ');
  });
});

it('advice on missing credentials does not ask for a profile that was given', () => {
  const error = Object.assign(new Error('Could not load credentials from any providers'), {
    name: 'CredentialsProviderError',
  });
  expect(translated(error, ATTEMPT).message).toContain('give a profile with --profile');
  const { code, message } = translated(error, { ...ATTEMPT, profile: 'empty' });
  expect(code).toBe('CredentialsMissing');
  expect(message).toMatch(/the profile needs a pair of keys, .*; or name another profile with --profile$/);
});
