import { type LedgerQuery, OuCostError } from '@ou-cost/spend';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { payer, region } from '../../../sandbox/src/testing/chain-templates.ts';
import { queriedExport } from '../../../sandbox/src/testing/queried-export.ts';
import { MEMBER } from '../../../sandbox/src/testing/written-bill.ts';
import { groupsOf, QUERY, readerOf } from '../testing/queried-ports.ts';
import { type AthenaOptions, composeAthenaPorts } from './athena.ts';

const SEPTEMBER = { ...QUERY, end: '2026-10-01' };
const NOW = Date.parse('2026-11-20T09:00:00Z');

let sandbox: Sandbox;
afterEach(async () => {
  vi.unstubAllEnvs();
  await sandbox?.stop();
});

type Queried = NonNullable<Parameters<typeof queriedExport>[0]>;

/** A run's ports on the export of a sandbox, with the reader's rights. Waiting takes no time, but time passes. */
async function opened(options: Queried = {}, more: Partial<AthenaOptions> = {}) {
  ({ sandbox } = await queriedExport(options));
  vi.stubEnv('AWS_ENDPOINT_URL', sandbox.endpoint);
  return composed(more);
}

function composed(more: Partial<AthenaOptions>) {
  let now = NOW;
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
    await new Promise((resolve) => setImmediate(resolve));
  };
  const timing = { now: () => now, sleep, timeout: AbortSignal.timeout.bind(AbortSignal), random: () => 0.5 };
  return composeAthenaPorts({
    ...readerOf(sandbox),
    timing,
    exports: { location: 's3://kumo/p/focus', database: 'bill', table: 'focus', workGroup: 'bills', region },
    s3Endpoint: sandbox.endpoint,
    ...more,
  });
}

const BOTH = [`2026-09-01 ${MEMBER} - 3.25`, `2026-10-01 ${MEMBER} - 4.0000000001`];
const requested = () =>
  sandbox.calls.filter(({ origin }) => origin !== 'platform').map(({ action }) => action);
const countOf = (action: string) => requested().filter((one) => one === action).length;

describe('an export that Athena reads', () => {
  it('is summed exactly, by account or as it is split, with requests and bytes counted', async () => {
    const ports = await opened();
    expect(ports.ledger.description).toMatchObject({
      kind: 'exports',
      name: expect.stringContaining('FOCUS'),
    });
    expect(await groupsOf(ports)).toEqual(BOTH);
    expect(await groupsOf(ports, QUERY, 'service')).toEqual([
      `2026-09-01 ${MEMBER} a 1.25`,
      `2026-10-01 ${MEMBER} a 4.0000000001`,
      `2026-09-01 ${MEMBER} b 2`,
    ]);
    expect(await groupsOf(ports, { ...QUERY, granularity: 'DAILY' }, 'charge-type')).toEqual([
      `2026-09-01 ${MEMBER} usage 1.25`,
      `2026-09-02 ${MEMBER} usage 2`,
      `2026-10-01 ${MEMBER} usage 4.0000000001`,
    ]);
    const { requests, scannedBytes = 0, charges } = ports.meter.usage();
    expect(requests).toMatchObject({
      'athena:GetTableMetadata': 1,
      'athena:StartQueryExecution': 3,
      'athena:GetQueryResults': 3,
    });
    expect(scannedBytes).toBeGreaterThan(1000);
    // Three queries of ten megabytes each, as AWS bills them at the least.
    expect(charges).toEqual([
      {
        source: 'athena',
        for: `Athena, ${scannedBytes} bytes scanned`,
        amount: '0.0001430511474609375',
        currency: 'USD',
      },
    ]);
  });

  it('is read of the months asked for alone, and of their last deliveries', async () => {
    const scanned = async (options: Queried, query: LedgerQuery) => {
      const ports = await opened(options);
      expect(await groupsOf(ports, query)).toEqual(query === QUERY ? BOTH : BOTH.slice(0, 1));
      const { scannedBytes } = ports.meter.usage();
      await sandbox.stop();
      return scannedBytes ?? 0;
    };
    const all = await scanned({}, QUERY);
    expect(await scanned({ earlierDeliveries: 2 }, QUERY)).toBe(all);
    expect(await scanned({}, SEPTEMBER)).toBeLessThan(all);
  });

  it('is looked at until it is over, and started once although its answer was lost', async () => {
    const faults = [{ api: 'athena:StartQueryExecution', fault: 'reset', served: true, calls: [1] }] as const;
    const ports = await opened({ athena: { queuedLooks: 3, runningLooks: 4 }, faults: { faults } });
    expect(await groupsOf(ports)).toEqual(BOTH);
    expect(countOf('athena:StartQueryExecution')).toBe(2);
    expect(countOf('athena:GetQueryExecution')).toBeGreaterThanOrEqual(8);
    expect(ports.meter.usage().charges).toMatchObject([{ amount: '0.0000476837158203125' }]);
    expect(countOf('athena:StopQueryExecution')).toBe(0);
  });

  it('is read although each of its calls is throttled at first', async () => {
    const ports = await opened({
      faults: { faults: [{ api: 'athena:*', fault: 'throttle', calls: [1, 3, 5] }] },
    });
    expect(await groupsOf(ports)).toEqual(BOTH);
    expect(ports.meter.usage()).toMatchObject({ throttled: 3 });
  });

  it('is queried again where Athena fails for a reason of its own, three times at most', async () => {
    const busy = { state: 'FAILED', reason: 'Query exhausted resources at this scale factor' } as const;
    expect(await groupsOf(await opened({ athena: { endings: [busy, busy, busy] } }))).toEqual(BOTH);
    expect(countOf('athena:StartQueryExecution')).toBe(4);
    await sandbox.stop();
    const never = await opened({ athena: { endings: [busy, busy, busy, busy] } });
    await expect(groupsOf(never)).rejects.toMatchObject({
      code: 'Unavailable',
      message: expect.stringContaining(busy.reason),
    });
  });
});

