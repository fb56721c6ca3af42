import { describe, expect, it } from 'vitest';
import { CHARGE_TYPES } from '../ledger/charge-type.ts';
import { ACME } from '../testing/acme.ts';
import { asking, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { soleBill } from '../testing/reports.ts';
import { reportSpend } from './report-spend.ts';

const SHOP = '200000000000';
const PAYER = '100000000000';

type Charge = readonly [recordType: string, amount: string, amortized?: string];

const lineOf =
  (account: string) =>
  ([recordType, amount, amortized = amount]: Charge): Line => ({
    account,
    recordType,
    amount,
    amortized,
    day: '2026-10-12',
  });

/** What the shop's unit, `Workloads/Prod`, shows of October when the shop is charged so. */
async function shopCharged(...charges: readonly Charge[]) {
  return (await unitsCharged({ [SHOP]: charges })).unit('ou-acme-wprod000');
}

async function unitsCharged(charges: Readonly<Record<string, readonly Charge[]>>) {
  const lines = Object.entries(charges).flatMap(([account, some]) => some.map(lineOf(account)));
  const request = asking({ metrics: ['UnblendedCost', 'AmortizedCost'] });
  const report = await reportSpend(portsOn({ ...ACME, lines }), request, SETTINGS);
  return {
    report,
    unit: (id: string) => report.organizationalUnits.find((one) => one.id === id)?.total,
  };
}

describe('worked examples: one per charge type', () => {
  it('usage: what is metered, and flat subscriptions', async () => {
    const spend = await shopCharged(
      ['Usage', '12.34'],
      ['Usage', '0.0000000001'],
      ['FlatRateSubscription', '200'],
    );
    // 12.34 + 0.0000000001 + 200 = 212.3400000001
    expect(spend?.UnblendedCost).toEqual({
      amounts: ['212.3400000001'],
      gross: ['212.3400000001'],
      byChargeType: { usage: ['212.3400000001'] },
    });
  });

  it('savings-plan: covered usage and its negation cancel out, the fees stay', async () => {
    const spend = await shopCharged(
      ['SavingsPlanCoveredUsage', '100', '60.5'],
      ['SavingsPlanNegation', '-100', '0'],
      ['SavingsPlanRecurringFee', '60.5', '0'],
      ['SavingsPlanUpfrontFee', '500', '0'],
    );
    // As billed: 100 − 100 + 60.5 + 500 = 560.5. Amortized: 60.5 + 0 + 0 + 0 = 60.5
    expect(spend?.UnblendedCost?.byChargeType).toEqual({ 'savings-plan': ['560.5'] });
    expect(spend?.AmortizedCost?.byChargeType).toEqual({ 'savings-plan': ['60.5'] });
    // The fees of it: 60.5 + 500 = 560.5 as billed, none amortized.
    expect(spend?.UnblendedCost?.commitmentFees).toEqual({ 'savings-plan': ['560.5'] });
    expect(spend?.AmortizedCost).not.toHaveProperty('commitmentFees');
  });

  it('reservation: discounted usage costs nothing as billed, and its share when amortized', async () => {
    const spend = await shopCharged(['DiscountedUsage', '0', '41.67'], ['RIFee', '30', '0.33']);
    // As billed: 0 + 30 = 30. Amortized: 41.67 + 0.33 = 42
    expect(spend?.UnblendedCost?.byChargeType).toEqual({ reservation: ['30'] });
    expect(spend?.AmortizedCost?.byChargeType).toEqual({ reservation: ['42'] });
    // The fees of it: 30 as billed, 0.33 that was not used when amortized.
    expect(spend?.UnblendedCost?.commitmentFees).toEqual({ reservation: ['30'] });
    expect(spend?.AmortizedCost?.commitmentFees).toEqual({ reservation: ['0.33'] });
  });

  it('discount: every kind is one, and gross is after it', async () => {
    const spend = await shopCharged(
      ['Usage', '100'],
      ['BundledDiscount', '-2.5'],
      ['Enterprise Discount Program Discount', '-10'],
      ['PrivateRateDiscount', '-0.01'],
    );
    // −2.5 − 10 − 0.01 = −12.51; 100 − 12.51 = 87.49
    expect(spend?.UnblendedCost).toEqual({
      amounts: ['87.49'],
      gross: ['87.49'],
      byChargeType: { usage: ['100'], discount: ['-12.51'] },
    });
  });

  it('credit: taken off the net and not off the gross', async () => {
    const spend = await shopCharged(['Usage', '100'], ['Credit', '-42'], ['Credit', '-0.5']);
    // Gross 100; credits −42 − 0.5 = −42.5; net 100 − 42.5 = 57.5
    expect(spend?.UnblendedCost).toEqual({
      amounts: ['57.5'],
      gross: ['100'],
      byChargeType: { usage: ['100'], credit: ['-42.5'] },
    });
  });

  it('refund: as a credit, and in a line of its own', async () => {
    const spend = await shopCharged(['Usage', '19.99'], ['Refund', '-5'], ['Credit', '-1']);
    // Net 19.99 − 5 − 1 = 13.99
    expect(spend?.UnblendedCost).toEqual({
      amounts: ['13.99'],
      gross: ['19.99'],
      byChargeType: { usage: ['19.99'], credit: ['-1'], refund: ['-5'] },
    });
  });

  it('tax: part of gross and net, and reversed by a negative line', async () => {
    const spend = await shopCharged(['Usage', '50'], ['Tax', '5'], ['Tax', '-0.25']);
    // 5 − 0.25 = 4.75; 50 + 4.75 = 54.75
    expect(spend?.UnblendedCost).toEqual({
      amounts: ['54.75'],
      gross: ['54.75'],
      byChargeType: { usage: ['50'], tax: ['4.75'] },
    });
  });

  it('support: stays in the account that AWS bills it to', async () => {
    const { unit } = await unitsCharged({ [PAYER]: [['Support', '100']], [SHOP]: [['Support', '29.5']] });
    // Root: 100 directly + 29.5 below = 129.5
    expect(unit('ou-acme-wprod000')?.UnblendedCost?.byChargeType).toEqual({ support: ['29.5'] });
    expect(unit('r-acme')?.UnblendedCost?.byChargeType).toEqual({ support: ['129.5'] });
  });

  it('fee: one-time and recurring fees that are no commitment', async () => {
    const spend = await shopCharged(['Fee', '12'], ['One-time fee', '9'], ['Recurring fee', '0.5']);
    // 12 + 9 + 0.5 = 21.5
    expect(spend?.UnblendedCost?.byChargeType).toEqual({ fee: ['21.5'] });
  });

  it('other: what AWS itself calls so, and what nobody knows', async () => {
    const { unit, report } = await unitsCharged({
      [SHOP]: [
        ['Other out-of-cycle charges', '3'],
        ['Quantum levy', '4'],
        ['AAA levy', '-0.5'],
      ],
    });
    // 3 + 4 − 0.5 = 6.5
    expect(unit('ou-acme-wprod000')?.UnblendedCost?.byChargeType).toEqual({ other: ['6.5'] });
    expect(report.query.unknownRecordTypes).toEqual(['AAA levy', 'Quantum levy']);
  });
});

describe('worked examples: charge types together', () => {
  const ONE_OF_EACH: readonly Charge[] = [
    ['Usage', '1000'],
    ['SavingsPlanRecurringFee', '200'],
    ['RIFee', '30'],
    ['EDP discount', '-100.1'],
    ['Credit', '-70'],
    ['Refund', '-8'],
    ['Tax', '105.19'],
    ['Support', '100'],
    ['Fee', '2'],
    ['Levy', '0.01'],
  ];

  it('ten types, gross and net side by side', async () => {
    const spend = await shopCharged(...ONE_OF_EACH);
    // Gross 1000 + 200 + 30 − 100.1 + 105.19 + 100 + 2 + 0.01 = 1337.1; net 1337.1 − 70 − 8 = 1259.1
    expect(spend?.UnblendedCost).toMatchObject({ amounts: ['1259.1'], gross: ['1337.1'] });
    expect(Object.keys(spend?.UnblendedCost?.byChargeType ?? {})).toEqual([...CHARGE_TYPES]);
  });

  it('without credits and refunds, the net is the gross and what was left out is stated', async () => {
    const lines = ONE_OF_EACH.map(lineOf(SHOP));
    const request = asking({ excludedChargeTypes: ['credit', 'refund'] });
    const report = await reportSpend(portsOn({ ...ACME, lines }), request, SETTINGS);
    // −70 − 8 = −78 left out; 1259.1 + 78 = 1337.1 shown; 1259.1 reconciled
    expect(report.total.UnblendedCost).toMatchObject({ amounts: ['1337.1'], gross: ['1337.1'] });
    expect(report.selection.leftOut.UnblendedCost).toMatchObject({ amounts: ['-78'], gross: ['0'] });
    expect(soleBill(report).reconciliation.checks[0]?.attributed).toBe('1259.1');
  });

  it('credits larger than the usage make a negative unit, and a smaller parent', async () => {
    const { unit } = await unitsCharged({
      [SHOP]: [
        ['Usage', '10'],
        ['Credit', '-25'],
      ],
      '300000000000': [['Usage', '40']],
    });
    // Prod 10 − 25 = −15; Workloads −15 + 40 = 25
    expect(unit('ou-acme-wprod000')?.UnblendedCost?.amounts).toEqual(['-15']);
    expect(unit('ou-acme-workload')?.UnblendedCost?.amounts).toEqual(['25']);
  });

  it('credits that take exactly everything leave zero, with the gross beside it', async () => {
    const spend = await shopCharged(['Usage', '77.7777777777'], ['Credit', '-77.7777777777']);
    expect(spend?.UnblendedCost).toMatchObject({ amounts: ['0'], gross: ['77.7777777777'] });
  });

  it('cents that no binary fraction holds, and sums beyond 2^53, are exact', async () => {
    const small = await shopCharged(['Usage', '0.1'], ['Tax', '0.2']);
    expect(small?.UnblendedCost?.amounts).toEqual(['0.3']);
    // 9,007,199,254,740,993 is 2^53 + 1, which a double does not have; + 0.01
    const large = await shopCharged(['Usage', '9007199254740993'], ['Tax', '0.01']);
    expect(large?.UnblendedCost?.amounts).toEqual(['9007199254740993.01']);
  });

  it('a Savings Plan bought by the payer and used by the shop moves spend, never the total', async () => {
    const { report, unit } = await unitsCharged({
      [PAYER]: [['SavingsPlanRecurringFee', '72', '0']],
      [SHOP]: [
        ['SavingsPlanCoveredUsage', '90', '72'],
        ['SavingsPlanNegation', '-90', '0'],
      ],
    });
    // As billed: payer 72, shop 90 − 90 = 0. Amortized: payer 0, shop 72. Both 72 in all.
    expect(unit('ou-acme-wprod000')?.UnblendedCost?.amounts).toEqual(['0']);
    expect(unit('ou-acme-wprod000')?.AmortizedCost?.amounts).toEqual(['72']);
    expect(report.total.UnblendedCost?.amounts).toEqual(['72']);
    expect(report.total.AmortizedCost?.amounts).toEqual(['72']);
  });
});
