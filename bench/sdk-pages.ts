import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandOutput,
} from '@aws-sdk/client-cost-explorer';
import type { DateRange } from '../packages/spend/src/time/calendar.ts';

/** The pages as the SDK returns them: it signs requests and decodes answers as always; only the socket is replaced. */
export async function* pagesBySdk(
  pages: Iterable<Buffer>,
  range: DateRange,
): AsyncGenerator<GetCostAndUsageCommandOutput> {
  let body: Buffer | undefined;
  const client = new CostExplorerClient({
    region: 'us-east-1',
    endpoint: 'http://cost-explorer.invalid',
    maxAttempts: 1,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    requestHandler: {
      handle: async () => ({
        response: { statusCode: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body },
      }),
      updateHttpClientConfig() {},
      httpHandlerConfigs: () => ({}),
      destroy() {},
    },
  });
  const input = {
    TimePeriod: { Start: range.start, End: range.end },
    Granularity: 'MONTHLY' as const,
    Metrics: ['UnblendedCost'],
  };
  for (body of pages) yield await client.send(new GetCostAndUsageCommand(input));
}
