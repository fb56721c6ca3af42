import { differenceOfReports, type Report, type Spend } from '@ou-cost/spend';
import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import { PLAIN } from '../shared/terminal.ts';
import { exampleReport } from '../testing/example-report.ts';
import { archiveDifferenceTable } from './difference-table.ts';
import { archiveListTable } from './list-table.ts';

const LISTING = {
  schema: 'ou-cost/archive-list@1',
  producer: 'ou-cost test',
  generatedAt: '2026-11-08T09:00:00Z',
} as const;

describe('the list of an archive', () => {
  test('has a line for each report, with the outputs that are kept of it', () => {
    const runs = [
      { organizationId: 'o-acme000001', period: '2026-09', runId: 'run-1', files: ['report.json'] },
      {
        organizationId: 'o-acme000001',
        period: '2026-10',
        runId: 'run-22',
        files: ['report.html', 'report.json', 'report.ou.csv'],
      },
    ];
    expect(
      archiveListTable({ ...LISTING, runs }, PLAIN),
    ).toBe(`Run      period  organization           outputs
run-1   2026-09  o-acme000001              json
run-22  2026-10  o-acme000001  html json ou.csv
`);
  });

  test('of an empty one says so', () => {
    expect(archiveListTable({ ...LISTING, runs: [] }, PLAIN)).toBe('No report is in this archive yet.\n');
  });
});

/** The example as a later run reads it: the first account has 2.5 more usage and a credit of 1. */
function restated(report: Report): Report {
  const [first, ...others] = report.accounts;
  if (first === undefined) throw new Error('the example has no account');
  const changed = (spend: Spend): Spend => {
    const own = spend.UnblendedCost;
    const { usage = ['0'], credit = ['0'] } = own?.byChargeType ?? {};
    const plus = (text: string | undefined, add: number) => String(Number(text) + add);
    if (own === undefined) return spend;
    return {
      UnblendedCost: {
        ...own,
        amounts: [plus(own.amounts[0], 1.5)],
        gross: [plus(own.gross?.[0], 2.5)],
        byChargeType: { ...own.byChargeType, usage: [plus(usage[0], 2.5)], credit: [plus(credit[0], -1)] },
      },
    };
  };
  return {
    ...report,
    runId: 'run-2',
    total: changed(report.total),
    accounts: [{ ...first, spend: changed(first.spend) }, ...others],
  };
}

describe('what changed between two archived reports', () => {
  test('is by charge type, unit and account, with differences that are never rounded', () => {
    const before = exampleReport();
    const text = archiveDifferenceTable(differenceOfReports(before, restated(before)), PLAIN);
    expect(text).toMatchInlineSnapshot(`
      "What changed in 2026-10-01 to 2026-10-31 (UTC), in USD
      from ou-cost-0123456789ab, made at 2026-11-07T06:00:04Z,
      to run-2, made at 2026-11-07T06:00:04Z

      Unblended cost
                                                      before      after  change  percent
      By charge type
        Usage                                      12,761.28  12,763.78     2.5   +0.02%
        Credits                                         0.00      -1.00      -1        –
      By organizational unit, with those below it
        Root                                       14,369.60  14,371.10     1.5   +0.01%
      By account
        payer (111111111111)                        1,620.88   1,622.38     1.5   +0.09%
      Total                                        14,369.85  14,371.35     1.5   +0.01%
      "
    `);
  });

  test('is nothing where nothing changed', () => {
    const report = exampleReport();
    const text = archiveDifferenceTable(differenceOfReports(report, report), PLAIN);
    expect(text).toContain('Nothing changed: 14,369.85 in both.');
  });

  test('names cannot act on the terminal', () => {
    const report = exampleReport();
    const accounts = report.accounts.map((account) => ({ ...account, name: '\u001b]0;x\u0007' }));
    const hostile = restated({ ...report, accounts });
    const text = archiveDifferenceTable(differenceOfReports(report, hostile), {
      columns: 60,
      colors: createColors(false),
    });
    for (const active of ['\u001b', '\u0007']) expect(text).not.toContain(active);
  });
});
