/**
 * What the SDK loads when it gets there, which it never does on Lambda. It looks for credentials in these places after the
 * environment, in which Lambda hands over those of the role; and no operation that the function asks for is a stream of
 * events.
 */
export const NEVER_LOADED: readonly string[] = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/core/event-streams',
  '@smithy/credential-provider-imds',
];
