import { METRICS } from '@ou-cost/spend';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { renderCsv } from './render.ts';

/**
 * FOCUS has a column for cost as invoiced, with fees spread, at list prices and at contracted ones
 * (https://focus.finops.org); the others are Cost Explorer's, under the `x_` of columns that FOCUS does not have. The
 * metrics whose name says "amortized" spread fees.
 */
const COLUMNS = [
  ['UnblendedCost', 'BilledCost', false],
  ['AmortizedCost', 'EffectiveCost', true],
  ['NetUnblendedCost', 'x_NetUnblendedCost', false],
  ['NetAmortizedCost', 'x_NetAmortizedCost', true],
  ['BlendedCost', 'x_BlendedCost', false],
  ['ListCost', 'ListCost', false],
  ['ContractedCost', 'ContractedCost', false],
] as const;

test.each(COLUMNS)('%s stands in %s; whether it spreads fees: %s', (metric, column, spreadsFees) => {
  const report = exampleReport({ metrics: [metric] });
  const text = [...renderCsv(report, PLAIN_VIEW)].join('');
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  const columns = Object.keys(rows[0] ?? {});
  expect(columns.filter((name) => /Cost$/.test(name))).toEqual([column]);
  const commitment = rows.filter((row) => row['x_ChargeType'] === 'savings-plan');
  // The fee of the example's savings plan, which nothing uses; where fees are spread, a purchase has no cost of its own.
  expect(commitment.map((row) => [row['ChargeCategory'], row[column]])).toEqual([
    [spreadsFees ? 'Usage' : 'Purchase', '1200'],
  ]);
});

test('there is a row for every metric', () => {
  expect(COLUMNS.map(([metric]) => metric).toSorted()).toEqual([...METRICS].toSorted());
});
