import { isZero, type LedgerGroup, type LedgerPage, OuCostError } from '@ou-cost/spend';
import { kindOf } from '../query/column-kind.ts';
import type { ExportTable } from '../query/grouped.ts';
import type { Classified } from '../query/layout.ts';
import type { Period, SpendRow } from '../query/spend-statement.ts';

interface Asked {
  /** The source's name, for people. */
  readonly source: string;
  readonly table: ExportTable;
  readonly periods: readonly Period[];
  readonly managementAccountId: string | null;
  readonly isByChargeType: boolean;
}

/** Turns the rows of an export into groups in domain values, and holds all of them to one payer and one currency. */
export class GroupReader {
  readonly #asked: Asked;
  readonly #classified = new Map<string, Classified>();
  readonly #isNumeric: boolean;
  #payer: string | null = null;
  #currency: string | null = null;

  constructor(asked: Asked) {
    this.#asked = asked;
    const { layout, columns } = asked.table;
    this.#isNumeric = kindOf(columns.needed(layout.account, 'every report')) === 'whole';
  }

  pageOf(rows: readonly SpendRow[]): Omit<LedgerPage, 'periods'> {
    const groups: LedgerGroup[] = [];
    const accountNames: [string, string][] = [];
    const unknown = new Set<string>();
    const { periods, isByChargeType } = this.#asked;
    for (const row of rows) {
      const payer = this.#payerOf(row);
      const accountId = row.account === '' ? payer : this.#accountId(row.account);
      if (row.account !== '' && row.accountName !== '') accountNames.push([accountId, row.accountName]);
      const classified = isByChargeType ? this.#classify(row.raw) : null;
      if (classified?.kind === null) unknown.add(classified.name);
      const chargeKind = classified === null ? null : (classified.kind ?? 'other');
      for (const { periodAt, amounts } of row.cells) {
        const currency = this.#currencyOf(row.currency, amounts.every(isZero));
        const periodStart = periods[periodAt]?.start;
        if (currency === null || periodStart === undefined) continue;
        groups.push({ periodStart, accountId, chargeKind, splitValue: row.splitValue, amounts, currency });
      }
    }
    return { groups, accountNames, unknownRecordTypes: [...unknown] };
  }

  #classify(raw: readonly string[]): Classified {
    const key = raw.join('\0');
    let found = this.#classified.get(key);
    if (found === undefined) {
      const { layout, columns } = this.#asked.table;
      found = layout.classify(raw, columns);
      this.#classified.set(key, found);
    }
    return found;
  }

  /** An account id has twelve digits; a column of numbers has lost its leading zeros. */
  #accountId(text: string): string {
    const id = this.#isNumeric ? text.padStart(12, '0') : text;
    if (/^\d{12}$/.test(id)) return id;
    const { account } = this.#asked.table.layout;
    throw new OuCostError(
      'MalformedAnswer',
      `${this.#asked.source} has '${text}' as ${account}, which is no account id of twelve digits; deliver the export again`,
    );
  }

  #payerOf({ payer }: SpendRow): string {
    if (payer === '') {
      throw this.#malformed(`has lines without ${this.#asked.table.layout.payer}; deliver the export again`);
    }
    const id = this.#accountId(payer);
    if (id === this.#payer) return id;
    if (this.#payer !== null) {
      throw this.#malformed(
        `has lines of the payer accounts ${this.#payer} and ${id}; bills of two payers are not added: read an export of one of them`,
      );
    }
    const { managementAccountId, source } = this.#asked;
    if (managementAccountId !== null && id !== managementAccountId) {
      throw new OuCostError(
        'InvalidConfiguration',
        `${source} is the bill of the payer account ${id}, and the organization's management account is ${managementAccountId}; read the organization and the export of one payer`,
      );
    }
    this.#payer = id;
    return id;
  }

  #malformed(problem: string): OuCostError {
    return new OuCostError('MalformedAnswer', `${this.#asked.source} ${problem}`);
  }

  /** Null where nothing was charged: such a group need not have a currency. */
  #currencyOf(currency: string, isNothing: boolean): string | null {
    if (currency === '' && isNothing) return null;
    if (!/^[A-Z]{3}$/.test(currency)) {
      throw this.#malformed(
        `has '${currency}' as ${this.#asked.table.layout.currency}, which is no currency; deliver the export again`,
      );
    }
    if (this.#currency !== null && this.#currency !== currency) {
      throw new OuCostError(
        'MixedCurrencies',
        `${this.#asked.source} has amounts in ${this.#currency} and ${currency}; amounts in two currencies are not added`,
      );
    }
    this.#currency = currency;
    return currency;
  }
}
