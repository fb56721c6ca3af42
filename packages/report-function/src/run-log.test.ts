import { OuCostError, type Report } from '@ou-cost/spend';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RunLog } from './run-log.ts';

let text = '';

beforeEach(() => {
  text = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
});

const spend = { UnblendedCost: { amounts: ['1234.56'], byChargeType: { usage: ['1234.56'] } } };
const unit = { path: ['Root'], depth: 0, accountIds: ['444444444444'], direct: spend, total: spend };

const placed = (organizationalUnitId: string | null) => [
  { from: '2026-10-01', to: null, organizationalUnitId },
];

const report: Report = {
  schema: 'ou-cost/report@2',
  producer: 'ou-cost 0.1.0',
  runId: 'rundeck-42',
  generatedAt: '2026-11-23T00:00:00Z',
  bills: [
    {
      organizationId: 'o-1234567890',
      managementAccountId: '222222222222',
      rootId: 'r-1',
      asOf: '2026-11-07T03:00:00Z',
      currency: 'USD',
      source: {
        kind: 'cost-explorer',
        name: 'Cost Explorer',
        billingView: null,
        independentTotal: 'second-query',
        independentTotalStatedBy: 'Cost Explorer',
      },
      reconciliation: {
        status: 'reconciled',
        tolerance: '0.01',
        checks: [
          {
            metric: 'UnblendedCost',
            period: '2026-10-01',
            end: '2026-11-01',
            by: 'charge-type',
            attributed: '1234.56',
            independent: '1234.56',
            difference: '0',
          },
        ],
      },
    },
  ],
  query: {
    period: 'last-month',
    start: '2026-10-01',
    end: '2026-11-01',
    granularity: 'MONTHLY',
    metrics: ['UnblendedCost'],
    by: 'charge-type',
    alsoBy: [],
    detail: 'account',
    compare: 'none',
    tree: 'as-is',
    unknownRecordTypes: [],
  },
  currency: 'USD',
  periods: [{ start: '2026-10-01', end: '2026-11-01', estimated: false, settled: true }],
  selection: {
    organizationalUnits: [],
    excludedOrganizationalUnits: [],
    excludedChargeTypes: [],
    leftOut: spend,
  },
  notes: [],
  total: spend,
  organizationalUnits: [{ id: 'r-1', name: 'Root', parentId: null, ...unit }],
  accounts: [
    { id: '444444444444', name: 'Payroll', state: 'ACTIVE', placements: placed('r-1'), spend },
    { id: '555555555555', name: 'Sold', state: null, placements: placed(null), spend },
  ],
  unattributed: { accountIds: ['555555555555'], total: spend },
  usage: {
    requests: { 'ce:GetCostAndUsage': 2 },
    throttled: 1,
    retries: 1,
    charges: [{ source: 'cost-explorer', for: 'Cost Explorer requests', amount: '0.02', currency: 'USD' }],
    durationMs: 10,
  },
};

test('a finished run is logged in counts, without account names, OU names or amounts', () => {
  new RunLog('request-1').finished(report, 2_000);
  expect(JSON.parse(text)).toMatchObject({
    level: 'INFO',
    message: 'run finished',
    runId: 'request-1',
    start: '2026-10-01',
    end: '2026-11-01',
    reconciliation: ['reconciled'],
    organizationalUnits: 1,
    accounts: 2,
    unattributedAccounts: 1,
    requests: { 'ce:GetCostAndUsage': 2 },
    throttled: 1,
    retries: 1,
    answerBytes: 2_000,
    durationMs: expect.any(Number),
  });
  for (const secret of ['Payroll', 'Sold', 'Root', '1234.56', '444444444444']) {
    expect(text).not.toContain(secret);
  }
});

test('a failed reconciliation is logged with its difference', () => {
  new RunLog('request-1').failed(new OuCostError('NotReconciled', 'UnblendedCost differs by 0.02 USD'));
  expect(JSON.parse(text)).toMatchObject({
    level: 'ERROR',
    code: 'NotReconciled',
    fault: 'environment',
    reason: 'UnblendedCost differs by 0.02 USD',
  });
  expect(JSON.parse(text)).not.toHaveProperty('stack');
});

test('a target that did not get the report has a line that an alarm looks for, and the others have none', () => {
  new RunLog('request-1').delivered([
    { target: 'mail', status: 'delivered', reason: null },
    { target: 'topic-0a1b2c3d', status: 'failed', reason: 'no such topic' },
    { target: 'webhook-0a1b2c3d', status: 'unknown', reason: 'no answer' },
    { target: 'webhook-4e5f6a7b', status: 'unknown-before', reason: null },
  ]);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ level, message, target, reason }) => [level, message, target, reason])).toEqual([
    ['INFO', 'delivery', 'mail', undefined],
    ['ERROR', 'delivery failed', 'topic-0a1b2c3d', 'no such topic'],
    ['ERROR', 'delivery failed', 'webhook-0a1b2c3d', 'no answer'],
    ['INFO', 'delivery', 'webhook-4e5f6a7b', undefined],
  ]);
});

test('a run that never ended has a line that an alarm looks for', () => {
  new RunLog('request-1').neverEnded({ attempt: 1, startedAt: '2026-11-07T05:00:01.000Z' });
  const line = { level: 'ERROR', message: 'run never ended', startedAt: '2026-11-07T05:00:01.000Z' };
  expect(JSON.parse(text)).toMatchObject(line);
});

test('a report that the archive did not take has a line that an alarm looks for', () => {
  new RunLog('request-1').notArchived(new OuCostError('AccessRefused', 'the bucket refuses it'));
  expect(JSON.parse(text)).toMatchObject({
    level: 'ERROR',
    message: 'archive not written',
    code: 'AccessRefused',
    reason: 'the bucket refuses it',
  });
});

test('an index that could not be updated is a warning', () => {
  new RunLog('request-1').indexNotUpdated(new OuCostError('Unavailable', 'S3 did not answer'));
  expect(JSON.parse(text)).toMatchObject({ level: 'WARN', message: 'index not updated' });
});

test('the lines of a trigger have the id of its run', () => {
  const log = new RunLog('request-1');
  log.triggered('ou-cost-20261107T050000Z-0a1b2c', {
    schedule: 'monthly',
    scheduledTime: '2026-11-07T05:00:00Z',
  });
  log.triggerAnswered('reported', 1, [{ target: 'mail', status: 'delivered', reason: null }]);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    expect.objectContaining({ message: 'trigger taken', schedule: 'monthly' }),
    expect.objectContaining({
      message: 'trigger answered',
      status: 'reported',
      targets: { mail: 'delivered' },
    }),
  ]);
  for (const { runId } of lines) expect(runId).toBe('ou-cost-20261107T050000Z-0a1b2c');
});

test('a failure is logged with its causes, and a defect with its stack', () => {
  const cause = new Error('socket hang up');
  cause.name = 'TimeoutError';
  const failure = new OuCostError('Defect', 'unexpected', { cause });
  new RunLog('request-1').failed(failure);
  expect(JSON.parse(text)).toMatchObject({
    causes: [{ name: 'TimeoutError', message: 'socket hang up' }],
    stack: expect.arrayContaining([expect.stringContaining('run-log.test')]),
  });
});

test('a circle of causes is logged up to a limit', () => {
  const first = new Error('first');
  first.cause = new Error('second', { cause: first });
  new RunLog('request-1').failed(new OuCostError('Unavailable', 'no answer', { cause: first }));
  expect(JSON.parse(text).causes).toHaveLength(5);
});
