import * as z from 'zod/mini';
import { byName } from './by-name.ts';
import { decimalText } from './figures.ts';

const charge = z.object({
  source: z.string().check(z.describe('Who charges it: `cost-explorer` or `athena`.')),
  for: z.string().check(z.describe('What is charged for, for people.')),
  amount: decimalText.check(z.describe('What it charges for this run.')),
  currency: z.string().check(z.describe('The currency of the amount.')),
});

const count = z.int().check(z.minimum(0));

/** What a run needed, and what it cost. */
export const usage = z.object({
  requests: byName(count).check(z.describe('The requests sent, by `service:Operation`, retries included.')),
  throttled: count.check(z.describe('How many of them AWS throttled.')),
  retries: count.check(z.describe('How many of them were retries.')),
  scannedBytes: z.exactOptional(
    count.check(
      z.describe(
        'The bytes of the files that were scanned by Athena, or fetched and read; absent where the source has none.',
      ),
    ),
  ),
  charges: z
    .array(charge)
    .check(z.describe('What the run itself cost, one entry for each source that charges.')),
  durationMs: z.number().check(z.describe('How long the run took, in milliseconds.')),
});
