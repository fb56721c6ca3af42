import type { Report } from '@ou-cost/spend';
import { daysIn } from '../shared/period-label.ts';
import { isReconciled } from '../shared/source-words.ts';
import type { Mover } from './most-moved.ts';
import { changeAlone, type PageReference, type Summary, type SummaryPart } from './summary.ts';

/** The summary for a program: amounts are exact, names are escaped only as JSON requires, and words are English. */
export function jsonSummary(report: Report, summary: Summary, page: PageReference): string {
  const { totals, parts, moreParts, moved, trend } = summary;
  const { query, comparison, periods } = report;
  return JSON.stringify({
    schema: 'ou-cost/summary@1',
    producer: report.producer,
    runId: report.runId,
    generatedAt: report.generatedAt,
    organizationIds: report.bills.map(({ organizationId }) => organizationId),
    period: withDays(query),
    comparedWith: comparison === undefined ? null : withDays(comparison),
    compared: comparison === undefined ? null : withDays(comparison.after),
    estimated: periods.some(({ estimated }) => estimated),
    settled: periods.every(({ settled }) => settled),
    reconciled: isReconciled(report),
    reconciliation: report.bills.map(({ organizationId, reconciliation: { status, tolerance } }) => ({
      organizationId,
      status,
      tolerance,
    })),
    currency: report.currency,
    totals,
    parts: parts.map(partOf),
    moreParts,
    moved,
    movers: moversOf(summary),
    trend,
    rules: report.rules ?? [],
    rulesNotJudged: summary.rulesNotJudged,
    charges: report.usage.charges,
    page,
  });
}

function withDays({ start, end }: { readonly start: string; readonly end: string }) {
  return { start, end, days: daysIn({ start, end }) };
}

function partOf({ kind, id, unit, amount, change, share }: SummaryPart) {
  return { kind, id, name: nameOf(kind, unit), amount, change, share };
}

function nameOf(kind: SummaryPart['kind'], unit: string): string {
  if (kind === 'unattributed') return 'no longer in the organization';
  return kind === 'root' ? `directly in ${unit}` : unit;
}

function moversOf({ movers }: Summary) {
  if (movers === null) return null;
  const { organizationalUnits, accounts, services } = movers;
  return {
    organizationalUnits: organizationalUnits.movers.map(unitOf),
    accounts: accounts.movers.map((mover) => ({ ...unitOf(mover), status: mover.status })),
    services: services?.movers.map(({ name, change }) => ({ name, ...changeAlone(change) })) ?? null,
  };
}

function unitOf({ id, name, path, change }: Mover) {
  return { id, name, path, ...changeAlone(change) };
}
