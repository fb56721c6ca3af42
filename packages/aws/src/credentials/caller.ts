import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { translated } from '../failure/translate.ts';

export type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

/** The caller's credentials, found as every AWS tool finds them. Fails with CredentialsMissing. */
export function callerCredentials(options: {
  readonly profile?: string;
  readonly region: string;
}): CredentialProvider {
  const { profile, region } = options;
  const chain = fromNodeProviderChain({
    ...(profile === undefined ? {} : { profile }),
    clientConfig: { region },
  });
  return async () => {
    try {
      return await chain();
    } catch (error) {
      const hop = profile === undefined ? 'find credentials' : `find credentials for profile '${profile}'`;
      throw translated(error, { hop, action: 'sts:GetCallerIdentity' });
    }
  };
}
