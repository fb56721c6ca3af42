import type { LedgerBuilder } from '../ledger/builder.ts';
import { REQUIRED_TRAITS, TRAIT_COLUMNS, TRAITS, type Trait } from '../ledger/charge-traits.ts';
import { type Decimal, parseDecimal, ZERO } from '../ledger/decimal.ts';
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

/** The columns that are read, by their names in lower case, since some tools lower the names. */
const KNOWN = new Map(
  [
    ...NEEDED,
    ...Object.values(TRAIT_COLUMNS),
    'BillingAccountName',
    'ChargeFrequency',
    'CommitmentDiscountStatus',
    'x_KnownFrom',
    'x_KnownUntil',
  ].map((column) => [column.toLowerCase(), column]),
);

/** Where line items come from. */
export interface LineItemSource {
  readonly file: string;
  /** What a record of the file is called. */
  readonly unit: string;
  /** The organization's management account. */
  readonly payer: string;
}

/** Adds the records of one FOCUS table to a ledger. */
export class LineItems {
  readonly #source: LineItemSource;
  readonly #header: readonly string[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #traitColumns: readonly (readonly [Trait, string])[];
  readonly #builder: LedgerBuilder;
  readonly #moments = new Map<string, Moment>();
  #record: readonly string[] = [];
  #number = 1;

  /** @throws ScenarioError if a required column is missing, or a column that is read occurs twice */
  constructor(source: LineItemSource, header: readonly string[], builder: LedgerBuilder) {
    this.#source = source;
    this.#header = header;
    this.#builder = builder;
    const names = header.map((name) => KNOWN.get(name.trim().toLowerCase()) ?? name);
    this.#columns = new Map(names.map((name, index) => [name, index]));
    const twice = [...KNOWN.values()].filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
    if (twice.length > 0) {
      throw new ScenarioError(
        `${source.file} has the column ${twice.join(', ')} more than once: keep the one that counts`,
      );
    }
    const missing = NEEDED.filter((column) => !this.#columns.has(column));
    if (missing.length > 0) {
      const noun = missing.length === 1 ? 'column' : 'columns';
      throw new ScenarioError(
        `${source.file} does not have the ${noun} ${missing.join(', ')}: export it as FOCUS 1.0 or later`,
      );
    }
    this.#traitColumns = TRAITS.map((trait) => [trait, TRAIT_COLUMNS[trait]] as const).filter(([, column]) =>
      this.#columns.has(column),
    );
    builder.carry(this.#traitColumns.map(([trait]) => trait));
  }

  /** @throws ScenarioError that names the column and the value for a record that is not a line item */
  add(record: readonly string[], number: number): void {
    // Files that were joined repeat their header.
    if (this.#header.every((name, index) => name === record[index])) return;
    this.#record = record;
    this.#number = number;
    const start = this.#moment('ChargePeriodStart');
    const end = this.#moment('ChargePeriodEnd');
    if (end < start)
      this.#refuse('ChargePeriodEnd', `is before ChargePeriodStart ${this.#text('ChargePeriodStart')}`);
    const billed = this.#amount('BilledCost');
    const knownFrom = this.#optionalMoment('x_KnownFrom');
    const knownUntil = this.#optionalMoment('x_KnownUntil');
    if (knownUntil !== undefined && knownUntil <= (knownFrom ?? start))
      this.#refuse(
        'x_KnownUntil',
        'is not after x_KnownFrom and ChargePeriodStart: the line was never in the bill',
      );
    this.#builder.add({
      account: this.#account(start),
      traits: this.#builder.traits(this.#traits(billed)),
      start,
      end,
      billed,
      effective: this.#amount('EffectiveCost'),
      quantity: this.#text('ConsumedQuantity') === '' ? ZERO : this.#amount('ConsumedQuantity'),
      knownFrom,
      knownUntil,
    });
  }

  #traits(billed: Decimal): Partial<Record<Trait, string>> {
    const traits: Partial<Record<Trait, string>> = {};
    for (const [trait, column] of this.#traitColumns) traits[trait] = this.#text(column);
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

  /** The account that is charged. A charge that belongs to no account, such as a tax, is the payer's. */
  #account(start: Moment): number {
    const payer = this.#accountId('BillingAccountId') || this.#source.payer;
    if (payer !== this.#source.payer) {
      this.#refuse(
        'BillingAccountId',
        `is not the organization's payer ${this.#source.payer}, whose Cost Explorer never shows another payer's bill: ` +
          'remove the lines of the other payer, or make them a scenario of their own',
      );
    }
    const id = this.#accountId('SubAccountId');
    return id === ''
      ? this.#builder.account(payer, this.#text('BillingAccountName'), start)
      : this.#builder.account(id, this.#text('SubAccountName'), start);
  }

  /** Empty if there is no value or no such column. */
  #accountId(column: string): string {
    const id = this.#text(column);
    if (id === '' || /^\d{12}$/.test(id)) return id;
    return this.#refuse(column, 'is not an account id: write 12 digits, including leading zeros');
  }

  /** Undefined if there is no value or no such column. */
  #optionalMoment(column: string): Moment | undefined {
    return this.#text(column) === '' ? undefined : this.#moment(column);
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

  /** Empty if there is no value, which some exports write as NULL, or no such column. */
  #text(column: string): string {
    const text = (this.#record[this.#columns.get(column) ?? -1] ?? '').trim();
    if (text === 'NULL' || text === 'null') return '';
    if (text === '\\N' || /^nan$/i.test(text)) {
      this.#refuse(
        column,
        'is how other programs write a missing value: leave the field empty, or write the value',
      );
    }
    return text;
  }

  #refuse(column: string, problem: string): never {
    const value = JSON.stringify(this.#record[this.#columns.get(column) ?? -1] ?? '');
    const { file, unit } = this.#source;
    throw new ScenarioError(`${file}, ${unit} ${this.#number}: ${column} ${value} ${problem}`);
  }
}
