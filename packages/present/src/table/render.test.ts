import type { Report } from '@ou-cost/spend';
import { createColors } from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { renderTable } from './render.ts';

const view = PLAIN_VIEW;

describe('the table', () => {
  test('has colours where the terminal takes them, and the same text', () => {
    const report = exampleReport();
    const colored = renderTable(report, { ...view, terminal: { columns: 200, colors: createColors(true) } });
    expect(colored).toContain('\u001b[1m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is looked for
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(renderTable(report, view));
  });

  test('says what a selection shows, and what it left out', () => {
    const example = exampleReport();
    const report: Report = {
      ...example,
      selection: {
        organizationalUnits: ['Workloads'],
        excludedOrganizationalUnits: ['Workloads/Test'],
        excludedChargeTypes: ['credit'],
        leftOut: { UnblendedCost: { amounts: ['42.5'] } },
      },
    };
    const table = renderTable(report, view);
    expect(table).toMatch(/^Only +Workloads$/m);
    expect(table).toMatch(/^Without +Workloads\/Test, Credits$/m);
    expect(table).toMatch(/^\+ Left out by the selection +42\.50$/m);
  });

  test('says so where a difference was allowed', () => {
    const example = exampleReport();
    const report: Report = {
      ...example,
      notAttributedBySource: { UnblendedCost: { amounts: ['3.25'] } },
      bills: example.bills.map((bill) => ({
        ...bill,
        reconciliation: { ...bill.reconciliation, status: 'difference-allowed' },
      })),
    };
    const table = renderTable(report, view);
    expect(table).toMatch(/^\+ Not attributed by Cost Explorer +3\.25$/m);
    expect(table).toContain('Difference allowed');
    expect(table).not.toContain('Reconciled:');
  });

  test('draws no unit below the depth, and sums as before', () => {
    const report = exampleReport();
    const folded = renderTable(report, { ...view, depth: 0 });
    expect(folded).toMatch(/^Root \(6 units below\) +14,369\.60 +100\.0% +█{10}$/m);
    expect(folded).not.toContain('Platform');
  });

  test.each([40, 60, 80, 100, 140])('fits a terminal of %i columns', (columns) => {
    for (const months of [1, 2] as const) {
      const report = exampleReport({ months, compare: true });
      const table = renderTable(report, { ...view, terminal: { columns, colors: createColors(false) } });
      for (const line of table.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
      expect(table).toContain('14,369.60');
    }
  });

  test('shows more spend in red and less in green where there are colours', () => {
    const terminal = { columns: 200, colors: createColors(true) };
    const table = renderTable(exampleReport({ compare: true }), { ...view, terminal });
    expect(table).toContain('\u001b[31m+1.00\u001b[39m');
    expect(table).toContain('\u001b[32m-319.50\u001b[39m');
  });

  test('states a difference that rounding hides, exactly', () => {
    expect(renderTable(exampleReport(), view)).toMatch(
      /^Largest difference of a period: -0\.0000000002 USD\.$/m,
    );
    const exact = exampleReport();
    const bills = exact.bills.map((bill) => ({
      ...bill,
      reconciliation: {
        ...bill.reconciliation,
        checks: bill.reconciliation.checks.map((check) => ({ ...check, difference: '0' })),
      },
    }));
    expect(renderTable({ ...exact, bills }, view)).not.toContain('Largest difference');
  });

  test('fails rather than show nothing for a figure that the report lacks', () => {
    const report: Report = { ...exampleReport(), total: {} };
    expect(() => renderTable(report, view)).toThrow(/without UnblendedCost/);
  });
});
