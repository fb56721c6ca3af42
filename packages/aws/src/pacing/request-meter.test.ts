import { describe, expect, it } from 'vitest';
import { RequestMeter } from './request-meter.ts';

const TERABYTE = 2 ** 40;

function athenaAmount(...queries: readonly number[]): string | undefined {
  const meter = new RequestMeter();
  for (const bytes of queries) meter.queried(bytes);
  return meter.usage().charges.find(({ source }) => source === 'athena')?.amount;
}

describe("Athena's price", () => {
  it.each([
    ['a terabyte', [TERABYTE], '5'],
    ['half a gigabyte', [TERABYTE / 2048], '0.00244140625'],
    ['ten megabytes at least', [0], '0.0000476837158203125'],
    ['the next whole megabyte', [10 * 2 ** 20 + 1], '0.00005245208740234375'],
    ['each query on its own', [1, 1], '0.000095367431640625'],
  ])('is that of %s', (_, queries, amount) => {
    expect(athenaAmount(...queries)).toBe(amount);
  });
});

describe('the usage of a run', () => {
  it('states what was scanned, and for how much', () => {
    const meter = new RequestMeter();
    meter.sent('athena:StartQueryExecution', 1);
    meter.queried(123);
    meter.read(7);
    expect(meter.usage()).toEqual({
      requests: { 'athena:StartQueryExecution': 1 },
      throttled: 0,
      retries: 0,
      scannedBytes: 130,
      charges: [
        {
          source: 'athena',
          for: 'Athena, 123 bytes scanned',
          amount: '0.0000476837158203125',
          currency: 'USD',
        },
      ],
    });
  });

  it('has no charge for files that are read for nothing', () => {
    const meter = new RequestMeter();
    meter.read(1000);
    expect(meter.usage()).toMatchObject({ scannedBytes: 1000, charges: [] });
  });

  it('lists Cost Explorer beside them where it was asked', () => {
    const meter = new RequestMeter();
    meter.read(1000);
    meter.sent('ce:GetCostAndUsage', 1);
    meter.answered('ce:GetCostAndUsage');
    expect(meter.usage().charges).toMatchObject([{ source: 'cost-explorer', amount: '0.01' }]);
  });

  it('says nothing of files where none was read', () => {
    const usage = new RequestMeter().usage();
    expect(usage).not.toHaveProperty('scannedBytes');
    expect(usage.charges).toMatchObject([{ source: 'cost-explorer', amount: '0' }]);
  });
});
