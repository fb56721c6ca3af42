import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { partitionOf } from '@ou-cost/contract';
import { describe, expect, it } from 'vitest';
import { homeRegion } from './home-region.ts';

/** Regions of every partition, first and later ones. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const REGIONS: readonly (readonly [string, readonly string[]])[] = [
  [
    'aws',
    ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-northeast-1', 'me-south-1', 'il-central-1', 'mx-central-1'],
  ],
  ['aws-cn', ['cn-north-1', 'cn-northwest-1']],
  ['aws-us-gov', ['us-gov-west-1', 'us-gov-east-1']],
  ['aws-eusc', ['eusc-de-east-1']],
  ['aws-iso', ['us-iso-east-1', 'us-iso-west-1']],
  ['aws-iso-b', ['us-isob-east-1', 'us-isob-west-1']],
  ['aws-iso-e', ['eu-isoe-west-1']],
  ['aws-iso-f', ['us-isof-south-1', 'us-isof-east-1']],
];

const EVERY = REGIONS.flatMap(([partition, regions]) =>
  regions.map((region) => [region, partition] as const),
);

interface Resolved {
  readonly properties?: { readonly authSchemes?: readonly { readonly signingRegion?: string }[] };
}

/** The region for which the SDK's own rules sign: those of the client for the service. */
function signingRegion(client: { readonly config: object }, Region: string): string | undefined {
  const resolve: unknown = Reflect.get(client.config, 'endpointProvider');
  if (typeof resolve !== 'function') throw new Error('the client has no endpoint rules');
  const { properties }: Resolved = resolve({ Region, UseDualStack: false, UseFIPS: false });
  return properties?.authSchemes?.[0]?.signingRegion;
}

describe('the partition', () => {
  it.each(EVERY)('of %s is %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});

describe('the region of a service', () => {
  const served = EVERY.filter(([, partition]) => !partition.startsWith('aws-iso'));

  it.each(served)("for %s (%s) is where the SDK's rules sign for Organizations", (region) => {
    expect(homeRegion('organizations', region)).toBe(
      signingRegion(new OrganizationsClient({ region }), region),
    );
  });

  it.each(served.filter(([, partition]) => partition !== 'aws-us-gov'))(
    "for %s (%s) is where the SDK's rules sign for Cost Explorer",
    (region) => {
      expect(homeRegion('costExplorer', region)).toBe(
        signingRegion(new CostExplorerClient({ region }), region),
      );
    },
  );

  it.each(EVERY.filter(([, partition]) => /^aws-(us-gov|iso)/.test(partition)))(
    'is refused for Cost Explorer where there is none: %s (%s)',
    (region, partition) => {
      expect(() => homeRegion('costExplorer', region)).toThrow(
        `the partition ${partition} of region '${region}' has no Cost Explorer`,
      );
    },
  );
});
