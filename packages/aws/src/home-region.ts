import { partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';

interface Homes {
  readonly organizations: string;
  readonly costExplorer: string | null;
}

const HOMES: ReadonlyMap<string, Homes> = new Map(
  Object.entries<Homes>({
    aws: { organizations: 'us-east-1', costExplorer: 'us-east-1' },
    'aws-cn': { organizations: 'cn-northwest-1', costExplorer: 'cn-northwest-1' },
    'aws-us-gov': { organizations: 'us-gov-west-1', costExplorer: null },
    'aws-eusc': { organizations: 'eusc-de-east-1', costExplorer: 'eusc-de-east-1' },
  }),
);

/**
 * The one region of a partition that has the service. The SDK would find it by itself, but with another endpoint
 * (AWS_ENDPOINT_URL) it signs for the client's own region, so the client is made for the service's region.
 * Fails with InvalidConfiguration where the partition has no Cost Explorer.
 */
export function homeRegion(service: 'organizations' | 'costExplorer', region: string): string {
  const partition = partitionOf(region);
  const home = HOMES.get(partition)?.[service];
  if (home != null) return home;
  throw new OuCostError(
    'InvalidConfiguration',
    `the partition ${partition} of region '${region}' has no Cost Explorer`,
  );
}
