import { describe, expect, it } from 'vitest';
import { pageFrom, totalFrom } from './answer.ts';
import { RecordTypes } from './record-types.ts';

const TimePeriod = { Start: '2026-10-01', End: '2026-11-01' };
const NO_CURRENCY = ['N/A', 'usd', 'US', 'USDX', 'US1', '[SD', '@SD', 'US$', 'ÜSD'];

const total = (Amount: string, Unit?: string) =>
  totalFrom({ TimePeriod, Total: { UnblendedCost: { Amount, Unit } } }, ['UnblendedCost']);

const page = (Amount: string, Unit?: string) =>
  pageFrom(
    {
      $metadata: {},
      ResultsByTime: [
        {
          TimePeriod,
          Groups: [{ Keys: ['111111111111', 'Usage'], Metrics: { UnblendedCost: { Amount, Unit } } }],
        },
      ],
    },
    { metrics: ['UnblendedCost'], split: 'charge-type', recordTypes: new RecordTypes() },
  );

describe('the unit of an amount', () => {
  it.each(['USD', 'EUR', 'AUD', 'ZAR'])('is a currency: %s', (unit) => {
    expect(total('1.5', unit).currency).toBe(unit);
    expect(page('1.5', unit).groups).toMatchObject([{ currency: unit, amounts: [{ units: 15n, scale: 1 }] }]);
  });

  it.each(NO_CURRENCY)('that is not a currency stands for several at once, and is refused: %s', (unit) => {
    const refused = expect.objectContaining({
      code: 'MixedCurrencies',
      message: expect.stringContaining(`'${unit}'`),
    });
    expect(() => total('1.5', unit)).toThrow(refused);
    expect(() => page('-0.01', unit)).toThrow(refused);
  });

  it.each([...NO_CURRENCY, '', undefined])('matters not where there is nothing: %s', (unit) => {
    expect(total('0', unit).currency).toBeNull();
    expect(total('0.0000000000', unit).amounts).toEqual([{ units: 0n, scale: 10 }]);
    expect(page('0.0000000000', unit).groups).toEqual([]);
  });

  it.each(['', undefined])('may not be missing from an amount: %j', (unit) => {
    const malformed = expect.objectContaining({ code: 'MalformedAnswer' });
    expect(() => total('1.5', unit)).toThrow(malformed);
    expect(() => page('1.5', unit)).toThrow(malformed);
  });
});
