import type { Report, Spend } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { rendererOf } from '../render.ts';
import { exampleReport } from '../testing/example-report.ts';
import { renderXlsx } from '../xlsx/render.ts';
import { PLAIN_VIEW } from './view.ts';

describe('the parts of a spend', () => {
  test.each(['csv', 'csv-ou'] as const)('of services with such names are written as %s', async (output) => {
    // Each metric has one service that the other does not have.
    const spend: Spend = {
      UnblendedCost: { amounts: ['3'], byService: { constructor: ['1'], Compute: ['2'] } },
      AmortizedCost: { amounts: ['5'], byService: { toString: ['4'], Compute: ['1'] } },
    };
    const text = [...(await rendererOf(output))(reportOf(spend), PLAIN_VIEW)].join('');
    for (const name of ['constructor', 'toString', 'Compute']) expect(text).toContain(name);
    expect(text).not.toContain('native code');
    expect((await renderXlsx(reportOf(spend), PLAIN_VIEW)).length).toBeGreaterThan(0);
  });
});

/** The example by service and two metrics, in which everything has the same spend. */
function reportOf(spend: Spend): Report {
  const example = exampleReport();
  return {
    ...example,
    query: { ...example.query, by: 'service', metrics: ['UnblendedCost', 'AmortizedCost'] },
    total: spend,
    selection: { ...example.selection, leftOut: spend },
    organizationalUnits: example.organizationalUnits.map((unit) => ({
      ...unit,
      direct: spend,
      total: spend,
    })),
    accounts: example.accounts.map((account) => ({ ...account, spend })),
    unattributed: { ...example.unattributed, total: spend },
  };
}
