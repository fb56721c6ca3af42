import { describe, expect, it } from 'vitest';
import { decodeFunctionRequest, decodeRequest } from './request.ts';

describe('a request', () => {
  it.each([[{}], [undefined], [null]])(
    'of nothing (%j) means the last month, unblended, by charge type',
    (payload) => {
      expect(decodeRequest(payload)).toMatchObject({
        runId: null,
        answer: 'whole',
        report: {
          period: { kind: 'last-month' },
          granularity: 'MONTHLY',
          metrics: ['UnblendedCost'],
          by: ['charge-type'],
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

  it('says whether its comparison may be left out where the source does not reach back that far', () => {
    const { report } = decodeRequest({ compare: 'previous', compareIfAvailable: true });
    expect(report).toMatchObject({ compare: 'previous', comparesIfAvailable: true });
    expect(decodeRequest({ compare: 'previous' }).report.comparesIfAvailable).toBeUndefined();
  });

  it('takes what rules name, and not the rules', () => {
    const ruleNames = [
      { rule: 'Dev > 1', ou: 'Dev' },
      { rule: '200000000000 > 1', account: '200000000000' },
    ];
    expect(decodeRequest({ ruleNames }).report.ruleNames).toEqual([
      { rule: 'Dev > 1', unit: 'Dev' },
      { rule: '200000000000 > 1', account: '200000000000' },
    ]);
    expect(decodeRequest({}).report.ruleNames).toEqual([]);
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
    [
      { metric: 'ListCost' },
      '\'metric\' ("ListCost") is only in exports of the bill; add \'source\' ("exports")',
    ],
    [{ by: ['service', 'hour'] }, '\'by\' ("hour") is only in exports'],
    [{ maxGigabytesScanned: 5 }, "'maxGigabytesScanned' (5) limits the reading of an export"],
    [
      { source: 'exports', billingViewArn: 'arn:aws:billing::111111111111:billingview/custom-0a1b2c3d' },
      'exports have no views',
    ],
    [{ source: 'athena' }, '\'source\' ("athena")'],
    [{ maxCostExplorerRequests: -1 }, "'maxCostExplorerRequests' (-1)"],
    [{ maxCostExplorerRequests: 1.5 }, "'maxCostExplorerRequests' (1.5)"],
    [{ billingViewArn: 'primary' }, '\'billingViewArn\' ("primary")'],
    [{ multiYear: 'yes' }, '\'multiYear\' ("yes")'],
    [{ runId: 'a b' }, '\'runId\' ("a b")'],
    [{ tree: 'as-it-was' }, '\'tree\' ("as-it-was")'],
    [{ checkReused: true }, "add 'reuseSettled' (true)"],
    [{ reuseSettled: 'yes' }, '\'reuseSettled\' ("yes")'],
    [{ earlier: {} }, "'earlier' ({}) must be a string"],
    [{ record: 1 }, "'record' (1)"],
    [{ answer: 'chunks' }, '\'answer\' ("chunks")'],
    [{ ruleNames: [{ rule: 'x > 1', account: '22' }] }, "'ruleNames[0].account'"],
    [{ ruleNames: [{ rule: 'x > 1', unit: 'x' }] }, "unknown key 'ruleNames[0].unit'"],
    [{ ruleNames: [{ rule: 'x > 1', ou: '' }] }, "'ruleNames[0].ou'"],
    [[], 'the whole'],
    ['last-month', 'the whole'],
  ])('%j is refused, naming the field or the value', (payload, message) => {
    expect(() => decodeRequest(payload)).toThrow(message);
  });
});

describe('what the function is asked', () => {
  it.each([[{}], [undefined], [{ kind: 'report' }]])('%j is a report', (payload) => {
    expect(decodeFunctionRequest(payload)).toMatchObject({
      kind: 'report',
      report: { by: ['charge-type'], trend: null },
    });
  });

  it('may be the organization, or a diagnosis that is neither paid nor negative unless it says so', () => {
    expect(decodeFunctionRequest({ kind: 'organization' })).toEqual({ kind: 'organization', runId: null });
    expect(decodeFunctionRequest({ kind: 'diagnose', runId: 'run-1' })).toEqual({
      kind: 'diagnose',
      paid: false,
      negative: false,
      runId: 'run-1',
    });
    expect(decodeFunctionRequest({ kind: 'diagnose', paid: true, negative: true })).toMatchObject({
      paid: true,
      negative: true,
    });
  });

  it('may be what happened to the organization', () => {
    expect(decodeFunctionRequest({ kind: 'events', runId: 'run-1' })).toEqual({
      kind: 'events',
      runId: 'run-1',
    });
  });

  it('may use what earlier runs left, where the request has it', () => {
    const asked = { tree: 'as-was', reuseSettled: true, checkReused: true, earlier: 'H4sI', record: true };
    expect(decodeFunctionRequest(asked)).toMatchObject({
      earlier: 'H4sI',
      record: true,
      report: { tree: 'as-was', reusesSettled: true, checksReused: true },
    });
    // Whether it may do without is for the function to say, which may have an archive of its own.
    const without = { earlier: null, record: false, report: { tree: 'as-was' } };
    expect(decodeFunctionRequest({ tree: 'as-was' })).toMatchObject(without);
  });

  it.each<[unknown, string]>([
    [{ kind: 'events', period: '2026-10' }, "unknown key 'period'"],
    [
      { kind: 'invoice' },
      "'kind' (\"invoice\") is not one of 'report', 'organization', 'events', 'diagnose'",
    ],
    [{ kind: null }, "'kind' (null) is not one of"],
    [{ kind: 'organization', period: '2026-10' }, "unknown key 'period'"],
    [{ kind: 'organization', depth: 2 }, "unknown key 'depth'"],
    [{ kind: 'diagnose', negativ: true }, "unknown key 'negativ'"],
    [{ kind: 'diagnose', paid: 'yes' }, '\'paid\' ("yes")'],
    [{ kind: 'diagnose', runId: 'a b' }, '\'runId\' ("a b")'],
    [{ perod: '2026-10' }, "unknown key 'perod'"],
  ])('%j is refused, naming the field or the value', (payload, message) => {
    expect(() => decodeFunctionRequest(payload)).toThrow(message);
  });
});
