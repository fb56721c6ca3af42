import { createHash } from 'node:crypto';
import type { ChargeTraits } from '../ledger/charge-traits.ts';
import type { Decimal } from '../ledger/decimal.ts';
import { firstRowFrom, type Ledger, type LedgerAccount } from '../ledger/model.ts';
import { formatDate, type Moment, startOfMonth } from '../time/calendar.ts';
import { productCode } from './table/product-code.ts';

/** A line of the ledger as an export needs it. */
export interface Charge {
  readonly account: LedgerAccount;
  readonly traits: ChargeTraits;
  readonly start: Moment;
  /** Exclusive. */
  readonly end: Moment;
  readonly billed: Decimal;
  readonly effective: Decimal;
  readonly quantity: Decimal;
  readonly productCode: string;
  /** Empty for what is not the use of a resource. */
  readonly resourceId: string;
  /** Whether the month has a negation of the same amount for this Savings Plan's usage, or this negates such usage. */
  readonly isNegated: boolean;
}

/** What all lines of one delivery of a billing period have in common. */
export interface BillingPeriod {
  readonly start: Moment;
  /** Exclusive. */
  readonly end: Moment;
  readonly payer: LedgerAccount;
  readonly partition: string;
  /** A point in time as AWS writes it into a CSV: `2026-10-01T00:00:00.000Z`. */
  readonly momentText: (moment: Moment) => string;
  /** Empty until the bill is final. */
  readonly invoiceId: string;
}

/** The record types of usage that a Savings Plan covers, and of what takes its price on demand back. */
export const COVERED = 'SavingsPlanCoveredUsage';
export const NEGATION = 'SavingsPlanNegation';

const USES_RESOURCE: ReadonlySet<string> = new Set(['Usage', 'DiscountedUsage', COVERED]);

/** The months with charges, by their first moments. */
export function billedMonths(ledger: Ledger): readonly Moment[] {
  const months: Moment[] = [];
  for (
    let row = 0;
    row < ledger.length;
    row = firstRowFrom(ledger, startOfMonth(ledger.starts[row] ?? 0, 1))
  ) {
    months.push(startOfMonth(ledger.starts[row] ?? 0));
  }
  return months;
}

/** The charges that a delivery of the month at `until` has: those that start in the month and before `until`. */
export function* chargesOf(
  ledger: Ledger,
  month: Moment,
  until: Moment,
  partition: string,
): Generator<Charge> {
  const from = firstRowFrom(ledger, month);
  const to = firstRowFrom(ledger, Math.min(startOfMonth(month, 1), until));
  const open = openNegations(ledger, from, to);
  const resources = new Map<string, string>();
  for (let row = from; row < to; row += 1) {
    const account = ledger.accounts[ledger.accountOf[row] ?? 0];
    const traits = ledger.traits[ledger.traitsOf[row] ?? 0];
    if (account === undefined || traits === undefined)
      throw new Error(`row ${row} of the ledger has no account`);
    const code = productCode(traits.service, traits.recordType);
    yield {
      account,
      traits,
      start: ledger.starts[row] ?? 0,
      end: ledger.ends[row] ?? 0,
      billed: ledger.billed.at(row),
      effective: ledger.effective.at(row),
      quantity: ledger.quantity.at(row),
      productCode: code,
      resourceId: USES_RESOURCE.has(traits.recordType)
        ? resourceOf(resources, account.id, traits, code, partition)
        : '',
      isNegated: open.get(coverKey(ledger, row)) === 0n,
    };
  }
}

/** By account and start, the on-demand price of covered usage that no negation takes back. */
function openNegations(ledger: Ledger, from: number, to: number): ReadonlyMap<string, bigint> {
  const open = new Map<string, bigint>();
  const concerned = ledger.traits.map(({ recordType }) => recordType === COVERED || recordType === NEGATION);
  for (let row = from; row < to; row += 1) {
    if (concerned[ledger.traitsOf[row] ?? 0] !== true) continue;
    const key = coverKey(ledger, row);
    open.set(key, (open.get(key) ?? 0n) + ledger.billed.scaled(row));
  }
  return open;
}

function coverKey(ledger: Ledger, row: number): string {
  return `${ledger.accountOf[row]} ${ledger.starts[row]}`;
}

/** The ledger knows no resources: an account has one of each service in each region. */
function resourceOf(
  known: Map<string, string>,
  accountId: string,
  { region, service }: ChargeTraits,
  code: string,
  partition: string,
): string {
  const key = `${accountId} ${region} ${service}`;
  let id = known.get(key);
  if (id === undefined) {
    const digest = createHash('sha256').update(key).digest('hex').slice(0, 17);
    id = `arn:${partition}:${code.toLowerCase()}:${region}:${accountId}:resource/${digest}`;
    known.set(key, id);
  }
  return id;
}

/** The number of a month's invoice, the same for the same payer and month. */
export function invoiceNumber(payerId: string, month: Moment): string {
  const digest = createHash('sha256')
    .update(`${payerId} ${formatDate(month)}`)
    .digest('hex');
  return String(1_000_000_000 + (Number.parseInt(digest.slice(0, 8), 16) % 1_000_000_000));
}
