import { OuCostError } from '@ou-cost/spend';
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
    const own = `AWS_ENDPOINT_URL_${words.toUpperCase()}` as const;
    const named: readonly (readonly [string, string | undefined])[] = [
      [own, set(variables[own])],
      ['AWS_ENDPOINT_URL', set(variables['AWS_ENDPOINT_URL'])],
      [`the profile's services`, profile.serviceSetting(words.toLowerCase(), ENDPOINT)],
      [`the profile's ${ENDPOINT}`, profile.setting(ENDPOINT)],
    ];
    for (const [setting, value] of named) if (value !== undefined) return address(value, setting);
    return undefined;
  };
}

/** The SDK takes `localhost:4566` for a scheme and asks port 80. Fails with InvalidConfiguration for what is no address. */
function address(value: string, setting: string): string {
  const url = URL.parse(value);
  if (url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '') return value;
  // What stands before an @ may be a password.
  const shown = value.includes('@') ? '' : ` '${value.slice(0, 200)}'`;
  throw new OuCostError(
    'InvalidConfiguration',
    `the endpoint${shown} of ${setting} is not an address; write https://HOST or http://HOST:PORT`,
  );
}
