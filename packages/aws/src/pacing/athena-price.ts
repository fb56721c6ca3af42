import { formatDecimal, type SourceCharge } from '@ou-cost/spend';

const MEGABYTE = 2 ** 20;

/** The least that Athena bills for a query, in megabytes. */
const LEAST_MEGABYTES = 10;

/** Five dollars for 2^20 megabytes, which is exact with twenty decimals: 5^21 / 10^20. */
const PRICE_OF_MEGABYTE = { units: 5n ** 21n, scale: 20 };

/** The megabytes (2^20 bytes) that AWS bills for one query. https://aws.amazon.com/athena/pricing/ */
export function billedMegabytes(scannedBytes: number): number {
  return Math.max(LEAST_MEGABYTES, Math.ceil(scannedBytes / MEGABYTE));
}

/** The charge for so many megabytes; the bytes are for people. */
export function athenaCharge(scannedBytes: number, megabytes: number): SourceCharge {
  const { units, scale } = PRICE_OF_MEGABYTE;
  return {
    source: 'athena',
    for: `Athena, ${scannedBytes} bytes scanned`,
    amount: formatDecimal({ units: units * BigInt(megabytes), scale }),
    currency: 'USD',
  };
}
