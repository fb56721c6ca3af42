import { type AwsSettings, proxyVariables, type Variables } from '@ou-cost/aws/settings';

/**
 * The variables that make CDK's program reach AWS as this one does. By itself it takes credentials and certificates, but
 * not endpoints, of the profile of `--profile`.
 */
export function cdkVariables(
  profile: string | null,
  { endpointOf }: Pick<AwsSettings['route'], 'endpointOf'>,
  variables: Variables,
): Variables {
  const { AWS_PROFILE = '', AWS_DEFAULT_PROFILE = '' } = variables;
  const named = profile ?? (AWS_PROFILE === '' ? AWS_DEFAULT_PROFILE : AWS_PROFILE);
  return {
    ...proxyVariables(variables),
    ...(named === '' ? {} : { AWS_PROFILE: named }),
    // With one endpoint for every service, buckets have no host names of their own. CDK knows this for loopback only.
    ...(endpointOf('S3') === undefined ? {} : { CDK_S3_FORCE_PATH_STYLE: 'true' }),
  };
}
