import { LedgerBuilder } from '../ledger/builder.ts';
import type { Ledger } from '../ledger/model.ts';
import { ScenarioError } from '../scenario/error.ts';
import { LineItems } from './line-items.ts';
import { openTable } from './table.ts';

/**
 * Reads the files of a bill: FOCUS 1.0 or later line items, as CSV, gzipped CSV or Parquet. Each file has its own
 * columns, in any order.
 *
 * @param payer the management account of the organization: whose bill it must be, and whose charges those are that
 *   belong to no account
 * @throws ScenarioError that names the file, the line, the column, the wrong value and how to fix it
 */
export async function readBill(files: readonly string[], payer: string): Promise<Ledger> {
  const builder = new LedgerBuilder();
  for (const file of files) await readFile(file, builder, payer);
  return builder.build();
}

async function readFile(file: string, builder: LedgerBuilder, payer: string): Promise<void> {
  const { unit, records } = await openTable(file);
  let items: LineItems | undefined;
  for await (const [values, number] of records) {
    if (items === undefined) items = new LineItems({ file, unit, payer }, values, builder);
    else items.add(values, number);
  }
  if (items === undefined) {
    throw new ScenarioError(`${file} is empty: write the FOCUS columns in its first line`);
  }
}
