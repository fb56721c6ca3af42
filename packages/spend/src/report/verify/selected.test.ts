import { describe, expect, it } from 'vitest';
import { ACME } from '../../testing/acme.ts';
import { asking, type Bill, portsOn, SETTINGS } from '../../testing/bill.ts';
import type { Report } from '../form/report.ts';
import { reportSpend } from '../report-spend.ts';
import type { ReportRequest } from '../request.ts';
import { type AskedReport, verifyReport } from './verify-report.ts';

const asked = (request: ReportRequest): AskedReport => ({
  request,
  runId: 'run-1',
  source: 'cost-explorer',
  billingView: null,
});

const made = (bill: Bill, request: ReportRequest) => reportSpend(portsOn(bill), request, SETTINGS);

describe('a report on a part', () => {
  type Part = Partial<Report['selection']>;
  const whole: Part = {};
  it.each<[string, Part, Part, RegExp]>([
    ['the whole for a unit', { organizationalUnits: ['Workloads'] }, whole, /spend of r-acme, which is not/],
    [
      'a unit for another',
      { organizationalUnits: ['Workloads'] },
      { organizationalUnits: ['Platform'] },
      /spend of ou-acme-pprod000/,
    ],
    [
      'the whole without a unit',
      { excludedOrganizationalUnits: ['Platform'] },
      whole,
      /spend of ou-acme-pprod000/,
    ],
    [
      'the whole without a unit that is named by its path',
      { excludedOrganizationalUnits: ['Platform/Prod'] },
      whole,
      /spend of ou-acme-pprod000/,
    ],
    [
      'the whole without a unit that is named by its id',
      { excludedOrganizationalUnits: ['ou-acme-wdev0000'] },
      whole,
      /spend of ou-acme-wdev0000/,
    ],
    ['the whole without tax', { excludedChargeTypes: ['tax'] }, whole, /of the type tax, which is excluded/],
    [
      'more left out than tax',
      { excludedChargeTypes: ['tax'] },
      { excludedChargeTypes: ['tax', 'credit'] },
      /leaves out charges of the type credit/,
    ],
    [
      'the root with those that have left',
      { organizationalUnits: ['r-acme'] },
      whole,
      /of no unit, though units were named/,
    ],
  ])('is refused where it is %s', async (_, part, other, message) => {
    const request = asking(part);
    const report = await made(ACME, asking(other));
    const selection = { ...asking(part), leftOut: report.selection.leftOut };
    expect(() => verifyReport({ ...report, selection }, asked(request))).toThrow(message);
  });

  it('is refused where a container lists accounts that are not selected', async () => {
    const request = asking({ organizationalUnits: ['Workloads'], detail: 'ou' });
    const report = await made(ACME, request);
    const organizationalUnits = report.organizationalUnits.map((unit) =>
      unit.depth === 0 ? { ...unit, accountIds: ['100000000000'] } : unit,
    );
    expect(() => verifyReport({ ...report, organizationalUnits }, asked(request))).toThrow(
      /spend of r-acme, which is not selected/,
    );
  });

  it.each<[string, 'account' | 'ou', Bill['lines']]>([
    [
      'accounts that have left',
      'ou',
      [{ account: '900000000000', recordType: 'Tax', day: '2026-10-05', amount: '1' }],
    ],
    [
      'two accounts of a unit, where they cancel out',
      'account',
      [
        { account: '200000000000', recordType: 'Tax', day: '2026-10-05', amount: '5' },
        { account: '600000000000', recordType: 'Tax', day: '2026-10-05', amount: '-5' },
      ],
    ],
  ])('is refused where it has excluded charges of %s', async (_, detail, lines) => {
    const accounts = [
      ...ACME.accounts,
      { id: '600000000000', name: 'Second', state: 'ACTIVE', parentId: 'ou-acme-wprod000' },
    ];
    const request = asking({ excludedChargeTypes: ['tax'], detail });
    const { selection, ...report } = await made({ ...ACME, accounts, lines }, asking({ detail }));
    const claimed = { ...report, selection: { ...selection, excludedChargeTypes: ['tax' as const] } };
    expect(() => verifyReport(claimed, asked(request))).toThrow(/of the type tax, which is excluded/);
  });

  it('holds where a unit is excluded by a name that another unit further down has', async () => {
    const units = ACME.units.map((unit) =>
      unit.id === 'ou-acme-platform' ? { ...unit, name: 'Dev' } : unit,
    );
    const request = asking({ excludedOrganizationalUnits: ['Dev'] });
    const report = await made({ ...ACME, units }, request);
    expect(report.organizationalUnits.map(({ id }) => id)).toContain('ou-acme-wdev0000');
    verifyReport(report, asked(request));
  });
});
