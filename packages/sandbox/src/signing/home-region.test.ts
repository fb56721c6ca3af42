import { expect, test } from 'vitest';
import { servesRegion } from './home-region.ts';

test.each([
  ['organizations', ['us-east-1', 'cn-northwest-1', 'us-gov-west-1', 'eusc-de-east-1']],
  ['ce', ['us-east-1', 'cn-northwest-1', 'eusc-de-east-1']],
] as const)('%s is served in %j only', (service, regions) => {
  const all = ['us-east-1', 'us-east-2', 'eu-west-1', 'cn-north-1', 'cn-northwest-1'];
  const others = ['us-gov-west-1', 'us-gov-east-1', 'eusc-de-east-1'];
  expect([...all, ...others].filter((region) => servesRegion(service, region))).toEqual(regions);
});

test('a regional service is served in every region', () => {
  for (const region of ['us-east-1', 'eu-west-1', 'cn-north-1']) {
    expect(servesRegion('sts', region) && servesRegion('lambda', region)).toBe(true);
  }
});
