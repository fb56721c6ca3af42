import { OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { decodeArchivedLedger } from './ledger.ts';

const KEY = 'ledgers/o-test000001/2026-10/run-1.json';

const LEDGER = {
  schema: 'ou-cost/ledger@1',
  runId: 'run-1',
  producer: 'ou-cost test',
  readAt: '2026-11-08T09:00:00Z',
  organizationId: 'o-test000001',
  start: '2026-10-01',
  end: '2026-11-01',
  settled: true,
  estimated: false,
  final: false,
  source: { kind: 'cost-explorer', name: 'Cost Explorer', billingView: null },
  status: 'reconciled',
  currency: 'USD',
  metrics: ['UnblendedCost', 'AmortizedCost'],
  by: 'charge-type',
  independentTotal: ['13', '12.5'],
  spend: [
    { accountId: '100000000000', chargeKind: 'reservation', amounts: ['0', '11.5'] },
    { accountId: '100000000000', chargeKind: 'reservation-fee', amounts: ['12', '0'] },
    { accountId: '200000000000', chargeKind: 'tax', amounts: ['1', '1'] },
  ],
  days: [
    { day: '2026-10-01', accountId: '200000000000', chargeKind: 'tax', amounts: ['0.4', '0.4'] },
    { day: '2026-10-31', accountId: '200000000000', chargeKind: 'tax', amounts: ['0.6', '0.6'] },
  ],
  accountNames: [['100000000000', 'Payer']],
  unknownRecordTypes: [],
};

const [fee, covered, tax] = [LEDGER.spend[1], LEDGER.spend[0], LEDGER.spend[2]];

describe('a ledger that an earlier run left', () => {
  it('is read as it was written; what a later version adds is left out', () => {
    expect(decodeArchivedLedger({ ...LEDGER, later: 1 }, KEY)).toEqual(LEDGER);
  });

  it.each<[string, unknown, string]>([
    ['another form', { schema: 'ou-cost/snapshot@1' }, '\'schema\' ("ou-cost/snapshot@1")'],
    [
      'an amount that is none',
      { spend: [{ ...tax, amounts: ['1', 'one'] }] },
      '\'spend[0].amounts[1]\' ("one")',
    ],
    ['an amount too few', { spend: [{ ...tax, amounts: ['1'] }] }, 'must have 2 amounts'],
    ['a total of one metric', { independentTotal: ['13'] }, "'independentTotal'"],
    ['a metric twice', { metrics: ['UnblendedCost', 'UnblendedCost'] }, 'names a metric twice'],
    ['a charge twice', { spend: [tax, tax] }, "'spend[1]'"],
    ['charges in another order', { spend: [fee, covered] }, 'each once'],
    ['a charge of no kind', { spend: [{ ...tax, chargeKind: null }] }, "'spend[0].chargeKind'"],
    ['a kind in a ledger by account', { by: 'account', days: [], spend: [tax] }, 'a ledger by account'],
    ['a part of a month', { end: '2026-10-31' }, '\'end\' ("2026-10-31") does not end the month'],
    ['a day that is none', { start: '2026-10-32' }, '\'start\' ("2026-10-32") is not a day'],
    ['a day of another month', { days: [{ ...tax, day: '2026-11-01' }] }, 'is not in the month'],
    ['a check without a total', { independentTotal: null }, '\'status\' ("reconciled")'],
    ['no time', { readAt: 'yesterday' }, '\'readAt\' ("yesterday")'],
  ])('is refused with %s, by the name of the object', (_, change, said) => {
    const decode = () => decodeArchivedLedger({ ...LEDGER, ...(change as object) }, KEY);
    expect(decode).toThrow(OuCostError);
    expect(decode).toThrow(KEY);
    expect(decode).toThrow(said);
  });

  it('is refused where it is no object at all', () => {
    expect(() => decodeArchivedLedger([], KEY)).toThrow(`${KEY}: the whole ([]) must be an object in { }`);
  });
});
