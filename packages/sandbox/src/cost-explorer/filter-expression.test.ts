import { expect, test } from 'vitest';
import { costExplorer, MEMBER, PAYER, writtenLedger } from '../testing/written-bill.ts';

const ledger = writtenLedger(
  [
    [
      '2026-09-01',
      PAYER,
      '1',
      { service: 'EC2', region: 'us-east-1', tags: '{"env":"prod"}', costCategories: '{"env":"shop"}' },
    ],
    ['2026-09-01', PAYER, '2', { service: 'S3', region: 'us-east-1' }],
    ['2026-09-01', MEMBER, '4', { service: 'EC2', region: 'eu-west-1', tags: '{"env":"dev"}' }],
    ['2026-09-01', MEMBER, '8', { service: 'S3', region: 'eu-west-1' }],
    ['2026-09-01', MEMBER, '16', { recordType: 'Tax', service: 'Tax' }],
  ],
  ['tags', 'costCategories'],
);

function filtered(Filter: unknown): string | undefined {
  const input = { Granularity: 'MONTHLY', Metrics: ['UnblendedCost'], Filter };
  const response = costExplorer({ ledger })({
    ...input,
    TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
  });
  return response.ResultsByTime[0]?.Total['UnblendedCost']?.Amount;
}

const dimension = (Key: string, ...Values: string[]): object => ({ Dimensions: { Key, Values } });

// every line item is a power of two, so that a sum shows which of them passed
test.each([
  [undefined, '31'],
  [dimension('SERVICE', 'EC2'), '5'],
  [dimension('SERVICE', 'EC2', 'Tax'), '21'],
  [dimension('LINKED_ACCOUNT', MEMBER), '28'],
  [dimension('RECORD_TYPE', 'Tax'), '16'],
  [dimension('REGION', 'NoRegion'), '16'],
  [dimension('SERVICE', 'ec2'), '0'],
  [{ Not: dimension('RECORD_TYPE', 'Tax') }, '15'],
  [{ And: [dimension('SERVICE', 'EC2'), dimension('LINKED_ACCOUNT', MEMBER)] }, '4'],
  [{ Or: [dimension('SERVICE', 'EC2'), dimension('LINKED_ACCOUNT', PAYER)] }, '7'],
  [
    {
      And: [
        dimension('LINKED_ACCOUNT', MEMBER),
        { Not: { Or: [dimension('SERVICE', 'S3'), dimension('SERVICE', 'Tax')] } },
      ],
    },
    '4',
  ],
  [{ Dimensions: { Key: 'SERVICE', Values: ['S3'], MatchOptions: ['EQUALS', 'CASE_SENSITIVE'] } }, '10'],
  [{ Tags: { Key: 'env', Values: ['prod', 'dev'] } }, '5'],
  [{ Tags: { Key: 'env', MatchOptions: ['ABSENT'] } }, '26'],
  [{ Tags: { Key: 'Env', MatchOptions: ['ABSENT'] } }, '31'],
  [{ CostCategories: { Key: 'env', Values: ['shop'] } }, '1'],
  [{ CostCategories: { Key: 'env', Values: ['prod'] } }, '0'],
  [{ Not: { CostCategories: { Key: 'env', MatchOptions: ['ABSENT'] } } }, '1'],
])('the filter %j passes %s', (filter, expected) => {
  expect(filtered(filter)).toBe(expected);
});

test.each([
  [{}, 'zero or more than one roots'],
  [{ ...dimension('SERVICE', 'EC2'), Not: dimension('SERVICE', 'S3') }, 'zero or more than one roots'],
  [{ And: [] }, 'And expression must have at least 2 operands'],
  [{ And: [dimension('SERVICE', 'EC2')] }, 'And expression must have at least 2 operands'],
  [{ Or: [dimension('SERVICE', 'EC2')] }, 'Or expression must have at least 2 operands'],
  [
    dimension('OU', 'x'),
    "Value 'OU' at 'filter.dimensions.key' failed to satisfy constraint: Member must satisfy enum",
  ],
  [dimension('SERVICE'), 'needs at least one value'],
  [dimension('TENANCY', 'Shared'), 'does not have the dimension TENANCY'],
  [
    { Dimensions: { Key: 'SERVICE', Values: ['E'], MatchOptions: ['STARTS_WITH'] } },
    'STARTS_WITH is not supported',
  ],
  [
    { Dimensions: { Key: 'SERVICE', Values: ['E'], MatchOptions: ['LIKE'] } },
    'Member must satisfy enum value set',
  ],
  [{ Dimensions: { Values: ['E'] } }, "Value null at 'filter.dimensions.key'"],
  [{ CostCategories: { Key: 'env' } }, 'the cost category env needs at least one value'],
  [{ CostCategories: { Values: ['shop'] } }, 'a cost category filter needs a Key'],
  [{ Tags: { Values: ['prod'] } }, 'a tag filter needs a Key'],
  [
    { CostCategories: { Key: 'env', Values: ['shop'], MatchOptions: ['CONTAINS'] } },
    'CONTAINS is not supported for CostCategories',
  ],
  [{ Not: { And: [dimension('SERVICE', 'EC2')] } }, 'And expression must have at least 2 operands'],
])('the filter %j is a ValidationException', (filter, message) => {
  expect(() => filtered(filter)).toThrow(expect.objectContaining({ code: 'ValidationException' }));
  expect(() => filtered(filter)).toThrow(message);
});
