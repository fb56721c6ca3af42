import { parse } from 'csv-parse/sync';
import { type Sums, sumKey, withoutZeros } from './ledger-sums.ts';
import { tenDecimals } from './ten-decimals.ts';

type Row = Readonly<Record<string, string>>;

const FOCUS_COLUMNS = { UnblendedCost: 'BilledCost', AmortizedCost: 'EffectiveCost' } as const;

/** The rows of a CSV text, as records by the names of its columns. */
export function csvRows(text: string): Row[] {
  return parse(text, { bom: true, columns: true });
}

function add(sums: Sums, key: string, text: string): void {
  sums.set(key, (sums.get(key) ?? 0n) + tenDecimals(text));
}

/** The sums in the text of `--output csv`, by account with spend, metric, month and the part in a column. */
export function sumsInCsv(text: string, partColumn = 'x_ChargeType'): Map<string, Record<string, bigint>> {
  const accounts = new Map<string, Sums>();
  for (const row of csvRows(text)) {
    const id = row['SubAccountId'] ?? '';
    const sums = accounts.get(id) ?? new Map<string, bigint>();
    accounts.set(id, sums);
    const start = (row['ChargePeriodStart'] ?? '').slice(0, 10);
    for (const [metric, column] of Object.entries(FOCUS_COLUMNS)) {
      add(sums, sumKey(metric, start, row[partColumn] ?? ''), row[column] ?? '');
    }
  }
  return withSpend(accounts);
}

/**
 * The sums in the text of `--output csv-ou`, by unit with spend: each charge type of its total, and its direct spend.
 *
 * @throws if a total or gross amount is not the sum of its charge types
 */
export function sumsInCsvOu(text: string): Map<string, Record<string, bigint>> {
  const units = new Map<string, Sums>();
  for (const row of csvRows(text).filter((one) => one['Row'] === 'unit')) {
    const sums: Sums = new Map();
    const totals: Sums = new Map();
    for (const [title, amount] of Object.entries(row)) {
      const [, metric = '', part = '', month] = /^(\w+Cost) (\S+) (\d{4}-\d{2})$/.exec(title) ?? [];
      if (month === undefined) continue;
      const key = (name: string) => sumKey(metric, `${month}-01`, name);
      if (part === 'total' || part === 'gross') {
        add(totals, key(part), `${amount}`);
        continue;
      }
      add(sums, key(part), amount);
      if (part === 'direct') continue;
      totals.set(key('total'), (totals.get(key('total')) ?? 0n) - tenDecimals(amount));
      const isBack = part === 'credit' || part === 'refund';
      totals.set(key('gross'), (totals.get(key('gross')) ?? 0n) - (isBack ? 0n : tenDecimals(amount)));
    }
    for (const [key, rest] of totals) if (rest !== 0n) throw new Error(`${key} is not the sum of its parts`);
    units.set(row['OU id'] ?? '', sums);
  }
  return withSpend(units);
}

/** Omits sums that are zero, and then accounts or units without sums. Sorted by id. */
export function withSpend(all: ReadonlyMap<string, Sums>): Map<string, Record<string, bigint>> {
  return new Map(
    [...all]
      .map(([id, sums]) => [id, withoutZeros(sums)] as const)
      .filter(([, sums]) => Object.keys(sums).length > 0)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
