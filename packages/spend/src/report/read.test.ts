import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import type { Report } from './form/report.ts';
import type { Spend } from './form/spend.ts';
import { reportSpend } from './report-spend.ts';

const report = (request = asking(), bill = ACME): Promise<Report> =>
  reportSpend(portsOn(bill), request, SETTINGS);
const unblended = (spend: Spend | undefined) => spend?.UnblendedCost?.amounts[0];
const unit = (of: Report, id: string) => of.organizationalUnits.find((one) => one.id === id);

describe('complete or fail', () => {
  it('refuses two currencies', async () => {
    const dollars = portsOn(ACME);
    const yuan = portsOn({ ...ACME, currency: 'CNY' });
    const ledger = withTotals(dollars.ledger, totalsOf(yuan.ledger));
    await expect(reportSpend({ ...dollars, ledger }, asking(), SETTINGS)).rejects.toMatchObject({
      code: 'MixedCurrencies',
    });
  });

  it('fails when a period is missing from the answer', async () => {
    const ports = portsOn(ACME);
    const ledger: typeof ports.ledger = {
      ...ports.ledger,
      async *groups(query, split) {
        for await (const page of ports.ledger.groups(query, split)) {
          yield { ...page, periods: page.periods.slice(1), groups: page.groups.slice(1) };
        }
      },
    };
    await expect(reportSpend({ ...ports, ledger }, asking(), SETTINGS)).rejects.toMatchObject({
      code: 'Incomplete',
    });
  });

  it('fails when a page is lost', async () => {
    const ports = portsOn({ ...ACME, pageSize: 3 });
    const ledger: typeof ports.ledger = {
      ...ports.ledger,
      async *groups(query, split) {
        let page = 0;
        for await (const one of ports.ledger.groups(query, split)) {
          page += 1;
          if (page !== 2) yield one;
        }
      },
    };
    await expect(reportSpend({ ...ports, ledger }, asking(), SETTINGS)).rejects.toMatchObject({
      code: 'NotReconciled',
    });
  });

  it('fails when the organization cannot be read, however good the ledger', async () => {
    const ports = portsOn(ACME);
    const directory = { read: () => Promise.reject(new Error('no organization')) };
    await expect(reportSpend({ ...ports, directory }, asking(), SETTINGS)).rejects.toThrow('no organization');
  });

  it('fails when an account hangs in a unit that was not listed', async () => {
    const accounts = [
      ...ACME.accounts,
      { id: '600000000000', name: 'Lost', state: 'ACTIVE', parentId: 'ou-acme-gone0000' },
    ];
    await expect(report(asking(), { ...ACME, accounts })).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('600000000000'),
    });
  });

  it('counts an account that moved while it was read once, where it was seen last', async () => {
    const accounts = [
      ...ACME.accounts,
      { id: '200000000000', name: 'Shop', state: 'ACTIVE', parentId: 'ou-acme-pprod000' },
    ];
    const october = await report(asking(), { ...ACME, accounts });
    expect(unblended(october.total)).toBe('136.6000000001');
    expect(unblended(unit(october, 'ou-acme-wprod000')?.total)).toBe('0');
    // 51.23 + 65.0000000001
    expect(unblended(unit(october, 'ou-acme-pprod000')?.total)).toBe('116.2300000001');
  });
});
