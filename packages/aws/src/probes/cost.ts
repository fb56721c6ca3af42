import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import type { CredentialProvider } from '../credentials/caller.ts';
import { homeRegion } from '../home-region.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import type { Route } from '../route/route.ts';
import { probeClientSettings } from './client-settings.ts';

export interface CostProbe {
  /** @default the SDK's own chain */
  readonly credentials?: CredentialProvider;
  readonly region: string;
  /** @default straight to AWS */
  readonly route?: Route;
  readonly calls: PacedCalls;
  /** `end` is exclusive. */
  readonly range: { readonly start: string; readonly end: string };
  readonly billingViewArn: string | null;
}

/** Asks Cost Explorer for one total. Costs 0.01 USD where AWS answers. */
export async function probeCost({
  credentials,
  region,
  route,
  calls,
  range,
  billingViewArn,
}: CostProbe): Promise<void> {
  const client = new CostExplorerClient({
    ...probeClientSettings('Cost Explorer', route),
    ...(credentials === undefined ? {} : { credentials }),
    region: homeRegion('costExplorer', region),
  });
  const command = new GetCostAndUsageCommand({
    TimePeriod: { Start: range.start, End: range.end },
    Granularity: 'MONTHLY',
    Metrics: ['UnblendedCost'],
    ...(billingViewArn === null ? {} : { BillingViewArn: billingViewArn }),
  });
  try {
    await calls.call({ hop: 'read Cost Explorer', action: 'ce:GetCostAndUsage' }, (sending) =>
      client.send(command, sending),
    );
  } finally {
    client.destroy();
  }
}
