import { OuCostError, type Split } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { FOCUS } from './focus.ts';
import { groupedQuery, type SpendQuestion } from './grouped.ts';
import { SourceColumns } from './source-columns.ts';

const COLUMNS = [
  ...FOCUS.needed.map((name) => ({ name, type: name === 'ChargePeriodStart' ? 'TIMESTAMP' : 'VARCHAR' })),
  { name: 'BilledCost', type: 'DOUBLE' },
];

const QUESTION: SpendQuestion = {
  start: '2026-10-01',
  end: '2026-11-01',
  granularity: 'MONTHLY',
  metrics: ['UnblendedCost'],
  split: 'charge-type',
  months: ['2026-10-01'],
  monthsEnd: '2026-11-01',
  hasOtherMonths: false,
};

function failureOf(without: string | null, question: Partial<SpendQuestion>): unknown {
  const columns = new SourceColumns(COLUMNS.filter(({ name }) => name !== without));
  try {
    groupedQuery({ layout: FOCUS, columns, dialect: 'duckdb' }, { ...QUESTION, ...question });
    return null;
  } catch (failure) {
    return failure instanceof OuCostError ? [failure.code, failure.message] : failure;
  }
}

describe('a column that is not there', () => {
  it('is asked of nobody where nothing needs it', () => {
    expect(failureOf(null, {})).toBeNull();
  });

  it.each(FOCUS.needed)('is the fault of the export where every report needs it: %s', (name) => {
    expect(failureOf(name, {})).toEqual(['MalformedAnswer', expect.stringContaining(name)]);
  });

  it.each<[Split, string]>([
    ['service', 'ServiceName'],
    ['region', 'RegionId'],
    ['resource', 'ResourceId'],
    ['tag:Team', 'Tags'],
    ['cost-category:Team', 'x_CostCategories'],
    ['hour', 'ChargePeriodEnd'],
  ])('is the fault of the request where only the split by %s needs it', (split, column) => {
    expect(failureOf(null, { split })).toEqual(['InvalidRequest', expect.stringContaining(column)]);
  });

  it('is the fault of the request where only a metric needs it', () => {
    expect(failureOf(null, { metrics: ['AmortizedCost'] })).toEqual([
      'InvalidRequest',
      expect.stringContaining('EffectiveCost'),
    ]);
  });
});
