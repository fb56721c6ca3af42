import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OuCostError } from '../errors.ts';
import type { CostLedger, LedgerQuery } from '../ledger/ports.ts';
import { ACME } from '../testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import { parsePeriod } from '../time/period.ts';
import { reportSpend } from './report-spend.ts';
import type { ReportRequest } from './request.ts';
import { verifyReport } from './verify/verify-report.ts';

const TOO_EARLY = new OuCostError('PeriodNotAvailable', 'too early');
const NO_DATA = new OuCostError('DataUnavailable', 'no data');

type Refusal = (query: LedgerQuery) => OuCostError | null;

/** The company's ledger as a source that refuses some questions: what was asked of it, and what it answered. */
function refusing(refusalOf: Refusal, today: string) {
  const ports = portsOn({ ...ACME, today });
  const log: string[] = [];
  const asked = (what: string, query: LedgerQuery) => {
    const refusal = refusalOf(query);
    log.push(`${what} ${query.start}..${query.end}${refusal === null ? '' : ' refused'}`);
    if (refusal !== null) throw refusal;
  };
  const totals = totalsOf(ports.ledger);
  const ledger: CostLedger = {
    ...withTotals(ports.ledger, async (query) => {
      asked('total', query);
      await setImmediate();
      log.push(ANSWERED);
      return totals(query);
    }),
    async *groups(query, split) {
      asked(String(split), query);
      yield* ports.ledger.groups(query, split);
    },
  };
  return { ports: { ...ports, ledger }, log };
}

/** A source that keeps nothing from before a day. */
const before =
  (first: string): Refusal =>
  ({ start }) =>
    start < first ? TOO_EARLY : null;

/** A source that has no charge before a day, and refuses what ends there or earlier. */
const unchargedBefore =
  (first: string): Refusal =>
  ({ end }) =>
    end <= first ? NO_DATA : null;

function keptFrom(first: string, today: string) {
  return refusing(before(first), today);
}

const ANSWERED = 'a total answered';

const IF_AVAILABLE = { compare: 'previous', comparesIfAvailable: true } as const;

/** The report of October 2026, thirteen months later, by a source that keeps nothing before it. */
async function made(
  changes: Partial<ReportRequest>,
  { first = '2026-10-01', today = '2027-11-20', refusal = before(first) } = {},
) {
  const { ports, log } = refusing(refusal, today);
  const request = asking(changes);
  const report = await reportSpend(ports, request, SETTINGS);
  verifyReport(report, { request, runId: 'run-1', source: 'cost-explorer', billingView: null });
  return { report, log };
}

describe('a comparison that nobody asked for and that reaches back further than the source', () => {
  it('is omitted, and a note says which days the source does not have', async () => {
    const { report } = await made(IF_AVAILABLE);
    expect(report.query.compare).toBe('none');
    expect(report.comparison).toBeUndefined();
    expect(report.notes).toContainEqual({
      code: 'comparison-not-available',
      message: 'nothing is compared, since The bill does not reach back to 2026-09-01',
      values: { source: 'The bill', day: '2026-09-01' },
    });
  });

  it('leaves a report that is the same as one that was asked for without it', async () => {
    const { report } = await made(IF_AVAILABLE);
    const { report: plain } = await made({});
    const notes = report.notes.filter(({ code }) => code !== 'comparison-not-available');
    expect({ ...report, notes }).toEqual(plain);
  });

  it('costs nothing: it is refused before anything is answered, and nothing is asked twice', async () => {
    const { log } = await made({ ...IF_AVAILABLE, by: ['charge-type', 'service'], trend: 1 });
    const [probe, ...answered] = log;
    expect(probe).toBe('total 2026-09-01..2026-11-01 refused');
    expect(answered.toSorted()).toEqual([
      ANSWERED,
      'charge-type 2026-10-01..2026-11-01',
      'null 2026-10-01..2026-11-01',
      'service 2026-10-01..2026-11-01',
      'total 2026-10-01..2026-11-01',
    ]);
  });

  it('is omitted in a report of days whose comparison is read apart', async () => {
    const { report, log } = await made({ ...IF_AVAILABLE, period: parsePeriod('2026-10-10..2026-10-20') });
    expect(report.comparison).toBeUndefined();
    // 29 September to 9 October has as many days.
    expect(log[0]).toBe('total 2026-09-29..2026-10-10 refused');
    expect(log.slice(1).toSorted()).toEqual([
      ANSWERED,
      'charge-type 2026-10-10..2026-10-21',
      'total 2026-10-10..2026-10-21',
    ]);
  });

  it('is not what a refused trend is omitted for: that was asked for', async () => {
    const { ports } = keptFrom('2026-10-01', '2027-11-20');
    const request = asking({ ...IF_AVAILABLE, trend: 2 });
    await expect(reportSpend(ports, request, SETTINGS)).rejects.toBe(TOO_EARLY);
  });

  it('does not excuse a period that the source does not have either', async () => {
    const { ports } = keptFrom('2026-11-01', '2027-11-20');
    await expect(reportSpend(ports, asking(IF_AVAILABLE), SETTINGS)).rejects.toBe(TOO_EARLY);
  });

  it('is asked for only once the organization knows the names of the request', async () => {
    const { ports, log } = keptFrom('2026-10-01', '2027-11-20');
    const request = asking({ ...IF_AVAILABLE, organizationalUnits: ['Nowhere'] });
    await expect(reportSpend(ports, request, SETTINGS)).rejects.toMatchObject({
      code: 'UnknownOrganizationalUnit',
    });
    expect(log).toEqual([]);
  });

  it('is no excuse for another failure', async () => {
    const { ports } = keptFrom('2026-01-01', '2027-11-20');
    const failures = [new OuCostError('Throttled', 'too many')];
    const [throttled] = failures;
    const totals = totalsOf(ports.ledger);
    // A second question would be answered, so that another report could be made.
    const ledger = withTotals(ports.ledger, (query) => {
      const failure = failures.pop();
      return failure === undefined ? totals(query) : Promise.reject(failure);
    });
    await expect(reportSpend({ ...ports, ledger }, asking(IF_AVAILABLE), SETTINGS)).rejects.toBe(throttled);
  });
});