describe('a month that the table does not show', () => {
  it.each([
    ['is before its range', { 'projection.billing_period.range': '2026-10,NOW' }, '2026-09'],
    ['is after its range', { 'projection.billing_period.range': '2015-01,2026-09' }, '2026-10'],
    ['has no partition', { 'projection.enabled': 'false' }, '2026-09'],
  ])('is refused where it %s', async (_, parameters, month) => {
    await expect(groupsOf(await opened({ parameters }))).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringContaining(`'bill.focus' shows no line of ${month}`),
    });
    await expect(groupsOf(await composed({}), undefined, 'service')).rejects.toThrow(month);
  });

  it('is not one of whose days that were asked for none has a charge', async () => {
    const ports = await opened();
    expect(await groupsOf(ports, { ...QUERY, start: '2026-09-10', end: '2026-09-12' })).toEqual([]);
  });
});

describe('a query that does not end well', () => {
  it('is a failure with the reason of Athena, and is not repeated', async () => {
    const endings = [{ state: 'FAILED', reason: 'HIVE_BAD_DATA: not a Parquet file' }] as const;
    await expect(groupsOf(await opened({ athena: { endings } }))).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('HIVE_BAD_DATA: not a Parquet file'),
    });
    expect(countOf('athena:StartQueryExecution')).toBe(1);
  });

  it('was cancelled by somebody else', async () => {
    const endings = [{ state: 'CANCELLED', reason: 'Query cancelled by user' }] as const;
    await expect(groupsOf(await opened({ athena: { endings } }))).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('somebody cancelled the query'),
    });
  });

  it('is stopped where it scans more than the run may', async () => {
    const ports = await opened({ athena: { runningLooks: 50 } }, { maxGigabytesScanned: 1000 / 2 ** 30 });
    await expect(groupsOf(ports)).rejects.toMatchObject({
      code: 'RequestBudgetExceeded',
      message: expect.stringContaining('--max-gigabytes-scanned'),
    });
    expect(countOf('athena:GetQueryExecution')).toBeLessThan(50);
    expect(requested().at(-1)).toBe('athena:StopQueryExecution');
  });

  it('counts against what the run may scan in all of its queries', async () => {
    const ports = await opened();
    await groupsOf(ports);
    const bytes = ports.meter.usage().scannedBytes ?? 0;
    await sandbox.stop();
    const twice = await opened({}, { maxGigabytesScanned: (1.5 * bytes) / 2 ** 30 });
    expect(await groupsOf(twice)).toEqual(BOTH);
    await expect(groupsOf(twice)).rejects.toMatchObject({ code: 'RequestBudgetExceeded' });
  });

  it('is ended by its work group, whose limit is named', async () => {
    const exports = {
      location: 's3://kumo/p/focus',
      database: 'bill',
      table: 'focus',
      workGroup: 'tight',
      region,
    };
    const more = { exports, credentials: async () => administrator() };
    await expect(groupsOf(await opened({}, more))).rejects.toMatchObject({
      code: 'RequestBudgetExceeded',
      message: expect.stringMatching(/work group 'tight'.* raise exports\.scanLimitGigabytes/),
    });
  });

  it('is stopped at the end of the time', async () => {
    const ports = await opened({ athena: { queuedLooks: 1000 } }, { deadline: NOW + 20_000 });
    await expect(groupsOf(ports)).rejects.toMatchObject({ code: 'TimedOut' });
    expect(requested().at(-1)).toBe('athena:StopQueryExecution');
  });

  it('is stopped before the run is over that was cancelled', async () => {
    const ports = await opened({ athena: { queuedLooks: 1_000_000 } });
    const reading = groupsOf(ports);
    const failed = expect(reading).rejects.toMatchObject({ code: 'AccessRefused' });
    await vi.waitFor(() => expect(countOf('athena:GetQueryExecution')).toBeGreaterThan(3), 10_000);
    await ports.cancel?.(new OuCostError('AccessRefused', 'the organization may not be read'));
    expect(requested().at(-1)).toBe('athena:StopQueryExecution');
    await failed;
  });
});

