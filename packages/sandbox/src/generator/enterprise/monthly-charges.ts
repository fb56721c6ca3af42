import type { ChargeTraits } from '../../ledger/charge-traits.ts';
import { DAY, type Moment } from '../../time/calendar.ts';
import { amount, type BillWriter } from './bill-writer.ts';
import type { EnterpriseAccount } from './organization.ts';

/** A month of the generated bill after its days are written, with the usage of each account. */
export interface BilledMonth {
  readonly start: Moment;
  /** Exclusive: the end of the month, or today. */
  readonly end: Moment;
  readonly monthsAgo: number;
  readonly today: Moment;
  readonly usage: ReadonlyMap<EnterpriseAccount, bigint>;
}

/** A charge that depends on an account's usage in a month. */
interface MonthlyRule {
  readonly traits: Partial<ChargeTraits>;
  /** The share of the month's usage, in thousandths. */
  readonly perMille?: bigint;
  /** An additional fixed amount in USD. */
  readonly fixed?: number;
  /** AWS adds it to the bill so many days after the month's end, which restates the month. @default within the month */
  readonly lateDays?: number;
  readonly applies: (account: EnterpriseAccount, month: BilledMonth) => boolean;
}

const TAX_PER_MILLE: ReadonlyMap<string, bigint> = new Map([
  ['ap-northeast-1', 100n],
  ['eu-central-2', 81n],
]);
/** When on the current day late charges come in: at 02:00. */
const LATE_TODAY = 2 * 3600;
const DISCOUNTED_FROM = amount(500);

const RULES: readonly MonthlyRule[] = [
  ...[...TAX_PER_MILLE].map(([region, perMille]) => ({
    traits: traits('Tax', 'Tax', 'Tax', region),
    perMille,
    applies: (account: EnterpriseAccount) => account.region === region,
  })),
  {
    traits: traits('Credit', 'Discount', 'AWS Enterprise Discount', 'global'),
    perMille: -30n,
    applies: (account, month) => (month.usage.get(account) ?? 0n) > DISCOUNTED_FROM,
  },
  {
    traits: traits('Credit', 'BundledDiscount', 'Amazon CloudFront', 'global'),
    perMille: -25n,
    applies: ({ workload }) => workload === 'delivery',
  },
  {
    traits: traits('Credit', 'Private Rate Discount', 'Amazon Simple Storage Service', 'eu-west-1'),
    perMille: -42n,
    applies: ({ name }) => name === 'data-lake-prod',
  },
  {
    traits: traits('Credit', 'Credit', 'Amazon Elastic Compute Cloud - Compute', 'ap-northeast-1'),
    perMille: -250n,
    lateDays: 4,
    applies: ({ name }, { monthsAgo }) => name === 'logistics-prod' && monthsAgo <= 9,
  },
  {
    traits: traits('Credit', 'Credit', 'AWS Lambda', 'eu-west-1'),
    perMille: -1000n,
    applies: ({ name }) => name === 'sandbox-chloé',
  },
  {
    traits: traits('Adjustment', 'Refund', 'Amazon SageMaker', 'eu-west-1'),
    fixed: -3_140.5507,
    lateDays: 8,
    applies: ({ name }, { monthsAgo }) => name === 'ml-research' && monthsAgo === 1,
  },
  {
    traits: traits('Adjustment', 'Refund', 'Amazon Relational Database Service', 'eu-west-1'),
    fixed: -212.4,
    applies: ({ name }, { monthsAgo }) => name === 'crm' && monthsAgo === 8,
  },
  {
    traits: traits('Purchase', 'Fee', 'Amazon Registrar', 'global'),
    fixed: 39,
    applies: ({ name }, { monthsAgo }) => name === 'dns' && monthsAgo % 4 === 1,
  },
  {
    traits: traits('Purchase', 'FlatRateSubscription', 'Amazon CloudFront', 'global'),
    fixed: 200,
    applies: ({ name }) => name === 'storefront-br',
  },
  {
    traits: traits('Adjustment', 'Other out-of-cycle charges', 'AWS Training', 'global'),
    fixed: 1_250,
    applies: ({ name }, { monthsAgo }) => name === 'kumo-payer' && monthsAgo === 6,
  },
];

const SUPPORT = traits('Purchase', 'Support', 'AWS Support (Business)', 'global');
/** Business Support: the share of the month's usage, in thousandths, up to each limit. */
const SUPPORT_TIERS = [
  { upTo: amount(10_000), perMille: 100n },
  { upTo: amount(80_000), perMille: 70n },
  { upTo: amount(250_000), perMille: 50n },
];

/** Writes a month's taxes, discounts, credits, refunds and fees, and the support fee of the payer. */
export function writeMonthlyCharges(bill: BillWriter, month: BilledMonth, payer: EnterpriseAccount): void {
  const { start, end, monthsAgo, today } = month;
  let total = 0n;
  for (const [account, used] of month.usage) {
    total += used;
    for (const { traits, perMille = 0n, fixed = 0, lateDays, applies } of RULES) {
      const billed = (used * perMille) / 1000n + amount(fixed);
      if (billed === 0n || !applies(account, month)) continue;
      const isLate = lateDays !== undefined && monthsAgo > 0;
      // The bill of today is complete.
      const knownFrom = isLate ? Math.min(end + lateDays * DAY, today + LATE_TODAY) : undefined;
      bill.add({ account, traits, start, end, billed, knownFrom });
    }
  }
  bill.add({ account: payer, traits: SUPPORT, start, end, billed: supportFee(total) });
}

function supportFee(usage: bigint): bigint {
  let fee = 0n;
  let from = 0n;
  for (const { upTo, perMille } of SUPPORT_TIERS) {
    const within = (usage < upTo ? usage : upTo) - from;
    if (within > 0n) fee += (within * perMille) / 1000n;
    from = upTo;
  }
  return usage > from ? fee + ((usage - from) * 30n) / 1000n : fee;
}

function traits(
  chargeCategory: string,
  recordType: string,
  service: string,
  region: string,
): Partial<ChargeTraits> {
  return { chargeCategory, recordType, service, region };
}
