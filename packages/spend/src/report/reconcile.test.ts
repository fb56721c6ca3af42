import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import { soleBill } from '../testing/reports.ts';
import type { Report } from './form/report.ts';
import type { Spend } from './form/spend.ts';
import { reportSpend } from './report-spend.ts';

const report = (request = asking(), bill = ACME): Promise<Report> =>
  reportSpend(portsOn(bill), request, SETTINGS);
const unblended = (spend: Spend | undefined) => spend?.UnblendedCost?.amounts[0];

describe('reconciliation', () => {
  const missing = { ...ACME, missingFromGroups: '0.0101' };

  it('fails over the tolerance, after reading both once more, and states the difference', async () => {
    const ports = portsOn(missing);
    await expect(reportSpend(ports, asking(), SETTINGS)).rejects.toMatchObject({
      code: 'NotReconciled',
      message: expect.stringContaining('difference 0.0101 USD'),
    });
    expect(ports.reads.count).toBe(2);
  });

  it('holds at the tolerance', async () => {
    const { reconciliation } = soleBill(await report(asking(), { ...ACME, missingFromGroups: '-0.01' }));
    expect(reconciliation.status).toBe('reconciled');
    expect(reconciliation.checks[0]?.difference).toBe('-0.01');
  });

  it('carries an allowed difference as a line of its own, never in a unit', async () => {
    const allowed = await report(asking({ allowUnattributedDifference: true }), missing);
    expect(soleBill(allowed).reconciliation.status).toBe('difference-allowed');
    expect(allowed.notAttributedBySource).toEqual({ UnblendedCost: { amounts: ['0.0101'] } });
    expect(unblended(allowed.total)).toBe('136.6000000001');
    expect(allowed.notes.map(({ code }) => code)).toContain('not-attributed-by-source');
  });

  it('concludes nothing from a first difference that a second reading does not have', async () => {
    const refreshed = portsOn(ACME);
    const stale = portsOn(missing);
    let totals = 0;
    const ledger = withTotals(refreshed.ledger, (query) => {
      totals += 1;
      return totalsOf((totals === 1 ? stale : refreshed).ledger)(query);
    });
    const { bills, notes } = await reportSpend({ ...refreshed, ledger }, asking(), SETTINGS);
    expect(soleBill({ bills }).reconciliation.status).toBe('reconciled');
    expect(notes.map(({ code }) => code)).toContain('read-again');
  });
});
