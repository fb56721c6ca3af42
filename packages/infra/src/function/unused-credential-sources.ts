/**
 * Where the SDK looks for credentials after the environment, in which Lambda hands over those of the role. It loads each
 * of them when it gets there, which it never does on Lambda; with them the bundle is a quarter larger.
 */
export const UNUSED_CREDENTIAL_SOURCES: readonly string[] = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];
