import { partitionOf } from '../partition.ts';

/** The region whose endpoint serves a whole partition, for the services that have one such endpoint. */
const HOME_REGIONS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'organizations',
    new Map([
      ['aws', 'us-east-1'],
      ['aws-cn', 'cn-northwest-1'],
      ['aws-us-gov', 'us-gov-west-1'],
      ['aws-eusc', 'eusc-de-east-1'],
    ]),
  ],
  [
    'ce',
    new Map([
      ['aws', 'us-east-1'],
      ['aws-cn', 'cn-northwest-1'],
      ['aws-eusc', 'eusc-de-east-1'],
    ]),
  ],
  [
    'bcm-data-exports',
    new Map([
      ['aws', 'us-east-1'],
      ['aws-cn', 'cn-northwest-1'],
    ]),
  ],
]);

/** Whether a service can be called with signatures for a region: the home region, or any region of a regional service. */
export function servesRegion(service: string, region: string): boolean {
  const homes = HOME_REGIONS.get(service);
  return homes === undefined || homes.get(partitionOf(region)) === region;
}
