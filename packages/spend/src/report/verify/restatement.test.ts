import { describe, expect, it } from 'vitest';
import { NETWORK, SHOP, used } from '../../testing/acme-lines.ts';
import { altered, amountPaths } from '../../testing/altered.ts';
import { asking, portsOn, SETTINGS } from '../../testing/bill.ts';
import { archiveOf, ledgersOf } from '../../testing/earlier.ts';
import { askedReport, RICH } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import type { Report } from '../form/report.ts';
import type { Restatement } from '../form/restatement.ts';
import { reportSpend } from '../report-spend.ts';
import { verifyReport } from './verify-report.ts';

const request = asking({
  period: parsePeriod('2026-09..2026-10'),
  metrics: ['UnblendedCost', 'AmortizedCost'],
});

/** The shop, the network and an account that has left have each another figure than before. */
async function restated(): Promise<Report> {
  const more = [
    used('2026-10-03', '5'),
    used('2026-09-03', '-4', NETWORK),
    used('2026-10-03', '1', '900000000000'),
  ];
  const earlier = archiveOf(
    await ledgersOf({ ...RICH, lines: [...RICH.lines, ...more], today: '2026-11-10' }, request),
  );
  return reportSpend({ ...portsOn(RICH), earlier }, request, SETTINGS);
}

function changed(report: Report, change: (restatement: Restatement) => Partial<Restatement>): Report {
  const { restatement } = report;
  if (restatement === undefined) throw new Error('the report is not restated');
  return { ...report, restatement: { ...restatement, ...change(restatement) } };
}

describe('a restatement', () => {
  it('is refused with any wrong figure', async () => {
    const report = await restated();
    verifyReport(report, askedReport(request));
    const paths = amountPaths(report.restatement).map((path) => ['restatement', ...path]);
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      for (const value of ['999.25', '-0.0000000001']) {
        const wrong = altered(report, path, value);
        expect(() => verifyReport(wrong, askedReport(request)), `${path.join('.')} = ${value}`).toThrow(
          expect.objectContaining({ code: 'MalformedAnswer' }),
        );
      }
    }
  });

  it.each<[string, (restatement: Restatement) => Partial<Restatement>, RegExp]>([
    ['an account is missing', ({ accounts }) => ({ accounts: accounts.slice(1) }), /its parts add up to/],
    [
      'an account is listed twice',
      ({ accounts }) => ({ accounts: accounts.flatMap((one) => [one, one]) }),
      /order/,
    ],
    [
      'a unit is missing',
      ({ organizationalUnits: units }) => ({ organizationalUnits: units.slice(0, -1) }),
      /add up/,
    ],
    [
      'units are in another order',
      ({ organizationalUnits: units }) => ({ organizationalUnits: units.toReversed() }),
      /restated units/,
    ],
    [
      'an account stands in a unit that is not listed',
      ({ accounts }) => ({
        accounts: accounts.map((one) => ({ ...one, organizationalUnitId: 'ou-elsewhere' })),
      }),
      /which is not listed/,
    ],
    [
      'an account has another name',
      ({ accounts }) => ({
        accounts: accounts.map((one) => (one.id === SHOP ? { ...one, name: 'Sold' } : one)),
      }),
      /name of account 2/,
    ],
    ['months are in another order', ({ months }) => ({ months: months.toReversed() }), /restated months/],
    [
      'a month was not asked for',
      ({ months }) => ({ months: months.map((one) => ({ ...one, start: '2026-08-01', end: '2026-09-01' })) }),
      /restated months/,
    ],
    ['it is measured against another run', () => ({ of: 'run-7' }), /measured against/],
    [
      'a metric is missing',
      ({ total: { UnblendedCost } }) => ({ total: { UnblendedCost } as Restatement['total'] }),
      /the metrics of/,
    ],
    [
      'an account without a change is listed',
      ({ accounts, total }) => ({
        accounts: accounts.map((one) => ({
          ...one,
          change: Object.fromEntries(
            Object.keys(total).map((metric) => [
              metric,
              {
                before: '0',
                after: '0',
                change: '0',
                percent: null,
                gross: { before: '0', after: '0' },
                byChargeType: {},
              },
            ]),
          ),
        })),
      }),
      /nothing of it changed/,
    ],
  ])('is refused where %s', async (_, change, words) => {
    const wrong = changed(await restated(), change);
    expect(() => verifyReport(wrong, askedReport(request))).toThrow(words);
  });
});
