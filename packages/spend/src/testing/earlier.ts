import type { ArchivedLedger } from '../earlier/archived-ledger.ts';
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import { makeReport } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import { asking, type Bill, portsOn, SETTINGS } from './bill.ts';

/** What a run on a bill leaves, under an id of its own. */
export async function ledgersOf(
  bill: Bill,
  changes: Partial<ReportRequest> = {},
  runId = 'run-0',
): Promise<readonly ArchivedLedger[]> {
  const { recording } = await makeReport(portsOn(bill), asking(changes), { ...SETTINGS, runId });
  return recording.ledgers;
}

/** An archive that holds these ledgers and no history. */
export function archiveOf(...ledgers: readonly (readonly ArchivedLedger[])[]): EarlierRuns {
  return { histories: [], ledgers: ledgers.flat() };
}
