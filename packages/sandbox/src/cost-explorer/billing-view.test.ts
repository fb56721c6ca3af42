import { expect, test } from 'vitest';
import {
  callFrom,
  costExplorer,
  DEPARTED,
  MEMBER,
  ORGANIZATION,
  PAYER,
  writtenLedger,
} from '../testing/written-bill.ts';
import { costExplorerService } from './service.ts';

const ledger = writtenLedger([
  ['2026-09-01', PAYER, '1'],
  ['2026-09-01', MEMBER, '2'],
  ['2026-09-01', DEPARTED, '4'],
]);
const CUSTOM = `arn:aws:billing::${PAYER}:billingview/custom-4f6b`;
const billingViews = [{ arn: CUSTOM, accountIds: [MEMBER, DEPARTED], sharedWith: [MEMBER] }];

function total(accountId: string, BillingViewArn?: string): string | undefined {
  const input = {
    TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
    Granularity: 'MONTHLY',
    Metrics: ['UnblendedCost'],
    BillingViewArn,
  };
  return costExplorer({ ledger, billingViews }, accountId)(input).ResultsByTime[0]?.Total['UnblendedCost']
    ?.Amount;
}

test('the management account sees the whole bill, and a member account sees its own charges', () => {
  expect(total(PAYER)).toBe('7');
  expect(total(MEMBER)).toBe('2');
});

test('the primary view shows the same as no view', () => {
  expect(total(PAYER, `arn:aws:billing::${PAYER}:billingview/primary`)).toBe('7');
  expect(total(MEMBER, `arn:aws:billing::${MEMBER}:billingview/primary`)).toBe('2');
});

test('a custom view shows its accounts to its owner and to the accounts it is shared with', () => {
  expect(total(PAYER, CUSTOM)).toBe('6');
  expect(total(MEMBER, CUSTOM)).toBe('6');
});

test.each([
  [DEPARTED, CUSTOM],
  [MEMBER, `arn:aws:billing::${PAYER}:billingview/primary`],
  [PAYER, `arn:aws:billing::${PAYER}:billingview/custom-unknown`],
])('account %s finds no view %s', (accountId, arn) => {
  expect(() => total(accountId, arn)).toThrow(expect.objectContaining({ code: 'ResourceNotFoundException' }));
});

test('an account outside the bill has no data', () => {
  expect(() => total('999999999999')).toThrow(expect.objectContaining({ code: 'DataUnavailableException' }));
});

test('a request is authorized on its billing view, or on * without one', () => {
  const service = costExplorerService({ ledger, organization: ORGANIZATION, today: '2026-10-20' });
  const operation = service.operations['GetCostAndUsage'];
  expect(operation?.action).toBe('ce:GetCostAndUsage');
  expect(operation?.resource({}, callFrom(PAYER))).toBe('*');
  expect(operation?.resource({ BillingViewArn: CUSTOM }, callFrom(PAYER))).toBe(CUSTOM);
});

test.each([
  ['', 'ValidationException'],
  ['primary', 'ValidationException'],
  [`arn:aws:iam::${PAYER}:role/reader`, 'ValidationException'],
  ['arn:aws:billing::1234:billingview/primary', 'ValidationException'],
  [`arn:aws:billing::${PAYER}:billingview/`, 'ValidationException'],
  [`arn:aws:billing::${PAYER}:billingview/${'x'.repeat(44)}`, 'ValidationException'],
  [`arn:aws:billing::${PAYER}:billingview/*`, 'ValidationException'],
  [`arn:aws:billing:us-east-1:${PAYER}:billingview/primary`, 'ValidationException'],
  [7, 'SerializationException'],
  [{}, 'SerializationException'],
])('%j is no view, and is refused before any permission is asked for', (BillingViewArn, code) => {
  const service = costExplorerService({ ledger, organization: ORGANIZATION, today: '2026-10-20' });
  const operation = service.operations['GetCostAndUsage'];
  const refused = expect.objectContaining({ code });
  expect(() => operation?.resource({ BillingViewArn }, callFrom(PAYER))).toThrow(refused);
  expect(() => operation?.furtherPermissions?.({ BillingViewArn }, callFrom(PAYER))).toThrow(refused);
});
