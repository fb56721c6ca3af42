import { OuCostError } from '@ou-cost/spend';
import { certificatesIn } from '../route/certificates.ts';
import { proxiesIn, type Variables } from '../route/proxy.ts';
import { type Route, routeBy } from '../route/route.ts';
import { endpointIn } from './endpoints.ts';
import { readProfile } from './profile.ts';

/** Where the caller's credentials come from, in the order of the AWS CLI. */
type CredentialSource =
  /** The keys in the environment, which come before AWS_PROFILE. */
  | { readonly kind: 'environment' }
  /** The profile of `--profile` or AWS_PROFILE; then the rest of the SDK's chain. */
  | { readonly kind: 'profile'; readonly profile: string }
  /** The SDK's chain. */
  | { readonly kind: 'chain' };

/** What the environment and the AWS CLI's files say about reaching AWS. */
export interface AwsSettings {
  readonly credentials: CredentialSource;
  /** The region of the profile, for a command that is given none; null where it has none. */
  readonly profileRegion: { readonly region: string; readonly profile: string } | null;
  readonly route: Route;
}

/**
 * The settings of a run: the one place that decides between `--profile`, the environment and the profile of AWS_PROFILE.
 * Fails with CredentialsMissing for an unknown profile, and with InvalidConfiguration for a wrong proxy or certificate file.
 */
export async function readAwsSettings(
  profileOption: string | null,
  variables: Variables,
): Promise<AwsSettings> {
  const profile = await readProfile(profileOption, variables);
  const region = profile.setting('region');
  const bundle = variables['AWS_CA_BUNDLE'] || undefined;
  const file = bundle ?? profile.setting('ca_bundle');
  const setting = bundle === undefined ? `ca_bundle of ${described(profile.name)}` : 'AWS_CA_BUNDLE';
  const route = await routeBy({
    endpointOf: endpointIn(variables, profile),
    proxies: proxiesIn(variables),
    certificates: file === undefined ? null : await certificatesIn(file, setting),
  });
  const credentials = sourceOf(profileOption, profile.name, variables);
  if (credentials.kind === 'profile') profile.checkSources();
  return {
    credentials,
    profileRegion: region === undefined ? null : { region, profile: described(profile.name) },
    route,
  };
}

function described(profile: string | null): string {
  return `the profile '${profile ?? 'default'}'`;
}

function sourceOf(option: string | null, profile: string | null, variables: Variables): CredentialSource {
  const hasKeys = (variables['AWS_ACCESS_KEY_ID'] ?? '') !== '';
  if (option === null && hasKeys) {
    if ((variables['AWS_SECRET_ACCESS_KEY'] ?? '') !== '') return { kind: 'environment' };
    throw new OuCostError(
      'CredentialsMissing',
      'AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not; set both, or neither',
    );
  }
  return profile === null ? { kind: 'chain' } : { kind: 'profile', profile };
}