describe('a comparison that nobody asked for with days before the first charge', () => {
  /** The company as a new one: 10 October 2026 is the first day that has a charge. */
  const NEW = { refusal: unchargedBefore('2026-10-10'), today: '2026-10-27' };
  const TO_DATE = { period: parsePeriod('month-to-date') };

  it('is omitted from the month to date, and nothing is paid for twice', async () => {
    const { report, log } = await made({ ...IF_AVAILABLE, ...TO_DATE }, NEW);
    expect(report.comparison).toBeUndefined();
    expect(report.notes).toContainEqual(
      expect.objectContaining({
        code: 'comparison-not-available',
        values: { source: 'The bill', day: '2026-09-01' },
      }),
    );
    expect(log).toEqual([
      'total 2026-09-01..2026-09-27 refused',
      'total 2026-10-01..2026-10-28',
      'charge-type 2026-10-01..2026-10-28',
      ANSWERED,
    ]);
  });

  it('is omitted from a report of some days', async () => {
    const { report } = await made({ ...IF_AVAILABLE, period: parsePeriod('2026-10-10..2026-10-12') }, NEW);
    expect(report.query.compare).toBe('none');
  });

  it('is made where the days before are read together with those of the report', async () => {
    const { report, log } = await made(
      { ...IF_AVAILABLE, period: parsePeriod('2026-10') },
      { ...NEW, today: '2026-11-20' },
    );
    expect(report.comparison?.start).toBe('2026-09-01');
    expect(log).toHaveLength(3);
  });

  it('is refused where somebody asked for it', async () => {
    await expect(made({ compare: 'previous', ...TO_DATE }, NEW)).rejects.toBe(NO_DATA);
  });

  it('does not excuse a period without any charge', async () => {
    const none = { refusal: unchargedBefore('2026-12-01'), today: '2026-10-27' };
    await expect(made({ ...IF_AVAILABLE, ...TO_DATE }, none)).rejects.toBe(NO_DATA);
  });

  it('is made of the total that was read first, where the organization had charges', async () => {
    const { report, log } = await made(
      { ...IF_AVAILABLE, ...TO_DATE },
      { first: '2026-09-01', today: '2026-10-27' },
    );
    expect(report.comparison).toMatchObject({ start: '2026-09-01', end: '2026-09-27' });
    expect(log.filter((line) => line === 'total 2026-09-01..2026-09-27')).toHaveLength(1);
  });
});

describe('a comparison is made', () => {
  it('where the source reaches back far enough, with the total that was read first', async () => {
    const { report, log } = await made(IF_AVAILABLE, { first: '2026-09-01' });
    expect(report.comparison?.start).toBe('2026-09-01');
    expect(report.query.compare).toBe('previous');
    expect(log).toEqual(['total 2026-09-01..2026-11-01', ANSWERED, 'charge-type 2026-09-01..2026-11-01']);
  });

  it('of recent days as ever, with everything at the same time', async () => {
    const { report, log } = await made(IF_AVAILABLE, { first: '2026-09-01', today: '2026-11-20' });
    expect(report.comparison?.start).toBe('2026-09-01');
    expect(log).toEqual(['total 2026-09-01..2026-11-01', 'charge-type 2026-09-01..2026-11-01', ANSWERED]);
  });

  it.each(['2026-09..2026-10', '2026-08..2026-10'])(
    'inside %s with everything at the same time',
    async (text) => {
      const { report, log } = await made(
        { ...IF_AVAILABLE, period: parsePeriod(text) },
        { first: '2026-08-01' },
      );
      expect(report.comparison?.start).toBe('2026-09-01');
      const { start, end } = report.query;
      expect(log).toEqual([`total ${start}..${end}`, `charge-type ${start}..${end}`, ANSWERED]);
    },
  );

  it('or refused, where somebody asked for it', async () => {
    const { ports } = keptFrom('2026-10-01', '2027-11-20');
    const request = asking({ compare: 'previous' });
    await expect(reportSpend(ports, request, SETTINGS)).rejects.toBe(TOO_EARLY);
  });
});

describe('a report without its comparison is the one that was asked for', () => {
  const checked = (report: Awaited<ReturnType<typeof made>>['report'], changes: Partial<ReportRequest>) =>
    verifyReport(report, {
      request: asking(changes),
      runId: 'run-1',
      source: 'cost-explorer',
      billingView: null,
    });

  it('only if it says why, and if nobody asked for the comparison', async () => {
    const { report } = await made(IF_AVAILABLE);
    const silent = { ...report, notes: [] };
    expect(() => checked(silent, IF_AVAILABLE)).toThrow(/its compare/);
    expect(() => checked(report, { compare: 'previous' })).toThrow(/its compare/);
    expect(() => checked(report, IF_AVAILABLE)).not.toThrow();
  });
});
