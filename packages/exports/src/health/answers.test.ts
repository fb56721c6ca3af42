import { describe, expect, it } from 'vitest';
import { exportStateIn, identifiersIn, pageToken, runsIn } from './answers.ts';

const ARN = 'arn:aws:bcm-data-exports:us-east-1:222222222222:export/bill-0a1b';
const ANSWER = {
  Export: {
    ExportArn: ARN,
    Name: 'bill',
    DataQuery: { QueryStatement: 'SELECT BilledCost FROM FOCUS_1_2_AWS' },
    DestinationConfigurations: {
      S3Destination: {
        S3Bucket: 'acme-bill',
        S3Prefix: 'exports',
        S3Region: 'eu-west-1',
        S3OutputConfigurations: { OutputType: 'CUSTOM', Format: 'PARQUET', Compression: 'PARQUET' },
      },
    },
    RefreshCadence: { Frequency: 'SYNCHRONOUS' },
  },
  ExportStatus: { StatusCode: 'HEALTHY', CreatedAt: 1790000000, LastRefreshedAt: 1795662000.5 },
};
const STATE = {
  status: 'HEALTHY',
  reason: null,
  refreshedAt: 1795662000500,
  bucket: 'acme-bill',
  folder: 'exports/bill',
  format: 'PARQUET',
};

describe('an answer of AWS Data Exports', () => {
  it('tells where an export is delivered to, and how it is', () => {
    expect(exportStateIn(ANSWER)).toEqual(STATE);
    const unhealthy = { StatusCode: 'UNHEALTHY', StatusReason: 'INSUFFICIENT_PERMISSION' };
    expect(exportStateIn({ ...ANSWER, ExportStatus: unhealthy })).toEqual({
      ...STATE,
      status: 'UNHEALTHY',
      reason: 'INSUFFICIENT_PERMISSION',
      refreshedAt: null,
    });
  });

  it.each([
    ['', 'bill'],
    ['/a//b/', 'a/b/bill'],
  ])('with the prefix %j has the folder %s', (S3Prefix, folder) => {
    const S3Destination = { ...ANSWER.Export.DestinationConfigurations.S3Destination, S3Prefix };
    const Export = { ...ANSWER.Export, DestinationConfigurations: { S3Destination } };
    expect(exportStateIn({ ...ANSWER, Export })).toMatchObject({ folder });
  });

  it('lists exports and runs, and the way to the next page', () => {
    const Exports = [{ ExportArn: ARN, ExportName: 'bill', ExportStatus: ANSWER.ExportStatus }];
    expect(identifiersIn({ Exports })).toEqual([{ name: 'bill', arn: ARN }]);
    expect([identifiersIn({}), runsIn({})]).toEqual([[], []]);
    expect([{ NextToken: 'a' }, { NextToken: '' }, { NextToken: null }, {}].map(pageToken)).toEqual([
      'a',
      undefined,
      undefined,
      undefined,
    ]);
    const ExecutionStatus = {
      StatusCode: 'DELIVERY_FAILURE',
      StatusReason: 'BILL_OWNER_CHANGED',
      CreatedAt: '2026-11-26T03:00:00Z',
    };
    expect(runsIn({ Executions: [{ ExecutionId: 'x', ExecutionStatus }] })).toEqual([
      { status: 'DELIVERY_FAILURE', reason: 'BILL_OWNER_CHANGED', createdAt: 1795662000000 },
    ]);
  });

  it.each<[string, () => unknown]>([
    ['no object', () => exportStateIn([])],
    ['no state', () => exportStateIn({ Export: ANSWER.Export })],
    ['a status that is a number', () => exportStateIn({ ...ANSWER, ExportStatus: { StatusCode: 1 } })],
    ['a list that is none', () => identifiersIn({ Exports: 'bill' })],
    ['an item that is none', () => runsIn({ Executions: [null] })],
    [
      'a time that is none',
      () => runsIn({ Executions: [{ ExecutionStatus: { StatusCode: 'x', CreatedAt: 'x' } }] }),
    ],
    ['a token that is none', () => pageToken({ NextToken: 1 })],
  ])('with %s is refused', (_, read) => {
    expect(read).toThrow(TypeError);
  });

  it('without an export is known as one', () => {
    expect(exportStateIn({})).toBeNull();
  });
});
