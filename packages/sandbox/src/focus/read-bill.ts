import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { LedgerBuilder } from '../ledger/builder.ts';
import { REQUIRED_TRAITS, TRAIT_COLUMNS, TRAITS, type Trait } from '../ledger/charge-traits.ts';
import { type Decimal, parseDecimal, ZERO } from '../ledger/decimal.ts';
import type { Ledger } from '../ledger/model.ts';
import { chargeCategories, isChargeCategory, recordTypeOf } from '../ledger/record-type.ts';
import { ScenarioError } from '../scenario/error.ts';
import { type Moment, parseMoment } from '../time/calendar.ts';

/** The required columns. Other columns of `TRAIT_COLUMNS` are read if they exist, and the rest is ignored. */
const NEEDED = [
  'SubAccountId',
  'SubAccountName',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'BilledCost',
  'EffectiveCost',
  'ConsumedQuantity',
  ...REQUIRED_TRAITS.filter((trait) => trait !== 'recordType').map((trait) => TRAIT_COLUMNS[trait]),
];

/**
 * Reads a `ledger.csv`: FOCUS 1.0 or later line items.
 *
 * @throws ScenarioError that names the file, the line, the column, the wrong value and how to fix it
 */
export async function readLedger(file: string): Promise<Ledger> {
  let reader: LedgerReader | undefined;
  const source = createReadStream(file);
  const records = source.pipe(parse({ bom: true, info: true, skip_empty_lines: true }));
  source.on('error', (error) => records.destroy(error));
  try {
    for await (const { record, info } of records as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (reader === undefined) reader = new LedgerReader(file, record);
      else reader.read(record, info.lines);
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new ScenarioError(`${file} is not valid CSV: ${error.message}`, { cause: error });
    }
    throw error;
  } finally {
    source.destroy();
  }
  if (reader === undefined)
    throw new ScenarioError(`${file} is empty: write the FOCUS columns in its first line`);
  return reader.ledger();
}

class LedgerReader {
  readonly #file: string;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #traitColumns: readonly (readonly [Trait, number])[];
  readonly #builder: LedgerBuilder;
  readonly #moments = new Map<string, Moment>();
  #record: readonly string[] = [];
  #line = 1;

  constructor(file: string, header: readonly string[]) {
    this.#file = file;
    this.#columns = new Map(header.map((name, index) => [name.trim(), index]));
    const missing = NEEDED.filter((column) => !this.#columns.has(column));
    if (missing.length > 0) {
      const noun = missing.length === 1 ? 'column' : 'columns';
      throw new ScenarioError(
        `${file} does not have the ${noun} ${missing.join(', ')}: export it as FOCUS 1.0 or later`,
      );
    }
    this.#traitColumns = TRAITS.flatMap((trait) => {
      const index = this.#columns.get(TRAIT_COLUMNS[trait]);
      return index === undefined ? [] : [[trait, index] as const];
    });
    this.#builder = new LedgerBuilder(this.#traitColumns.map(([trait]) => trait));
  }

  read(record: readonly string[], line: number): void {
    this.#record = record;
    this.#line = line;
    const start = this.#moment('ChargePeriodStart');
    const end = this.#moment('ChargePeriodEnd');
    if (end < start)
      this.#refuse('ChargePeriodEnd', `is before ChargePeriodStart ${this.#text('ChargePeriodStart')}`);
    const billed = this.#amount('BilledCost');
    this.#builder.add({
      account: this.#builder.account(this.#accountId(), this.#text('SubAccountName'), start),
      traits: this.#builder.traits(this.#traits(billed)),
      start,
      end,
      billed,
      effective: this.#amount('EffectiveCost'),
      quantity: this.#text('ConsumedQuantity') === '' ? ZERO : this.#amount('ConsumedQuantity'),
    });
  }

  ledger(): Ledger {
    return this.#builder.build();
  }

  #traits(billed: Decimal): Partial<Record<Trait, string>> {
    const traits: Partial<Record<Trait, string>> = {};
    for (const [trait, index] of this.#traitColumns) traits[trait] = known(this.#record[index]);
    const chargeCategory = traits.chargeCategory ?? '';
    if (!isChargeCategory(chargeCategory)) {
      this.#refuse('ChargeCategory', `is not a charge category: FOCUS has ${chargeCategories()}`);
    }
    if (!/^[A-Z]{3}$/.test(traits.currency ?? '')) {
      this.#refuse('BillingCurrency', 'is not a currency: write its three letters, such as USD');
    }
    if (traits.recordType === undefined || traits.recordType === '') {
      const recordType = recordTypeOf({
        chargeCategory,
        chargeFrequency: this.#text('ChargeFrequency'),
        commitmentDiscountType: traits.commitmentDiscountType ?? '',
        commitmentDiscountStatus: this.#text('CommitmentDiscountStatus'),
        isNegative: billed.coefficient < 0n,
      });
      if (recordType !== undefined) traits.recordType = recordType;
    }
    return traits;
  }

  #accountId(): string {
    const id = this.#text('SubAccountId');
    if (/^\d{12}$/.test(id)) return id;
    return this.#refuse('SubAccountId', 'is not an account id: write 12 digits, including leading zeros');
  }

  #moment(column: string): Moment {
    const text = this.#text(column);
    const seen = this.#moments.get(text);
    if (seen !== undefined) return seen;
    const moment = parseMoment(text);
    if (moment === undefined) {
      return this.#refuse(
        column,
        'is not a point in time: write it in UTC, such as 2024-09-01 00:00:00 or 2024-09-01T00:00:00Z',
      );
    }
    this.#moments.set(text, moment);
    return moment;
  }

  #amount(column: string): Decimal {
    const amount = parseDecimal(this.#text(column));
    if (amount === undefined || amount.scale > 60) {
      return this.#refuse(column, 'is not an amount: write a plain decimal number, such as -0.0125');
    }
    return amount;
  }

  #text(column: string): string {
    const index = this.#columns.get(column);
    return index === undefined ? '' : known(this.#record[index]);
  }

  #refuse(column: string, problem: string): never {
    const value = JSON.stringify(this.#record[this.#columns.get(column) ?? -1] ?? '');
    throw new ScenarioError(`${this.#file}, line ${this.#line}: ${column} ${value} ${problem}`);
  }
}

/** Some exports write NULL for an unknown value. */
function known(field: string | undefined): string {
  const text = (field ?? '').trim();
  return text === 'NULL' || text === 'null' ? '' : text;
}
