import type { LedgerTotal } from '../ledger/ports.ts';
import type { Report } from '../report/form/report.ts';
import type { ReportPorts } from '../report/ports.ts';
import { reportSpend } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import { parsePeriod } from '../time/period.ts';
import { ACME } from './acme.ts';
import { asking, type Bill, type Line, portsOn, SETTINGS } from './bill.ts';
import { totalsOf, withTotals } from './ledgers.ts';

/** Accounts of the small company by what they are. */
export const PAYER = '100000000000';
export const SHOP = '200000000000';
export const SHOP_DEV = '300000000000';
export const NETWORK = '400000000000';
export const IDLE = '500000000000';

export const SEPTEMBER_AND_OCTOBER = { period: parsePeriod('2026-09..2026-10') };
export const TWO_METRICS = { metrics: ['UnblendedCost', 'AmortizedCost'] } as const;

/** A line of usage; of the shop, unless told otherwise. */
export function used(day: string, amount: string, account = SHOP): Line {
  return { day, amount, account };
}

/** The report on such lines in the small company. */
export function reported(
  lines: readonly Line[],
  changes: Partial<ReportRequest> = {},
  bill: Partial<Bill> = {},
): Promise<Report> {
  return reportSpend(portsOn({ ...ACME, ...bill, lines }), asking(changes), SETTINGS);
}

/** The ports with changed independent totals. */
export function changingTotals(ports: ReportPorts, change: (total: LedgerTotal) => LedgerTotal): ReportPorts {
  const totals = totalsOf(ports.ledger);
  return { ...ports, ledger: withTotals(ports.ledger, async (query) => (await totals(query)).map(change)) };
}
