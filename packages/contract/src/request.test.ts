import { describe, expect, it } from 'vitest';
import { decodeRequest } from './request.ts';

describe('a request', () => {
  it.each([[{}], [undefined], [null]])(
    'of nothing (%j) means the last month, unblended, by charge type',
    (payload) => {
      expect(decodeRequest(payload)).toMatchObject({
        runId: null,
        report: {
          period: { kind: 'last-month' },
          granularity: 'MONTHLY',
          metrics: ['UnblendedCost'],
          by: 'charge-type',
          detail: 'account',
          compare: 'none',
        },
      });
    },
  );

  it('takes one or several of a repeatable option, each once', () => {
    const { report } = decodeRequest({
      metric: ['AmortizedCost', 'AmortizedCost', 'UnblendedCost'],
      ou: 'Workloads/Prod',
    });
    expect(report.metrics).toEqual(['AmortizedCost', 'UnblendedCost']);
    expect(report.organizationalUnits).toEqual(['Workloads/Prod']);
  });

  it.each<[unknown, string]>([
    [{ periode: '2026-10' }, "unknown key 'periode'"],
    [{ kind: 'invoice' }, '\'kind\' ("invoice")'],
    [{ period: 202610 }, "'period' (202610)"],
    [{ period: '2026-13' }, "'2026-13'"],
    [{ granularity: 'hourly' }, '\'granularity\' ("hourly")'],
    [{ metric: 'UsageQuantity' }, "'UsageQuantity' cannot be summed"],
    [{ metric: 'NormalizedUsageAmount' }, "'NormalizedUsageAmount' cannot be summed"],
    [{ metric: 'unblendedcost' }, "'unblendedcost'"],
    [{ excludeChargeType: ['credits'] }, "'excludeChargeType"],
    [{ maxCostExplorerRequests: -1 }, "'maxCostExplorerRequests' (-1)"],
    [{ maxCostExplorerRequests: 1.5 }, "'maxCostExplorerRequests' (1.5)"],
    [{ billingViewArn: 'primary' }, '\'billingViewArn\' ("primary")'],
    [{ multiYear: 'yes' }, '\'multiYear\' ("yes")'],
    [{ runId: 'a b' }, '\'runId\' ("a b")'],
    [[], 'the whole'],
    ['last-month', 'the whole'],
  ])('%j is refused, naming the field or the value', (payload, message) => {
    expect(() => decodeRequest(payload)).toThrow(message);
  });
});
