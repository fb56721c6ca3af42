import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isBillFile, refuseCopies } from './bill-file-name.ts';
import { deliveredFiles, deliveriesIn } from './delivery.ts';
import { ScenarioError } from './error.ts';

const LEDGER = /^ledger\.(csv|csv\.gz|parquet)$/i;

/**
 * The files of the bill in a scenario's folder: `ledger.csv`, `ledger.csv.gz` or `ledger.parquet`; else the current
 * delivery of the AWS export in the folder or below it; else all bill files in the folder.
 *
 * @throws ScenarioError if there is none, or more than one bill
 */
export async function billFiles(folder: string, elsewhere: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory() && isBillFile(entry.name))
    .map(({ name }) => name)
    .sort();
  const named = files.filter((name) => LEDGER.test(name));
  const deliveries = await deliveriesIn(folder);
  const bills = [...named, ...deliveries.map(({ data }) => data)];
  if (bills.length > 1) {
    throw new ScenarioError(
      `scenario ${JSON.stringify(folder)} has ${bills.length} bills (${bills.join(', ')}): keep one of them`,
    );
  }
  const [ledger] = named;
  if (ledger !== undefined) return [join(folder, ledger)];
  const [delivery] = deliveries;
  if (delivery !== undefined) return await deliveredFiles(delivery);
  refuseCopies(files, `scenario ${JSON.stringify(folder)}`);
  if (files.length > 0) return files.map((name) => join(folder, name));
  throw new ScenarioError(
    `scenario ${JSON.stringify(folder)} has no ledger.csv, ledger.csv.gz or ledger.parquet and no AWS export ` +
      `(data/ and metadata/): name a folder that has one of them, ${elsewhere}`,
  );
}
