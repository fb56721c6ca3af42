import { ScenarioError } from '../../scenario/error.ts';
import type { Scenario } from '../../scenario/model.ts';
import { DAY, type Moment, parseDate, startOfMonth } from '../../time/calendar.ts';
import { BillWriter } from './bill-writer.ts';
import { SavingsPlans, writeReservation } from './commitments.ts';
import { writeMonthlyCharges } from './monthly-charges.ts';
import { type EnterpriseAccount, enterpriseOrganization } from './organization.ts';
import { MANAGEMENT_ACCOUNT_ID } from './plan.ts';
import { AccountUsage, type ComputeUsage } from './usage.ts';

export interface EnterpriseOptions {
  /** `YYYY-MM-DD`; the bill ends the day before. */
  readonly today: string;
  readonly seed: number;
}

/** The number of full months before today's month. */
const FULL_MONTHS = 13;

/**
 * The shipped scenario: a fictional retailer with about sixty accounts, billed daily for thirteen full months and the
 * current month. The same day and seed give the same scenario.
 *
 * @throws ScenarioError for a `today` that is not a date
 */
export function enterpriseScenario({ today, seed }: EnterpriseOptions): Scenario {
  const day = parseDate(today);
  if (day === undefined)
    throw new ScenarioError(`today ${JSON.stringify(today)} is not a date: write YYYY-MM-DD`);
  const { organization, accounts } = enterpriseOrganization(day, seed);
  const writer = new EnterpriseBill(accounts, day, seed);
  for (let monthsAgo = FULL_MONTHS; monthsAgo >= 0; monthsAgo -= 1) writer.writeMonth(monthsAgo);
  return { name: 'enterprise', organization, ledger: writer.bill.ledger(), today };
}

class EnterpriseBill {
  readonly bill = new BillWriter(MANAGEMENT_ACCOUNT_ID);
  readonly #today: Moment;
  readonly #payer: EnterpriseAccount;
  readonly #usage: ReadonlyMap<EnterpriseAccount, AccountUsage>;
  readonly #plans: SavingsPlans;

  constructor(accounts: readonly EnterpriseAccount[], today: Moment, seed: number) {
    const payer = accounts.find(({ id }) => id === MANAGEMENT_ACCOUNT_ID);
    if (payer === undefined) throw new Error('the plan has no management account');
    this.#payer = payer;
    this.#today = today;
    this.#usage = new Map(
      accounts.map((account, index) => [account, new AccountUsage(account, seed, index + 1)]),
    );
    this.#plans = new SavingsPlans(payer, today);
  }

  writeMonth(monthsAgo: number): void {
    const start = startOfMonth(this.#today, -monthsAgo);
    const end = Math.min(startOfMonth(start, 1), this.#today);
    if (end <= start) return;
    const usage = new Map<EnterpriseAccount, bigint>();
    for (let day = start; day < end; day += DAY) this.#writeDay({ start: day, monthsAgo }, usage);
    writeMonthlyCharges(this.bill, { start, end, monthsAgo, today: this.#today, usage }, this.#payer);
  }

  #writeDay(
    day: { readonly start: Moment; readonly monthsAgo: number },
    usage: Map<EnterpriseAccount, bigint>,
  ): void {
    const compute: ComputeUsage[] = [];
    for (const [account, used] of this.#usage) {
      writeReservation(this.bill, day, account);
      const before = this.bill.billed;
      compute.push(...used.write(this.bill, day));
      usage.set(account, (usage.get(account) ?? 0n) + this.bill.billed - before);
    }
    for (const item of this.#plans.write(this.bill, day, compute)) {
      this.#usage.get(item.account)?.writeUsage(this.bill, day, item);
      usage.set(item.account, (usage.get(item.account) ?? 0n) + item.billed);
    }
  }
}
