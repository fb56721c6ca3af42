import type { OrganizationalUnitSpend, Report, Spend } from '@ou-cost/spend';
import fc from 'fast-check';
import { amountText, exampleReport } from './example-report.ts';

/** A unit's amount, and its share of the whole in percent with one decimal. */
interface KnownShare {
  readonly amount: string;
  readonly share: string;
}

/** Amounts whose shares are known because the amounts were made from them. */
export interface KnownShares {
  readonly whole: string;
  readonly parts: readonly KnownShare[];
}

/** A share of `tenths` tenths of a percent as text. */
function shareText(tenths: number): string {
  const magnitude = Math.abs(tenths);
  return `${tenths < 0 ? '-' : ''}${Math.floor(magnitude / 10)}.${magnitude % 10}`;
}

/**
 * The part that lies halfway between `lower` and `lower + 1` tenths of a percent of a whole of 2000 × `step`, moved by
 * `offset`, which is smaller than half of a tenth. Amounts are in units of 10^-10.
 */
function partNearHalf(lower: number, step: bigint, offset: bigint): KnownShare {
  const even = lower % 2 === 0 ? lower : lower + 1;
  const tenths = offset === 0n ? even : offset > 0n ? lower + 1 : lower;
  return { amount: amountText(BigInt(2 * lower + 1) * step + offset), share: shareText(tenths) };
}

/** Wholes of all sizes with parts at the halves of the last decimal shown, and a ten-billionth beside them. */
export const knownShares: fc.Arbitrary<KnownShares> = fc
  .record({
    step: fc.oneof(fc.bigInt({ min: 2n, max: 10n ** 6n }), fc.bigInt({ min: 2n, max: 10n ** 18n })),
    parts: fc.array(
      fc.record({
        lower: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: -2_000, max: 20_000 })),
        offset: fc.constantFrom(-1n, 0n, 1n),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ step, parts }) => ({
    whole: amountText(2_000n * step),
    parts: parts.map(({ lower, offset }) => partNearHalf(lower, step, offset)),
  }));

function spendOf(amount: string): Spend {
  const amounts = [amount];
  return { UnblendedCost: { amounts, gross: amounts, byChargeType: { usage: amounts } } };
}

/** A report whose total is the whole, with one unit named `unit N` below the root for each part. */
export function reportOfShares({ whole, parts }: KnownShares): Report {
  const example = exampleReport();
  const [root] = example.organizationalUnits;
  if (root === undefined) throw new Error('the example has no root');
  const units = parts.map(({ amount }, at): OrganizationalUnitSpend => {
    const name = `unit ${at}`;
    const spend = spendOf(amount);
    const place = { id: `ou-ab12-part${at}`, name, parentId: root.id, path: [root.name, name], depth: 1 };
    return { ...place, accountIds: [], direct: spend, total: spend };
  });
  return {
    ...example,
    query: { ...example.query, detail: 'ou' },
    total: spendOf(whole),
    organizationalUnits: [{ ...root, direct: spendOf('0'), total: spendOf(whole) }, ...units],
    accounts: [],
    unattributed: { accountIds: [], total: spendOf('0') },
  };
}
