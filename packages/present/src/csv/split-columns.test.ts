import { partsOfSplits, type Report, type Spend, type Split } from '@ou-cost/spend';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, test } from 'vitest';
import { PLAIN_VIEW, type View } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { renderCsvOu } from './by-unit.ts';
import { renderCsv } from './render.ts';

/** The example's first account and its root with these parts by one split, and nothing else. */
function reportBy(split: Split, parts: Readonly<Record<string, readonly string[]>>): Report {
  const example = exampleReport();
  const [account] = example.accounts;
  const [root] = example.organizationalUnits;
  if (account === undefined || root === undefined) throw new Error('the example has no account');
  const total = Object.values(parts).reduce((sum, [amount]) => sum + Number(amount), 0);
  const spend: Spend = { UnblendedCost: { amounts: [String(total)], ...partsOfSplits([[split, parts]]) } };
  return {
    ...example,
    periods: [{ start: '2026-10-01', end: '2026-11-01', estimated: false, settled: true }],
    query: { ...example.query, by: split },
    total: spend,
    accounts: [{ ...account, spend }],
    organizationalUnits: [{ ...root, direct: spend, total: spend }],
  };
}

const csv = (report: Report, view: View = PLAIN_VIEW) => [...renderCsv(report, view)].join('');
const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

describe('csv', () => {
  test.each<[Split, string, readonly string[], readonly string[]]>([
    ['service', 'ServiceName', ['Amazon S3', 'Tax'], ['Amazon S3', 'Tax']],
    ['region', 'RegionId', ['NoRegion', 'eu-west-1'], ['NoRegion', 'eu-west-1']],
    ['resource', 'ResourceId', ['', 'arn:aws:s3:::b', '=1+1'], ['', 'arn:aws:s3:::b', "'=1+1"]],
    ['hour', 'x_Hour', ['', '2026-10-05T13:00Z'], ['', '2026-10-05T13:00Z']],
    ['tag:Team', 'x_Tag/Team', ['', 'web', '=1+1'], ['', 'web', "'=1+1"]],
    ['cost-category:Business line', 'x_CostCategory/Business line', ['', 'Shops'], ['', 'Shops']],
    ['tag:a"b,c\nd', 'x_Tag/a"b,c\\nd', ['x\ny'], ['x\\ny']],
    ['tag:__proto__', 'x_Tag/__proto__', ['__proto__', 'v'], ['__proto__', 'v']],
  ])('by %s has the column %s, which is empty where there is no value', (split, column, parts, cells) => {
    const amounts = Object.fromEntries(parts.map((part, at) => [part, [String(at + 1)]]));
    const rows = rowsOf(csv(reportBy(split, amounts)));
    expect(rows.map((row) => [row[column], row['BilledCost']])).toEqual(
      cells.map((cell, at) => [cell, String(at + 1)]),
    );
    expect(rows[0]).not.toHaveProperty('ChargeCategory');
  });

  test.each<Split>([
    'charge-type',
    'service',
    'region',
    'resource',
    'hour',
    'tag:Team',
    'cost-category:Business',
  ])('by %s has as many cells in the row of what belongs to no account as in any other', (split) => {
    const report: Report = {
      ...reportBy(split, { usage: ['1'] }),
      notAttributedBySource: { UnblendedCost: { amounts: ['3.25'] } },
    };
    // The parser refuses a row of another length than the header's.
    const rows = rowsOf(csv(report));
    expect(rows.map((row) => row['BilledCost'])).toEqual(['1', '3.25']);
    expect(Object.values(rows[1] ?? {})).toContain('not-attributed-by-source');
  });
});

describe('csv-ou', () => {
  test.each<[Split, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['region', { NoRegion: ['1'], global: ['2'] }, ['NoRegion', 'global']],
    ['resource', { '': ['1'], 'i-1': ['2'] }, ['no resource', 'i-1']],
    ['hour', { '': ['1'], '2026-10-05T13:00Z': ['2'] }, ['no hour', '2026-10-05T13:00Z']],
    ['tag:Team', { '': ['1'], Team: ['2'], 'no Team': ['4'] }, ['no Team', 'Team: Team', 'Team: no Team']],
    ['cost-category:Business', { '': ['1'], Shops: ['2'] }, ['no Business', 'Business: Shops']],
  ])('by %s has a column for each value of %j', (split, parts, titles) => {
    const [row = {}] = rowsOf(renderCsvOu(reportBy(split, parts), PLAIN_VIEW));
    for (const [at, title] of titles.entries()) {
      expect(row[`UnblendedCost ${title} 2026-10`], title).toBe(String(2 ** at));
    }
  });
});

it('csv-ou has a column of its own for the 500 largest resources, and one for all others', () => {
  const parts = Object.fromEntries(
    Array.from({ length: 503 }, (_, at) => [`i-${String(at).padStart(3, '0')}`, [String(at + 1)]]),
  );
  const [row = {}] = rowsOf(renderCsvOu(reportBy('resource', parts), PLAIN_VIEW));
  expect(Object.keys(row).filter((title) => title.includes(' i-'))).toHaveLength(500);
  // The smallest cost 1, 2 and 3.
  expect(row['UnblendedCost 3 more 2026-10']).toBe('6');
  expect(row['UnblendedCost i-003 2026-10']).toBe('4');
});

describe('the byte order mark by which Excel recognizes UTF-8', () => {
  const report = exampleReport();
  const text = (format: 'csv' | 'csv-ou', bom: boolean) =>
    format === 'csv' ? csv(report, { ...PLAIN_VIEW, bom }) : renderCsvOu(report, { ...PLAIN_VIEW, bom });

  test.each(['csv', 'csv-ou'] as const)('%s begins with it, and is otherwise the same without', (format) => {
    expect(text(format, true)).toBe(`\uFEFF${text(format, false)}`);
    expect(text(format, false)).toMatch(/^[A-Z]/);
  });
});
