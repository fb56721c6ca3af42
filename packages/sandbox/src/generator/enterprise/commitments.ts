import type { ChargeTraits } from '../../ledger/charge-traits.ts';
import { DAY, type Moment, startOfMonth } from '../../time/calendar.ts';
import { amount, type BillWriter } from './bill-writer.ts';
import type { EnterpriseAccount } from './organization.ts';
import { MANAGEMENT_ACCOUNT_ID } from './plan.ts';
import type { BillDay, ComputeUsage } from './usage.ts';

/** A Savings Plan of one year, owned by the management account. */
interface SavingsPlan {
  readonly id: string;
  /** It was bought on the 5th of the month that is this many months before today's month. */
  readonly boughtMonthsAgo: number;
  /** USD per day that are paid as recurring fees. */
  readonly recurring: number;
  /** USD per day that were paid in advance. */
  readonly upfront: number;
}

const SAVINGS_PLANS: readonly SavingsPlan[] = [
  { id: '3f6c1c53-0c4e-4a0e-9d5b-6b2d2f0a7e11', boughtMonthsAgo: 10, recurring: 430, upfront: 0 },
  { id: '9b1d7a42-58e2-4c8e-8f57-0d4b0f6f9c25', boughtMonthsAgo: 4, recurring: 34, upfront: 34 },
];
/** The price of covered usage under a plan, in percent of the on-demand price. */
const PLAN_RATE = 72n;

/** Writes Savings Plans: fees in the account that bought them, covered usage and negations in the accounts that use them. */
export class SavingsPlans {
  readonly #buyer: EnterpriseAccount;
  readonly #plans: readonly {
    readonly plan: SavingsPlan;
    readonly from: Moment;
    readonly fee: Partial<ChargeTraits>;
  }[];
  readonly #traits = new Map<string, Partial<ChargeTraits>>();

  constructor(buyer: EnterpriseAccount, today: Moment) {
    this.#buyer = buyer;
    this.#plans = SAVINGS_PLANS.map((plan) => ({
      plan,
      from: startOfMonth(today, -plan.boughtMonthsAgo) + 4 * DAY,
      fee: planTraits(plan, 'SavingsPlanRecurringFee', 'Purchase'),
    }));
  }

  /** Writes a day's fees and coverage, and returns the usage that remains on demand. */
  write(bill: BillWriter, day: BillDay, usage: readonly ComputeUsage[]): readonly ComputeUsage[] {
    const active = this.#plans.filter(({ from }) => day.start >= from);
    const [first] = active;
    if (first === undefined) return usage;
    const commitment = active.reduce((sum, { plan }) => sum + amount(plan.recurring + plan.upfront), 0n);
    const eligible = usage.reduce((sum, { billed }) => sum + billed, 0n);
    const coverable = (commitment * 100n) / PLAN_RATE;
    let used = 0n;
    const left = usage.map((item) => {
      const covered = (item.billed * coverable) / (eligible > coverable ? eligible : coverable);
      const cost = (covered * PLAN_RATE) / 100n;
      used += cost;
      this.#writeCovered(bill, day, item, covered, cost);
      return { ...item, billed: item.billed - covered };
    });
    this.#writeFees(bill, day, commitment - used);
    return left.filter(({ billed }) => billed > 0n);
  }

  #writeCovered(bill: BillWriter, day: BillDay, item: ComputeUsage, covered: bigint, cost: bigint): void {
    const times = { account: item.account, start: day.start, end: day.start + DAY };
    const covering = this.#coverage(item, 'SavingsPlanCoveredUsage');
    bill.add({ ...times, traits: covering, billed: covered, effective: cost });
    bill.add({
      ...times,
      traits: this.#coverage(item, 'SavingsPlanNegation'),
      billed: -covered,
      effective: 0n,
    });
  }

  /** The fees are amortized over covered usage; only the unused part remains with the buyer. */
  #writeFees(bill: BillWriter, day: BillDay, unused: bigint): void {
    let left = unused;
    for (const { plan, from, fee } of this.#plans) {
      if (day.start < from) continue;
      const times = { account: this.#buyer, start: day.start, end: day.start + DAY };
      bill.add({ ...times, traits: fee, billed: amount(plan.recurring), effective: left });
      left = 0n;
      if (day.start === from && plan.upfront > 0) {
        const traits = planTraits(plan, 'SavingsPlanUpfrontFee', 'Purchase');
        bill.add({ ...times, traits, billed: amount(plan.upfront * 365), effective: 0n });
      }
    }
  }

  #coverage(item: ComputeUsage, recordType: string): Partial<ChargeTraits> {
    const region = item.account.region ?? 'eu-west-1';
    const key = `${recordType} ${item.share.service} ${region}`;
    const known = this.#traits.get(key);
    if (known !== undefined) return known;
    const [first] = SAVINGS_PLANS;
    const traits = { ...planTraits(first, recordType, 'Usage'), service: item.share.service, region };
    this.#traits.set(key, traits);
    return traits;
  }
}

function planTraits(
  plan: SavingsPlan | undefined,
  recordType: string,
  chargeCategory: string,
): Partial<ChargeTraits> {
  return {
    chargeCategory,
    recordType,
    service: 'Savings Plans for AWS Compute usage',
    region: 'global',
    commitmentDiscountType: 'Savings Plan',
    commitmentDiscountId: `arn:aws:savingsplans::${MANAGEMENT_ACCOUNT_ID}:savingsplan/${plan?.id ?? ''}`,
  };
}

const RESERVING_ACCOUNT = 'warehouse-prod';
const RESERVATION_FEE = 2_180.4;
const RESERVATION = {
  service: 'Amazon Relational Database Service',
  region: 'eu-west-1',
  commitmentDiscountType: 'Reserved Instance',
  commitmentDiscountId: `arn:aws:rds:eu-west-1:${MANAGEMENT_ACCOUNT_ID}:ri:ri-2026-kumo-warehouse`,
};
const RESERVATION_FEE_TRAITS = { ...RESERVATION, chargeCategory: 'Purchase', recordType: 'RIFee' };
const RESERVED_USAGE = {
  ...RESERVATION,
  chargeCategory: 'Usage',
  recordType: 'DiscountedUsage',
  consumedUnit: 'Hrs',
};

/** Writes reserved database instances: the month's fee is billed on its first day and amortized over daily usage. */
export function writeReservation(bill: BillWriter, day: BillDay, account: EnterpriseAccount): void {
  if (account.name !== RESERVING_ACCOUNT) return;
  const month = startOfMonth(day.start);
  const days = BigInt((startOfMonth(day.start, 1) - month) / DAY);
  const daily = amount(RESERVATION_FEE) / days;
  if (day.start === month) {
    const remainder = amount(RESERVATION_FEE) - daily * days;
    const end = day.start + DAY;
    bill.add({
      account,
      traits: RESERVATION_FEE_TRAITS,
      start: month,
      end,
      billed: amount(RESERVATION_FEE),
      effective: remainder,
    });
  }
  const end = day.start + DAY;
  bill.add({
    account,
    traits: RESERVED_USAGE,
    start: day.start,
    end,
    billed: 0n,
    effective: daily,
    quantity: 960_000,
  });
}
