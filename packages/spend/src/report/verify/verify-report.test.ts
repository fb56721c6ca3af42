import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARGE_TYPES } from '../../ledger/charge-type.ts';
import { asking } from '../../testing/bill.ts';
import { randomBills } from '../../testing/random-bill.ts';
import { askedReport as asked, madeReport as made, REQUESTS, RICH } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import type { Report } from '../form/report.ts';
import type { ReportRequest } from '../request.ts';
import { verifyReport } from './verify-report.ts';

describe('a report that was made for a request', () => {
  it.each(Object.entries(REQUESTS))('holds: %s', async (_, changes) => {
    const request = asking(changes);
    verifyReport(await made(RICH, request), asked(request));
  });

  it('holds with a difference that the request allows, and with one within the tolerance', async () => {
    const allowing = asking({ allowUnattributedDifference: true, compare: 'previous' });
    for (const missingFromGroups of ['5', '0.01', '-0.004']) {
      verifyReport(await made({ ...RICH, missingFromGroups }, allowing), asked(allowing));
    }
  });

  it('holds for any bill and any question', async () => {
    const requests = fc.record({
      period: fc
        .constantFrom('2026-10', '2026-09..2026-10', 'month-to-date', '2026-09-05..2026-10-17')
        .map(parsePeriod),
      by: fc.constantFrom<ReportRequest['by']>(
        ['charge-type'],
        ['service'],
        ['charge-type', 'service'],
        ['tag:Team', 'region', 'charge-type', 'tag:Stage'],
      ),
      trend: fc.constantFrom(null, 1, 4),
      granularity: fc.constantFrom('MONTHLY' as const, 'DAILY' as const),
      detail: fc.constantFrom('account' as const, 'ou' as const),
      compare: fc.constantFrom('none', 'previous'),
      metrics: fc.constantFrom(['UnblendedCost'] as const, ['AmortizedCost', 'UnblendedCost'] as const),
    });
    const excluded = fc.subarray([...CHARGE_TYPES], { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        randomBills({ units: 10, accounts: 15, lines: 50 }),
        requests,
        excluded,
        fc.nat(),
        fc.constantFrom('selects', 'excludes', 'neither'),
        async (bill, changes, types, which, how) => {
          const id = bill.units[which % bill.units.length]?.id ?? '';
          const request = asking({
            ...changes,
            excludedChargeTypes: changes.by.includes('charge-type') && changes.by.length === 1 ? types : [],
            organizationalUnits: how === 'selects' ? [id] : [],
            // Without the root nothing is left.
            excludedOrganizationalUnits: how === 'excludes' && id !== bill.units[0]?.id ? [id] : [],
          });
          verifyReport(await made(bill, request), asked(request));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a report that is not the one asked for, or not whole', () => {
  const request = asking({ compare: 'previous', metrics: ['UnblendedCost', 'AmortizedCost'] });
  type Change = (report: Report) => unknown;
  const of =
    <K extends keyof Report>(key: K, change: (value: Report[K], report: Report) => unknown): Change =>
    (report) => ({ ...report, [key]: change(report[key], report) });
  const bill = (change: (bill: Report['bills'][number]) => unknown) =>
    of('bills', ([one]) => [one && change(one)]);
  const reconciliation = (changes: object) =>
    bill((one) => ({ ...one, reconciliation: { ...one.reconciliation, ...changes } }));
  const comparison = (changes: object) => of('comparison', (one) => ({ ...one, ...changes }));

  it.each<[string, Change, RegExp]>([
    ['of another run', of('runId', () => 'run-2'), /run id is "run-2" instead of "run-1"/],
    ['of another period', of('query', (q) => ({ ...q, period: '2026-09' })), /its period is "2026-09"/],
    ['of other days', of('query', (q) => ({ ...q, start: '2026-09-01' })), /its first day/],
    [
      'of other days under the same words',
      of('periods', () => [{ start: '2026-10-01', end: '2026-10-31', estimated: false, settled: true }]),
      /one of its periods/,
    ],
    [
      'from another source',
      bill((one) => ({ ...one, source: { ...one.source, kind: 'exports' } })),
      /its source is "exports" instead of "cost-explorer"/,
    ],
    ['by day', of('query', (q) => ({ ...q, granularity: 'DAILY' })), /granularity/],
    ['of other metrics', of('query', (q) => ({ ...q, metrics: ['UnblendedCost'] })), /its metrics/],
    ['by service', of('query', (q) => ({ ...q, by: 'service' })), /what it is split by/],
    ['without accounts, though asked for them', of('query', (q) => ({ ...q, detail: 'ou' })), /its detail/],
    ['without a period', of('periods', () => []), /number of its periods is 0/],
    [
      'estimated and settled',
      of('periods', (p) => p.map((one) => ({ ...one, estimated: true, settled: true }))),
      /estimated and settled/,
    ],
    [
      'of part of the organization',
      of('selection', (s) => ({ ...s, organizationalUnits: ['Workloads'] })),
      /selection of units/,
    ],
    [
      'without tax',
      of('selection', (s) => ({ ...s, excludedChargeTypes: ['tax'] })),
      /exclusion of charge types/,
    ],
    [
      'made before its period',
      (report) => ({
        ...(bill((one) => ({ ...one, asOf: '2026-09-20T00:00:00Z' }))(report) as Report),
        generatedAt: '2026-09-20T00:00:02Z',
      }),
      /reaches into the future/,
    ],
    ['made on no day', bill((one) => ({ ...one, asOf: 'soon' })), /when it was made/],
    ['ready before it was read', of('generatedAt', () => '2026-11-19T23:59:59Z'), /it was made on/],
    ['ready long after it was read', of('generatedAt', () => '2026-11-22T00:00:00Z'), /it was made on/],
    ['ready on no day', of('generatedAt', () => ''), /it was made on ''/],
    ['with rules', of('rules', () => []), /judges rules/],
    ['without a bill', of('bills', () => []), /does not say when/],
    ['with two bills', of('bills', ([one]) => [one, one]), /2 bills/],
    ['of a bill in another currency', of('currency', () => 'EUR'), /currency/],
    ['without checks', reconciliation({ checks: [] }), /number of its checks is 0 instead of 4/],
    ['that was not checked', reconciliation({ status: 'not-checked' }), /called not-checked/],
    [
      'not checked, without checks',
      reconciliation({ status: 'not-checked', checks: [] }),
      /called not-checked/,
    ],
    [
      'of an allowed difference without one',
      reconciliation({ status: 'difference-allowed' }),
      /there is none/,
    ],
    ['with a negative tolerance', reconciliation({ tolerance: '-1' }), /tolerance is -1/],
    [
      'with a tolerance that hides anything',
      reconciliation({ tolerance: '1000.01' }),
      /tolerance is 1000\.01/,
    ],
    ['of another root', bill((one) => ({ ...one, rootId: 'r-other' })), /its root is \["r-acme"\]/],
    [
      'with an account that is unattributed twice',
      of('unattributed', (u) => ({ ...u, accountIds: [...u.accountIds, ...u.accountIds] })),
      /900000000000 is called unattributed/,
    ],
    [
      'with an account of a unit that is unattributed as well',
      of('unattributed', (u) => ({ ...u, accountIds: [...u.accountIds, '200000000000'] })),
      /200000000000 is called unattributed/,
    ],
    [
      'with an account in several places, though the tree is as it is',
      of('accounts', ([one, ...rest]) => [
        one && { ...one, placements: [...one.placements, ...one.placements] },
        ...rest,
      ]),
      /number of placements of account 100000000000 is 2/,
    ],
    ['without the comparison', (report) => ({ ...report, comparison: undefined }), /comparison is missing/],
    ['compared with another month', comparison({ with: '2026-08' }), /compared with/],
    ['compared with other days', comparison({ start: '2026-08-01' }), /first day compared with/],
    ['compared without a unit', comparison({ organizationalUnits: [] }), /units compared/],
    ['compared without accounts', comparison({ accounts: [] }), /number of accounts compared/],
    ['without those that changed most', comparison({ movers: { accounts: [] } }), /changed most/],
    ['without its accounts', of('accounts', () => []), /is counted and not listed/],
    ['with an account twice', of('accounts', (all) => [...all, ...all.slice(0, 1)]), /listed twice/],
    ['with a unit twice', of('organizationalUnits', (all) => [...all, ...all.slice(-1)]), /listed twice/],
    ['without its root', of('organizationalUnits', (all) => all.slice(1)), /hangs below r-acme/],
    ['without a unit', of('organizationalUnits', (all) => all.slice(0, -1)), /account 200000000000|ou-acme/],
    [
      'with a unit in the wrong place',
      of('organizationalUnits', (all) => all.map((one) => ({ ...one, depth: 0 }))),
      /depth/,
    ],
    [
      'with a unit under another path',
      of('organizationalUnits', (all) => all.map((one) => ({ ...one, path: ['Root'] }))),
      /path/,
    ],
    [
      'with an account in two units',
      of('organizationalUnits', (all) => all.map((one) => ({ ...one, accountIds: ['200000000000'] }))),
      /stands in/,
    ],
    [
      'with a metric too few',
      of('total', (t) => ({ UnblendedCost: t.UnblendedCost })),
      /has no AmortizedCost/,
    ],
    [
      'with a metric too many',
      of('total', (t) => ({ ...t, BlendedCost: t.UnblendedCost })),
      /BlendedCost, which was not asked for/,
    ],
    [
      'with an amount too few',
      of('total', (t) => ({ ...t, UnblendedCost: { ...t.UnblendedCost, amounts: [] } })),
      /0 amounts for 1 period$|0 amounts for 1 period[,;]/,
    ],
    [
      'without gross',
      of('total', (t) => ({ ...t, UnblendedCost: { ...t.UnblendedCost, gross: undefined } })),
      /no gross/,
    ],
    [
      'split by another',
      of('total', (t) => ({ ...t, UnblendedCost: { amounts: t.UnblendedCost?.amounts, byService: {} } })),
      /not split by charge-type/,
    ],
    [
      'split by more',
      of('total', (t) => ({ ...t, UnblendedCost: { ...t.UnblendedCost, byRegion: {} } })),
      /split by more than charge-type/,
    ],
    [
      'split by a tag as well',
      of('total', (t) => ({ ...t, UnblendedCost: { ...t.UnblendedCost, byTag: { Team: {} } } })),
      /split by more than charge-type/,
    ],
    ['with a trend', of('trend', () => ({})), /a trend that was not asked for/],
    ['compared over other days', comparison({ after: { start: '2026-10-02' } }), /first day compared/],
  ])('is refused: %s', async (_, change, message) => {
    const report = await made(RICH, request);
    expect(() => verifyReport(change(report) as Report, asked(request))).toThrow(message);
  });

  it('is refused where it was read through another billing view than asked for', async () => {
    const report = await made(RICH, request);
    expect(() =>
      verifyReport(report, { ...asked(request), billingView: 'arn:aws:billing::1:billingview/a' }),
    ).toThrow(/its billing view is null instead of "arn/);
  });

  it('is refused where a difference is over the tolerance, and the request did not allow one', async () => {
    const allowing = { ...request, allowUnattributedDifference: true };
    const report = await made({ ...RICH, missingFromGroups: '5' }, allowing);
    expect(() => verifyReport(report, asked(request))).toThrow(/by 5 USD, more than 0\.01/);
  });
});
