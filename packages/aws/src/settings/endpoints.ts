import type { Variables } from '../route/proxy.ts';
import type { Profile } from './profile.ts';

const ENDPOINT = 'endpoint_url';

function set(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

/**
 * The endpoint that is set for a service, by the service's id in its model (`Cost Explorer`): in the environment for the
 * service or for all, else in the profile's section of services or in the profile itself. The SDK finds these by itself
 * only for AWS_PROFILE. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointIn(
  variables: Variables,
  profile: Pick<Profile, 'setting' | 'serviceSetting'>,
): (service: string) => string | undefined {
  const ignored = set(variables['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']);
  if ((ignored ?? profile.setting('ignore_configured_endpoint_urls'))?.toLowerCase() === 'true') {
    return () => undefined;
  }
  return (service) => {
    const words = service.split(' ').join('_');
    return (
      set(variables[`AWS_ENDPOINT_URL_${words.toUpperCase()}`]) ??
      set(variables['AWS_ENDPOINT_URL']) ??
      profile.serviceSetting(words.toLowerCase(), ENDPOINT) ??
      profile.setting(ENDPOINT)
    );
  };
}
