import { expect, test } from 'vitest';
import {
  byDimension,
  costExplorer,
  groupLines,
  MEMBER,
  PAYER,
  writtenLedger,
} from '../testing/written-bill.ts';

const ledger = writtenLedger([
  ['2026-09-01', PAYER, '100'],
  ['2026-09-02', MEMBER, '50'],
  ['2026-09-30', PAYER, '10', { recordType: 'Support' }],
  ['2026-09-30', MEMBER, '5', { recordType: 'AWS Business Support' }],
]);
const september = {
  TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
  Granularity: 'MONTHLY',
  Metrics: ['UnblendedCost'],
};
const missing = costExplorer({ ledger, supportMissingByAccount: true });
const by = (...keys: string[]) => groupLines(missing({ ...september, GroupBy: byDimension(...keys) }));

test('support is missing if accounts are grouped by, alone or with another dimension', () => {
  expect(by('LINKED_ACCOUNT')).toEqual(['2026-09-01 111111111111 100 USD', '2026-09-01 222222222222 50 USD']);
  expect(by('RECORD_TYPE', 'LINKED_ACCOUNT')).toEqual([
    '2026-09-01 Usage/111111111111 100 USD',
    '2026-09-01 Usage/222222222222 50 USD',
  ]);
});

test('support is in the total and in other groups: 100 + 50 + 10 + 5', () => {
  expect(missing(september).ResultsByTime[0]?.Total['UnblendedCost']?.Amount).toBe('165');
  expect(by('RECORD_TYPE')).toContain('2026-09-01 Support 10 USD');
});

test('nothing is missing by default', () => {
  const [line] = groupLines(
    costExplorer({ ledger })({ ...september, GroupBy: byDimension('LINKED_ACCOUNT') }),
  );
  expect(line).toBe('2026-09-01 111111111111 110 USD');
});
