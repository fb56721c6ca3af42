import type { Report } from '../report/form/report.ts';
import { reportSpend } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import type { AskedReport } from '../report/verify/verify-report.ts';
import { parsePeriod } from '../time/period.ts';
import { ACME } from './acme.ts';
import { type Bill, portsOn, SETTINGS } from './bill.ts';

/** What a report of the run is verified against. */
export function askedReport(request: ReportRequest): AskedReport {
  return { request, runId: 'run-1', source: 'cost-explorer', billingView: null };
}

/** The report on a bill. */
export function madeReport(bill: Bill, request: ReportRequest): Promise<Report> {
  return reportSpend(portsOn(bill), request, SETTINGS);
}

/** Lines that every charge type, a commitment's fee and two services are among. */
export const RICH: Bill = {
  ...ACME,
  lines: [
    ...ACME.lines,
    { account: '300000000000', recordType: 'RIFee', service: 'AmazonRDS', day: '2026-10-01', amount: '12' },
    { account: '300000000000', recordType: 'SavingsPlanNegation', day: '2026-10-01', amount: '-3' },
    { account: '400000000000', recordType: 'Tax', service: 'AmazonS3', day: '2026-09-30', amount: '0.7' },
  ],
};

/** Requests of every kind, by what they are. */
export const REQUESTS: Readonly<Record<string, Partial<ReportRequest>>> = {
  'a month': {},
  'two metrics compared': { metrics: ['UnblendedCost', 'AmortizedCost'], compare: 'previous' },
  'three months by service compared': {
    period: parsePeriod('2026-08..2026-10'),
    by: ['service'],
    compare: 'previous',
  },
  'units only, compared': { detail: 'ou', compare: '2026-09' },
  'days of the running month': {
    period: parsePeriod('month-to-date'),
    granularity: 'DAILY',
    compare: 'previous',
  },
  'a unit without tax': {
    organizationalUnits: ['Workloads'],
    excludedChargeTypes: ['tax'],
    compare: 'previous',
  },
  'two splits and a trend, compared': {
    by: ['charge-type', 'service'],
    trend: 3,
    compare: 'previous',
  },
  'the running month by tag and region, with a trend': {
    period: parsePeriod('month-to-date'),
    by: ['tag:Team', 'region'],
    trend: 2,
    compare: 'previous',
  },
  'a trend without tax': { trend: 2, excludedChargeTypes: ['tax'] },
  'all but a unit': { excludedOrganizationalUnits: ['Platform'], compare: 'previous' },
};
