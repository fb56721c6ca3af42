import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import { fromEnv, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { translated } from '../failure/translate.ts';
import { clientSettings } from '../route/client-settings.ts';
import type { AwsSettings } from '../settings/settings.ts';

export type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

/** The SDK would warn of keys in the environment beside a profile; their order is decided before it is asked. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** The caller's credentials, in the order of the AWS CLI. Fails with CredentialsMissing or CredentialsExpired. */
export function callerCredentials(
  { credentials: source, route }: Pick<AwsSettings, 'credentials' | 'route'>,
  region: string,
): CredentialProvider {
  const found = source.kind === 'environment' ? fromEnv() : chainFor(source, route, region);
  return async () => {
    try {
      return await found();
    } catch (error) {
      const action = 'sts:GetCallerIdentity';
      if (source.kind !== 'profile') throw translated(error, { hop: 'find credentials', action });
      const { profile } = source;
      throw translated(error, { hop: `find credentials for profile '${profile}'`, action, profile });
    }
  };
}

/** The SDK's chain, whose own clients take the same route. */
function chainFor(
  source: Exclude<AwsSettings['credentials'], { readonly kind: 'environment' }>,
  route: AwsSettings['route'],
  region: string,
): CredentialProvider {
  const sts = { ...clientSettings(route, 'STS'), region };
  return fromNodeProviderChain({
    ...(source.kind === 'profile' ? { profile: source.profile } : {}),
    logger: SILENT,
    // Without a region: the clients for single sign-on have that of the profile's sso_region.
    clientConfig: clientSettings(route, 'SSO'),
    parentClientConfig: { region },
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
  });
}
