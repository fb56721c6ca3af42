import { partsBySplit, type Report, type Spend, type Split } from '@ou-cost/spend';
import { soleBill } from '../../../packages/spend/src/testing/reports.ts';
import { sumKey, withoutZeros } from './ledger-sums.ts';
import { tenDecimals } from './ten-decimals.ts';

/**
 * The parts of a spend by one split, with the keys of `ledger-sums.ts`.
 *
 * @throws if the parts do not add up to the gross amounts, and, by the split that is drawn, to the amounts
 */
export function partsOf(
  spend: Spend,
  report: Report,
  split: Split = report.query.by,
): Record<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const metric of report.query.metrics) {
    const { amounts, gross } = spend[metric] ?? {};
    if (amounts?.length !== report.periods.length) throw new Error(`${metric} lacks a period`);
    const parts = [...partsBySplit(spend[metric] ?? {}, split)];
    for (const [at, { start }] of report.periods.entries()) {
      let whole = 0n;
      let back = 0n;
      for (const [part, texts] of parts) {
        const units = tenDecimals(texts[at] ?? '');
        sums.set(sumKey(metric, start, part), units);
        whole += units;
        if (part === 'credit' || part === 'refund') back += units;
      }
      if (split === report.query.by) same(whole, amounts[at], `the parts of ${metric} from ${start}`);
      if (split === 'charge-type') same(whole - back, gross?.[at], `gross ${metric} from ${start}`);
    }
  }
  return withoutZeros(sums);
}

function same(units: bigint, text: string | undefined, what: string): void {
  if (tenDecimals(text ?? '') !== units)
    throw new Error(`${what}: ${units} × 10^-10 is written as '${text}'`);
}

/** A report without what differs from one run to the next: its id, its times and its usage. */
export function withoutRunDetails(report: Report) {
  const { runId: _id, generatedAt: _at, usage: _usage, bills, ...rest } = report;
  return { ...rest, bills: bills.map(({ asOf: _asOf, ...bill }) => bill) };
}

/** All figures of a report, sorted by id, without the details of the run and without names. */
export function figuresOf(report: Report) {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    currency: report.currency,
    periods: report.periods,
    total: report.total,
    leftOut: report.selection.leftOut,
    unattributed: report.unattributed,
    units: byId(report.organizationalUnits).map(({ id, direct, total }) => ({ id, direct, total })),
    accounts: byId(report.accounts).map(({ id, placements, spend }) => ({
      id,
      placements,
      spend,
    })),
    checks: soleBill(report).reconciliation.checks,
  };
}
