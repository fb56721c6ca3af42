import { LedgerBuilder } from '../../ledger/builder.ts';
import type { ChargeTraits } from '../../ledger/charge-traits.ts';
import { decimal } from '../../ledger/decimal.ts';
import type { Ledger } from '../../ledger/model.ts';
import type { Moment } from '../../time/calendar.ts';
import { marksOf } from './marks.ts';
import type { EnterpriseAccount } from './organization.ts';

/** Amounts of the generated bill are whole multiples of 10^-10 of the currency. */
const AMOUNT_SCALE = 10;
/** The optional traits of the generated bill. */
const CARRIED = ['payerAccount', 'commitmentDiscountId', 'tags', 'costCategories'] as const;

export interface Charge {
  readonly account: EnterpriseAccount;
  readonly traits: Partial<ChargeTraits>;
  readonly start: Moment;
  /** Exclusive. */
  readonly end: Moment;
  readonly billed: bigint;
  /** @default the billed amount */
  readonly effective?: bigint;
  /** Units of `consumedUnit`, in ten-thousandths. @default 0 */
  readonly quantity?: number;
  /** When it came into the bill. @default at its own time */
  readonly knownFrom?: Moment | undefined;
}

/** An amount in the bill's unit of 10^-10 USD. */
export function amount(usd: number): bigint {
  return BigInt(Math.round(usd * 10 ** AMOUNT_SCALE));
}

/** Writes the charges of the generated bill into a ledger. */
export class BillWriter {
  readonly #builder: LedgerBuilder;
  readonly #payer: string;
  readonly #traits = new Map<Partial<ChargeTraits>, Map<EnterpriseAccount, number>>();
  /** The total that was billed so far. */
  billed = 0n;

  constructor(payer: string) {
    this.#payer = payer;
    this.#builder = new LedgerBuilder(CARRIED, 2 ** 17);
  }

  /** Traits are memoized by object identity, so the same traits must be the same `charge.traits` object. */
  add(charge: Charge): void {
    const { account, start, end, billed, effective = billed, quantity = 0, knownFrom } = charge;
    const traits = this.#traitsOf(charge);
    this.billed += billed;
    this.#builder.add({
      account: this.#builder.account(account.id, account.name),
      traits,
      start,
      end,
      billed: decimal(billed, AMOUNT_SCALE),
      effective: decimal(effective, AMOUNT_SCALE),
      quantity: decimal(BigInt(quantity), 4),
      knownFrom,
    });
  }

  #traitsOf({ account, traits: stated }: Charge): number {
    const byAccount = this.#traits.get(stated) ?? new Map<EnterpriseAccount, number>();
    this.#traits.set(stated, byAccount);
    let traits = byAccount.get(account);
    if (traits === undefined) {
      const marks = marksOf(account, stated);
      traits = this.#builder.traits({ currency: 'USD', payerAccount: this.#payer, ...marks, ...stated });
      byAccount.set(account, traits);
    }
    return traits;
  }

  ledger(): Ledger {
    return this.#builder.build();
  }
}
