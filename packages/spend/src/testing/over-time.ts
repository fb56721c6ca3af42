import type { HistoryFacts } from '../history/facts.ts';
import type { ListedUnit } from '../organization/directory.ts';
import type { Report } from '../report/form/report.ts';
import type { Spend } from '../report/form/spend.ts';
import { reportSpend } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import { verifyReport } from '../report/verify/verify-report.ts';
import { addDays, type CalendarDate } from '../time/calendar.ts';
import { asking, type Bill, type Line, portsOn, SETTINGS } from './bill.ts';
import { cover, factsWith, moved, seen } from './history.ts';
import { askedReport } from './verified.ts';

export const SHOP = '200000000000';
export const WEB = '300000000000';
export const UNITS: readonly ListedUnit[] = [
  { id: 'r-test', name: 'Root', parentId: null },
  ...['A', 'B', 'C'].map((id) => ({ id, name: `unit ${id}`, parentId: 'r-test' })),
];
/** Everything that happens in September to November is in a log. */
export const LOGGED: Partial<HistoryFacts> = { eventsCover: [cover('2026-09-01', '2026-11-20')] };

/** One amount on each of some days, from the first to before the last. */
export function daily(
  account: string,
  from: string,
  to: string,
  amount = '1',
  more: Partial<Line> = {},
): Line[] {
  const lines: Line[] = [];
  for (let day = from as CalendarDate; day < to; day = addDays(day, 1))
    lines.push({ account, day, amount, ...more });
  return lines;
}

/** A bill of an organization whose accounts are in these units today. */
export function billOverTime(
  now: Readonly<Record<string, string>>,
  facts: Partial<HistoryFacts>,
  changes: Partial<Bill> = {},
): Bill {
  const { units = UNITS } = changes;
  const { accounts } = seen('2026-11-20', now);
  return {
    units,
    accounts,
    lines: [...daily(SHOP, '2026-09-01', '2026-11-01'), ...daily(WEB, '2026-09-01', '2026-11-01', '100')],
    history: factsWith(facts),
    ...changes,
  };
}

export async function asWas(of: Bill, changes: Partial<ReportRequest> = {}) {
  const ports = portsOn(of);
  const request = asking({ tree: 'as-was', ...changes });
  const report = await reportSpend(ports, request, SETTINGS);
  verifyReport(report, askedReport(request));
  return { report, ...shown(report), queries: ports.reads.queries };
}

export const amounts = (spend: Spend | undefined) => spend?.UnblendedCost?.amounts.join(' + ') ?? 'none';

function shown(report: Report) {
  return {
    /** `direct / total` per unit that has any spend, months joined by a plus. */
    units: Object.fromEntries(
      report.organizationalUnits.map(({ id, direct, total }) => [
        id,
        `${amounts(direct)} / ${amounts(total)}`,
      ]),
    ),
    /** From, unit, basis and spend of each placement of an account. */
    placements: (id: string) =>
      report.accounts
        .find((account) => account.id === id)
        ?.placements.map((one) =>
          [one.from, one.to ?? '…', one.organizationalUnitId, one.basis, amounts(one.spend)].join(' '),
        ),
    notes: report.notes.map(({ code }) => code),
  };
}

/** The shop moves from A to B on the 11th of October, and the web is in B always. */
export const MOVED = billOverTime(
  { [SHOP]: 'B', [WEB]: 'B' },
  {
    ...LOGGED,
    trees: [seen('2026-09-01T00:00:00Z', { [SHOP]: 'A', [WEB]: 'B' })],
    events: [moved('2026-10-11T15:00:00Z', SHOP, 'A', 'B')],
  },
);
