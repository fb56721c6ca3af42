import { describe, expect, it } from 'vitest';
import { endpointIn } from './endpoints.ts';

const PROFILE = { setting: () => undefined, serviceSetting: () => undefined };

describe('an endpoint that is set', () => {
  it.each([
    'http://127.0.0.1:4566',
    'https://sts.example.com',
    'https://vpce-1.sts.eu-west-1.vpce.amazonaws.com/',
  ])('%s is taken as it is written', (url) => {
    expect(endpointIn({ AWS_ENDPOINT_URL: url }, PROFILE)('STS')).toBe(url);
  });

  it.each([
    'garbage',
    'localhost:4566',
    '127.0.0.1:99',
    'ftp://x',
    'http://',
    'https://a b',
    '/sts',
    'file:///etc/passwd',
    'javascript:x',
    ' ',
  ])('%j is refused wherever it stands, which is named', (url) => {
    const setting = (name: string) => (name === 'endpoint_url' ? url : undefined);
    const places = [
      [{ AWS_ENDPOINT_URL: url }, PROFILE, 'AWS_ENDPOINT_URL'],
      [{ AWS_ENDPOINT_URL_COST_EXPLORER: url }, PROFILE, 'AWS_ENDPOINT_URL_COST_EXPLORER'],
      [{}, { ...PROFILE, setting }, "the profile's endpoint_url"],
      [
        {},
        { ...PROFILE, serviceSetting: (_: string, name: string) => setting(name) },
        "the profile's services",
      ],
    ] as const;
    for (const [variables, profile, named] of places) {
      expect(() => endpointIn(variables, profile)('Cost Explorer')).toThrow(
        expect.objectContaining({
          code: 'InvalidConfiguration',
          message: `the endpoint '${url}' of ${named} is not an address; write https://HOST or http://HOST:PORT`,
        }),
      );
    }
  });

  it('that may hold a password is not shown', () => {
    for (const url of ['ftp://me:hunter2@aws.example', 'me:hunter2@aws.example']) {
      expect(() => endpointIn({ AWS_ENDPOINT_URL: url }, PROFILE)('STS')).toThrow(
        /^the endpoint of AWS_ENDPOINT_URL is not an address/,
      );
    }
  });

  it('of another service, or one that is ignored, is not looked at', () => {
    expect(endpointIn({ AWS_ENDPOINT_URL_STS: 'garbage' }, PROFILE)('Lambda')).toBeUndefined();
    const ignored = { AWS_ENDPOINT_URL: 'garbage', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(endpointIn(ignored, PROFILE)('STS')).toBeUndefined();
  });
});
