import type { ChargeTraits } from '../../ledger/charge-traits.ts';
import { DAY, type Moment } from '../../time/calendar.ts';
import { Random } from '../random.ts';
import { amount, type BillWriter } from './bill-writer.ts';
import type { EnterpriseAccount } from './organization.ts';
import { type ServiceShare, WORKLOAD_PROFILES, type WorkloadProfile } from './workload-profiles.ts';

/** The seasonal factors of retail from January to December. */
const SEASON = [0.95, 0.93, 0.97, 0.99, 1, 1.01, 1.03, 0.98, 1, 1.04, 1.15, 1.27];
/** The month in which an experiment in one account was unusually expensive. */
const RUNAWAY = { account: 'ml-research', monthsAgo: 2, factor: 1.9 };

/** A day in the generated bill. */
export interface BillDay {
  readonly start: Moment;
  /** The number of months between its month and today's month. */
  readonly monthsAgo: number;
}

/** A day's compute usage that a Savings Plan can cover. */
export interface ComputeUsage {
  readonly account: EnterpriseAccount;
  readonly share: ServiceShare;
  readonly billed: bigint;
  readonly quantity: number;
}

/** The daily usage of an account, from its own stream of random numbers. */
export class AccountUsage {
  readonly account: EnterpriseAccount;
  readonly #random: Random;
  readonly #drift: number;
  readonly #traits: ReadonlyMap<ServiceShare, Partial<ChargeTraits>>;
  readonly #profile: WorkloadProfile;

  constructor(account: EnterpriseAccount, seed: number, stream: number) {
    this.account = account;
    this.#random = Random.stream(seed, stream);
    this.#drift = this.#random.between(0.004, 0.03);
    this.#profile = WORKLOAD_PROFILES[account.workload];
    this.#traits = new Map(this.#profile.services.map((share) => [share, usageTraits(share, account)]));
  }

  /** Writes the day's usage, except compute that a Savings Plan could cover, which is returned. */
  write(bill: BillWriter, day: BillDay): readonly ComputeUsage[] {
    const size = this.#daySize(day);
    const spends = day.start >= this.account.spendsFrom && day.start < this.account.spendsUntil;
    const coverable: ComputeUsage[] = [];
    for (const share of this.#profile.services) {
      const usd = size * share.share * this.#random.between(0.93, 1.07);
      if (!spends) continue;
      const usage = {
        account: this.account,
        share,
        billed: amount(usd),
        quantity: Math.round((usd / share.unitPrice) * 1e4),
      };
      if (share.isCompute === true) coverable.push(usage);
      else this.writeUsage(bill, day, usage);
    }
    return coverable;
  }

  writeUsage(
    bill: BillWriter,
    day: BillDay,
    usage: Pick<ComputeUsage, 'share' | 'billed' | 'quantity'>,
  ): void {
    bill.add({
      account: this.account,
      traits: this.#traits.get(usage.share) ?? usageTraits(usage.share, this.account),
      start: day.start,
      end: day.start + DAY,
      billed: usage.billed,
      quantity: usage.quantity,
    });
  }

  #daySize({ start, monthsAgo }: BillDay): number {
    const date = new Date(start * 1000);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const season = this.#profile.isSeasonal ? (SEASON[date.getUTCMonth()] ?? 1) : 1;
    const growth = 1 - this.#drift * monthsAgo;
    const isRunaway = this.account.name === RUNAWAY.account && monthsAgo === RUNAWAY.monthsAgo;
    return (
      (this.account.monthly / 30) *
      growth *
      season *
      (isWeekend ? this.#profile.weekend : 1) *
      (isRunaway ? RUNAWAY.factor : 1)
    );
  }
}

function usageTraits(share: ServiceShare, account: EnterpriseAccount): Partial<ChargeTraits> {
  return {
    chargeCategory: 'Usage',
    recordType: 'Usage',
    service: share.service,
    region: share.isGlobal === true ? 'global' : (account.region ?? 'eu-west-1'),
    consumedUnit: share.unit,
  };
}
