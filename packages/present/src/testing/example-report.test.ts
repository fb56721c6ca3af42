import { decodeReport, decodeRequest } from '@ou-cost/contract';
import { verifyReport } from '@ou-cost/spend';
import { expect, test } from 'vitest';
import { type ExampleOptions, exampleReport } from './example-report.ts';

test.each<ExampleOptions>([
  { months: 1 },
  { months: 2 },
  { months: 1, compare: true },
  { months: 2, compare: true, metrics: ['UnblendedCost', 'AmortizedCost'] },
])('the example %j is a report as it is written and verified', (options) => {
  const report = exampleReport(options);
  expect(decodeReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
  const { metrics = ['UnblendedCost'], months, compare = false } = options;
  const { report: request } = decodeRequest({
    period: months === 2 ? '2026-09..2026-10' : '2026-10',
    compare: compare ? 'previous' : 'none',
    metric: [...metrics],
  });
  verifyReport(report, { request, runId: report.runId, source: 'cost-explorer', billingView: null });
});
