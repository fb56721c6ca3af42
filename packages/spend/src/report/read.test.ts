import { describe, expect, it } from 'vitest';
import { OuCostError } from '../errors.ts';
import { ACME } from '../testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import { parsePeriod } from '../time/period.ts';
import type { ReportCapacity } from './capacity.ts';
import type { Report } from './form/report.ts';
import type { Spend } from './form/spend.ts';
import { reportSpend } from './report-spend.ts';
import type { ReportRequest } from './request.ts';

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

describe('nothing is paid for before the organization shows that the report is possible', () => {
  const SMALL: ReportCapacity = {
    holds: ({ units, accounts, periods }) => units * accounts * periods <= 30,
    tooLarge: ({ units, accounts, periods }) =>
      new OuCostError('AnswerTooLarge', `${units} ${accounts} ${periods} is too large`),
  };
  /** How often the ledger had been asked when the organization was read, and at the end. */
  const readsOf = async (changes: Partial<ReportRequest>, capacity?: ReportCapacity) => {
    const ports = portsOn(ACME);
    let before = -1;
    const directory = {
      read: async () => {
        await new Promise((done) => setImmediate(done));
        before = ports.reads.count;
        return ports.directory.read();
      },
    };
    const settings = capacity === undefined ? SETTINGS : { ...SETTINGS, capacity };
    const failure = await reportSpend({ ...ports, directory }, asking(changes), settings).then(
      () => null,
      (cause: unknown) => cause,
    );
    return { before, after: ports.reads.count, failure };
  };

  it('but for a request that the organization cannot show to be impossible: both are read at once', async () => {
    expect(await readsOf({})).toEqual({ before: 1, after: 1, failure: null });
  });

  it.each<[string, Partial<ReportRequest>]>([
    ['a unit', { organizationalUnits: ['Dev'] }],
    ['an excluded unit', { excludedOrganizationalUnits: ['Dev'] }],
    ["a rule's unit", { ruleNames: [{ rule: 'Dev > 1', unit: 'Dev' }] }],
    ["a rule's account", { ruleNames: [{ rule: '200000000000 > 1', account: '200000000000' }] }],
  ])('where the request names %s', async (_, changes) => {
    expect(await readsOf(changes)).toEqual({ before: 0, after: 1, failure: null });
  });

  it.each<[string, Partial<ReportRequest>]>([
    ['a unit', { organizationalUnits: ['Nowhere'] }],
    ['an excluded unit', { excludedOrganizationalUnits: ['Nowhere'] }],
    ["a rule's unit", { ruleNames: [{ rule: 'Nowhere > 1', unit: 'Nowhere' }] }],
  ])('and never where %s is unknown', async (_, changes) => {
    const { after, failure } = await readsOf(changes);
    expect(failure).toMatchObject({ code: 'UnknownOrganizationalUnit' });
    expect(after).toBe(0);
  });

  it('where the report of a large organization could not be handed over', async () => {
    // Six units with five accounts in one period.
    expect(await readsOf({}, SMALL)).toEqual({ before: 0, after: 1, failure: null });
    const twice = await readsOf({ period: parsePeriod('2026-09..2026-10') }, SMALL);
    expect(twice).toMatchObject({ after: 0, failure: { message: '6 5 2 is too large' } });
    // Workloads has three units and three accounts, and stands in the root.
    const part = { period: parsePeriod('2026-09..2026-10'), organizationalUnits: ['Workloads'] };
    expect(await readsOf(part, SMALL)).toMatchObject({ after: 1, failure: null });
    // What is compared is not listed.
    const compared = await readsOf({ compare: 'previous' }, SMALL);
    expect(compared).toMatchObject({ after: 1, failure: null });
  });

  it('but not where the largest organization could', async () => {
    const large = { ...SMALL, holds: () => true };
    expect(await readsOf({}, large)).toEqual({ before: 1, after: 1, failure: null });
  });
});
