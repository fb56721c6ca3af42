import type { TableMetadata } from '@aws-sdk/client-athena';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../ports.ts';
import { tableColumns } from './table-columns.ts';

const ADDRESS = { database: 'ou_cost', table: 'bill', workGroup: 'ou-cost' };
const DELIVERY: Delivery = {
  month: '2026-10',
  folder: 'p/e/data/BILLING_PERIOD=2026-10/20261103-x/',
  files: [],
  others: [],
  manifest: null,
  deliveredAt: null,
};
const TABLE: TableMetadata = {
  Name: 'bill',
  Columns: [{ Name: 'billedcost', Type: 'double' }],
  PartitionKeys: [{ Name: 'billing_period', Type: 'string' }],
  Parameters: {
    location: 's3://acme/p/e/data',
    'storage.location.template': `s3://acme/p/e/data/BILLING_PERIOD=\${billing_period}`,
  },
};

const columnsOf = (table: Partial<TableMetadata>) =>
  tableColumns({ ...TABLE, ...table }, ADDRESS, 'acme', [DELIVERY]);

describe('the columns of a table', () => {
  it('are those of the export, without the partition', () => {
    expect(columnsOf({})).toEqual([{ name: 'billedcost', type: 'double' }]);
  });

  it.each([
    ['a location alone', { location: 's3://acme/p/e/data/' }],
    ['an older scheme', { location: 's3n://acme/p/e' }],
  ])('are given for a table with %s', (_, Parameters) => {
    expect(columnsOf({ Parameters })).toHaveLength(1);
  });

  it.each([
    ['another bucket', { Parameters: { location: 's3://other/p/e/data' } }, "'s3://other/p/e/data'"],
    ['another export', { Parameters: { location: 's3://acme/p/e2/data' } }, "'s3://acme/p/e2/data'"],
    [
      'a folder whose name only begins alike',
      { Parameters: { location: 's3://acme/p/e/dat' } },
      "'s3://acme/p/e/dat'",
    ],
    [
      'another place for its months',
      { Parameters: { 'storage.location.template': `s3://acme/p/e/data/m=\${billing_period}` } },
      "'s3://acme/p/e/data/m=2026-10'",
    ],
    ['no place', { Parameters: {} }, 'does not say where its files are'],
    ['no partition', { PartitionKeys: [] }, 'its partition keys are none'],
    [
      'another partition',
      { PartitionKeys: [{ Name: 'year', Type: 'string' }] },
      'its partition keys are year string',
    ],
    [
      'a partition of another type',
      { PartitionKeys: [{ Name: 'billing_period', Type: 'date' }] },
      'its partition keys are billing_period date',
    ],
  ])('are refused of a table with %s', (_, table, message) => {
    expect(() => columnsOf(table)).toThrow(
      expect.objectContaining({
        code: 'InvalidConfiguration',
        message: expect.stringContaining(message),
      }),
    );
  });
});
