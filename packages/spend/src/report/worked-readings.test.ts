import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import {
  changingTotals,
  NETWORK,
  PAYER,
  reported,
  SEPTEMBER_AND_OCTOBER,
  TWO_METRICS,
  used,
} from '../testing/acme-lines.ts';
import { asking, decimal, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import { soleBill } from '../testing/reports.ts';
import { parsePeriod } from '../time/period.ts';
import type { ReportPorts } from './ports.ts';
import { reportSpend } from './report-spend.ts';

describe('worked examples: estimated months', () => {
  /** Ports whose n-th page of groups says so of its months. */
  const estimating = (page: number, start: string): ReportPorts => {
    const lines = [used('2026-10-01', '1'), used('2026-10-01', '2', NETWORK), used('2026-10-01', '4', PAYER)];
    const ports = portsOn({ ...ACME, lines, pageSize: 1 });
    return {
      ...ports,
      ledger: {
        ...ports.ledger,
        async *groups(query, split) {
          let number = 0;
          for await (const one of ports.ledger.groups(query, split)) {
            const estimated = number === page;
            yield {
              ...one,
              periods: one.periods.map((period) => ({
                ...period,
                estimated: estimated && period.start === start,
              })),
            };
            number += 1;
          }
        },
      },
    };
  };
  const flags = async (ports: ReportPorts) => {
    const request = asking({ ...SEPTEMBER_AND_OCTOBER, compare: '2026-07' });
    const { periods, comparison } = await reportSpend(ports, request, SETTINGS);
    return [...(comparison?.periods ?? []), ...periods].map(({ start, estimated, settled }) => [
      start,
      estimated,
      settled,
    ]);
  };
  const onlyOf = (estimatedMonth: string) =>
    ['2026-07-01', '2026-09-01', '2026-10-01'].map((start) => [
      start,
      start === estimatedMonth,
      start !== estimatedMonth,
    ]);

  it.each([0, 1, 2])('a month is estimated and not settled where page %s alone says so', async (page) => {
    expect(await flags(estimating(page, '2026-10-01'))).toEqual(onlyOf('2026-10-01'));
  });

  it.each(['2026-07-01', '2026-09-01', '2026-10-01'])(
    '%s is, where its total alone says so',
    async (start) => {
      const ports = changingTotals(portsOn(ACME), (total) => ({
        ...total,
        estimated: total.start === start,
      }));
      expect(await flags(ports)).toEqual(onlyOf(start));
    },
  );

  it.each(['2026-07-01', '2026-09-01'])('%s is, where its groups alone say so', async (start) => {
    expect(await flags(estimating(0, start))).toEqual(onlyOf(start));
  });
});

describe('worked examples: answers that do not fit', () => {
  const spoilt = (change: (ports: ReportPorts['ledger']) => ReportPorts['ledger']) => {
    const ports = portsOn(ACME);
    return reportSpend({ ...ports, ledger: change(ports.ledger) }, asking(), SETTINGS);
  };

  it('a group of a month that was not asked for is counted in none', async () => {
    const failing = spoilt((ledger) => ({
      ...ledger,
      async *groups(query, split) {
        for await (const page of ledger.groups(query, split)) {
          yield { ...page, groups: page.groups.map((group) => ({ ...group, periodStart: '2026-12-01' })) };
        }
      },
    }));
    await expect(failing).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('2026-12-01'),
    });
  });

  it('a month that was cut short is not a month', async () => {
    const failing = spoilt((ledger) =>
      withTotals(ledger, async (query) =>
        (await totalsOf(ledger)(query)).map((total) => ({ ...total, end: '2026-10-15' })),
      ),
    );
    await expect(failing).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('2026-10-01 to 2026-11-01'),
    });
  });

  it('a total without a metric that was asked for is refused', async () => {
    const ports = changingTotals(portsOn(ACME), (total) => ({
      ...total,
      amounts: total.amounts.slice(0, 1),
    }));
    await expect(reportSpend(ports, asking(TWO_METRICS), SETTINGS)).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('the independent total of AmortizedCost from 2026-10-01 is missing'),
    });
  });

  it('a request without a metric is refused', async () => {
    await expect(reported([], { metrics: [] })).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringContaining('no metric'),
    });
  });
});

describe('worked examples: differences', () => {
  /** October's amortized total is off by 2, September's unblended one by 0.5. */
  const off = (lines: readonly Line[]) =>
    changingTotals(portsOn({ ...ACME, lines }), (total) => {
      const october = total.start === '2026-10-01';
      const more = october ? ['0', '2'] : total.start === '2026-09-01' ? ['0.5', '0'] : ['0', '0'];
      const scale = 12;
      const amounts = total.amounts.map(({ units, scale: had }, at) => {
        const added = decimal(more[at] ?? '0');
        return {
          units: units * 10n ** BigInt(scale - had) + added.units * 10n ** BigInt(scale - added.scale),
          scale,
        };
      });
      return { ...total, amounts };
    });
  const allowed = { ...TWO_METRICS, allowUnattributedDifference: true };

  it('each stands under its metric and its month', async () => {
    const request = asking({ ...allowed, ...SEPTEMBER_AND_OCTOBER });
    const report = await reportSpend(off([]), request, SETTINGS);
    expect(report.notAttributedBySource).toEqual({
      UnblendedCost: { amounts: ['0.5', '0'] },
      AmortizedCost: { amounts: ['0', '2'] },
    });
    expect(soleBill(report).reconciliation.status).toBe('difference-allowed');
  });

  it('those of the months compared with are no part of the months asked for', async () => {
    const report = await reportSpend(off([]), asking({ ...allowed, compare: 'previous' }), SETTINGS);
    expect(report.notAttributedBySource).toEqual({
      UnblendedCost: { amounts: ['0'] },
      AmortizedCost: { amounts: ['2'] },
    });
  });

  it('where there are none there is no line of them, and nothing was read again', async () => {
    const report = await reported([used('2026-10-01', '1')], allowed);
    expect(report).not.toHaveProperty('notAttributedBySource');
    expect(report.notes.map(({ code }) => code)).not.toContain('read-again');
  });

  it.each([
    // Five are stated; of seven, two more are counted.
    ['2026-05..2026-09', 5, '; run again later'],
    ['2026-03..2026-09', 5, '; and 2 more; run again later'],
  ])('of %s, %s are stated', async (period, stated, after) => {
    const failing = reported([], { period: parsePeriod(period) }, { missingFromGroups: '0.25' });
    const message = await failing.then(
      () => 'reconciled',
      (failure: unknown) => (failure instanceof Error ? failure.message : ''),
    );
    expect(message).toContain('within 0.01 USD, read twice: ');
    expect(message.match(/attributed 0, independent 0\.25, difference 0\.25 USD/g)).toHaveLength(stated);
    expect(message).toContain(`difference 0.25 USD${after}`);
  });
});