const administrator = () => {
  const credentials = sandbox.principals['PayerAdministrator'];
  if (credentials === undefined) throw new Error('no administrator');
  return credentials;
};

describe('a right that is missing', () => {
  const GLUE = `arn:aws:glue:${region}:${payer}`;
  const SESSION = `arn:aws:sts::${payer}:assumed-role/reader/sandbox`;

  it.each([
    ['list', 'read the export in S3', SESSION, 's3:ListBucket on arn:aws:s3:::kumo'],
    ['read', 'read the export in S3', SESSION, 's3:GetObject on arn:aws:s3:::kumo/p/focus/metadata/'],
    ['describe', 'read the export with Athena', 'the caller', 'athena:GetTableMetadata on bill.focus'],
    ['start', 'read the export with Athena', 'the caller', 'athena:StartQueryExecution on workgroup/bills'],
    ['look', 'read the export with Athena', 'the caller', 'athena:GetQueryExecution on workgroup/bills'],
    ['database', 'read the export with Athena', SESSION, `glue:GetDatabase on ${GLUE}:catalog`],
    ['table', 'read the export with Athena', SESSION, `glue:GetTable on ${GLUE}:catalog`],
  ] as const)('(%s) is named with hop, principal and action', async (statement, hop, principal, call) => {
    const reading = opened({ without: [statement] }).then((ports) => groupsOf(ports));
    await expect(reading).rejects.toMatchObject({
      code: 'AccessRefused',
      message: expect.stringContaining(`${hop}: ${principal} may not call ${call}`),
    });
  });
});

describe('a wrong address', () => {
  beforeEach(async () => {
    await opened();
  });

  it.each([
    ['table', { table: 'none' }, /no table 'bill\.none'/],
    ['database', { database: 'none' }, /no table 'none\.focus'/],
    ['work group', { workGroup: 'none' }, /work group 'none'.* exports\.workGroup/],
    ['work group that is off', { workGroup: 'off' }, /work group 'off': WorkGroup is disabled/],
    [
      'work group without a place for results',
      { workGroup: 'primary' },
      /'primary' does not say where results go/,
    ],
    ['bucket', { location: 's3://nobody/p/focus' }, /no bucket 'nobody'/],
    ['folder', { location: 's3://kumo/p/other' }, /no delivery/],
    ['location', { location: 'kumo/p' }, /is not where an export is delivered to/],
  ])('of the %s is named with what to correct', async (_, wrong, message) => {
    const exports = {
      location: 's3://kumo/p/focus',
      database: 'bill',
      table: 'focus',
      workGroup: 'bills',
      region,
      ...wrong,
    };
    const again = { exports, credentials: async () => administrator() };
    const failed = async () => groupsOf(await composed(again));
    await expect(failed()).rejects.toThrow(message);
  });
});
