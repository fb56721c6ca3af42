import { join } from 'node:path';
import {
  formatDecimal,
  type LedgerGroup,
  type LedgerPage,
  type LedgerQuery,
  type Split,
} from '@ou-cost/spend';
import { DuckDbEngine } from '../duckdb/engine.ts';
import { FolderFiles } from '../duckdb/folder-files.ts';
import { openExportsLedger } from '../ledger/exports-ledger.ts';
import { deliveriesOf, type FilesByMonth } from './deliveries.ts';
import { exportFolder, type Line, PAYER, writeLines } from './lines.ts';

const OCTOBER: LedgerQuery = {
  start: '2026-10-01',
  end: '2026-11-01',
  granularity: 'MONTHLY',
  metrics: ['UnblendedCost'],
};

interface Asked extends Partial<LedgerQuery> {
  readonly split?: Split | null;
  readonly manifests?: boolean;
}

/** The groups of an export that consists of these files. */
export async function groupsOf(
  folder: string,
  files: FilesByMonth | readonly string[],
  asked: Asked = {},
): Promise<LedgerGroup[]> {
  return (await pagesOf(folder, files, asked)).flatMap(({ groups }) => groups);
}

export async function pagesOf(
  folder: string,
  files: FilesByMonth | readonly string[],
  { split = 'charge-type', manifests = true, ...query }: Asked = {},
): Promise<LedgerPage[]> {
  await using engine = new DuckDbEngine(new FolderFiles((path) => join(folder, path)));
  const byMonth = Array.isArray(files) ? { '2026-10': files } : (files as FilesByMonth);
  const ledger = await openExportsLedger({
    deliveries: await deliveriesOf(folder, byMonth, manifests ? {} : { deliveredAt: null }),
    engine,
    managementAccountId: async () => PAYER,
    independentTotal: { kind: 'none' },
    clock: { now: () => Date.parse('2026-11-26T12:00:00Z') },
    settlingDay: 6,
  });
  return await Array.fromAsync(ledger.groups({ ...OCTOBER, ...query }, split));
}

/** The groups of one file of these lines, as kind or split value and amounts. */
export async function read(lines: readonly Line[], asked: Asked & { readonly name?: string } = {}) {
  const folder = await exportFolder();
  const { name = 'bill.parquet', ...rest } = asked;
  await writeLines(folder, name, lines);
  return shown(await groupsOf(folder, [name], rest));
}

export function shown(groups: readonly LedgerGroup[]) {
  return groups.map(({ accountId, periodStart, chargeKind, splitValue, amounts }) =>
    [accountId, periodStart, chargeKind ?? splitValue ?? '-', ...amounts.map(formatDecimal)].join(' '),
  );
}

export const FORMATS = ['bill.parquet', 'bill.csv', 'bill.csv.gz'];
