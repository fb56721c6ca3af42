import { describe, expect, it } from 'vitest';
import * as classic from 'zod';
import { decodeConfig } from './config/decode.ts';
import { parseWith } from './parse.ts';
import { decodeRequest } from './request.ts';

const RIGHT = {
  payer: { accountId: '111111111111', region: 'us-east-1' },
  callers: [{ roleArn: 'arn:aws:iam::111111111111:role/x' }],
};

function refusalOf(decode: () => unknown): string {
  try {
    return `accepted: ${JSON.stringify(decode())}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const STRING = 'must be a string in double quotes';
const OBJECT = 'must be an object in { }';
const LIST = 'must be a list in [ ]';
const long = (length: number) => 'x'.repeat(length);

describe('a mistake in the configuration is named with its key, its value and what is allowed', () => {
  it.each<[unknown, string]>([
    [[], `the whole ([]) ${OBJECT}`],
    ['x', `the whole ("x") ${OBJECT}`],
    [{ payer: { ...RIGHT.payer, accountId: 111111111111 } }, `'payer.accountId' (111111111111) ${STRING}`],
    [{ callers: {} }, `'callers' ({}) ${LIST}`],
    [{ callers: [{}] }, "'callers[0].roleArn' is missing"],
    [{ callers: [5] }, `'callers[0]' (5) ${OBJECT}`],
    [{ function: { timeoutSeconds: 2 } }, "'function.timeoutSeconds' (2) must be 3 or more"],
    [{ function: { timeoutSeconds: 901 } }, "'function.timeoutSeconds' (901) must be at most 900"],
    [{ function: { timeoutSeconds: 4.5 } }, "'function.timeoutSeconds' (4.5) must be a whole number"],
    [
      { function: { timeoutSeconds: '60' } },
      `'function.timeoutSeconds' ("60") must be a number without quotes`,
    ],
    [{ function: null }, `'function' (null) ${OBJECT}`],
    [
      { function: { memoryMegabytes: 1e20 } },
      "'function.memoryMegabytes' (100000000000000000000) must be at most 10240",
    ],
    [{ function: { reservedConcurrency: 0 } }, "'function.reservedConcurrency' (0) must be 1 or more"],
    [{ report: { maxCostExplorerRequests: 0 } }, "'report.maxCostExplorerRequests' (0) must be 1 or more"],
    [{ report: { maxCostExplorerRequests: 1e6 + 1 } }, '(1000001) must be at most 1000000'],
    [{ vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: [] } }, "'vpc.subnetIds' ([]) is empty: name the subnets"],
    [{ vpc: true }, `'vpc' (true) ${OBJECT}`],
    [{ vpc: { vpcId: 5 } }, `'vpc.vpcId' (5) ${STRING}; 'vpc.subnetIds' is missing`],
    [{ tags: { '': 'x' } }, `'tags.' ("x") has a key of 0 characters: write 1 to 128`],
    [{ tags: { [long(129)]: 'x' } }, 'has a key of 129 characters: write 1 to 128'],
    [{ tags: { a: long(257) } }, 'has 257 characters: write at most 256'],
    [{ tags: [] }, `'tags' ([]) ${OBJECT}`],
    [{ report: { tolerance: 0.01 } }, `'report.tolerance' (0.01) ${STRING}`],
  ])('%j', (changes, sentence) => {
    const input = Array.isArray(changes) || typeof changes !== 'object' ? changes : { ...RIGHT, ...changes };
    const refusal = refusalOf(() => decodeConfig(JSON.stringify(input), 'c.json'));
    expect(refusal).toContain(sentence);
    expect(refusal).toMatch(/^c\.json: /);
    expect(refusal).not.toMatch(/Too (small|big)|Invalid|received|expected/);
  });
});

describe('a mistake in a request', () => {
  it.each<[unknown, string]>([
    [{ period: 5 }, `'period' (5) ${STRING}`],
    [{ granularity: 'hourly' }, `'granularity' ("hourly") must be one of monthly, daily`],
    [{ metric: 5 }, `'metric' (5) ${STRING}`],
    [{ metric: ['UnblendedCost', 5] }, `'metric[1]' (5) ${STRING}`],
    [{ ou: '' }, `'ou' ("") must not be empty`],
    [{ ou: ['Prod', ''] }, `'ou[1]' ("") must not be empty`],
    [{ ou: [['Prod']] }, `'ou[0]' (["Prod"]) ${STRING}`],
    [{ excludeChargeType: 'credits' }, `'excludeChargeType' ("credits") must be one of usage, savings-plan`],
    [{ excludeChargeType: ['tax', 'x'] }, `'excludeChargeType[1]' ("x") must be one of usage`],
    [{ maxCostExplorerRequests: 0 }, "'maxCostExplorerRequests' (0) must be 1 or more"],
    [{ multiYear: 'yes' }, `'multiYear' ("yes") must be true or false, without quotes`],
    [
      { billingViewArn: 'foo' },
      `'billingViewArn' ("foo") is not a billing view's ARN: write it as in 'arn:aws:billing`,
    ],
    [{ ruleNames: [{}] }, "'ruleNames[0].rule' is missing"],
    [5, `the whole (5) ${OBJECT}`],
  ])('%j is named with its field, its value and what is allowed', (payload, sentence) => {
    const refusal = refusalOf(() => decodeRequest(payload));
    expect(refusal).toContain(sentence);
    expect(refusal).not.toMatch(/Too (small|big)|Invalid|received|expected/);
  });
});

describe('sizes', () => {
  const refused = (schema: classic.ZodType, value: unknown) =>
    refusalOf(() => parseWith(schema, value, 'InvalidRequest', 'it'));

  it.each<[classic.ZodType, unknown, string]>([
    [classic.string().min(2), 'x', 'it: the whole ("x") must have at least 2 characters'],
    [classic.string().max(1), 'xx', 'it: the whole ("xx") must have at most 1 character'],
    [classic.array(classic.string()).min(2), [], 'it: the whole ([]) must have at least 2 entries'],
    [
      classic.array(classic.string()).max(1),
      ['a', 'b'],
      'it: the whole (["a","b"]) must have at most 1 entry',
    ],
    [classic.literal('a'), 'b', 'it: the whole ("b") must be a'],
    [classic.number().multipleOf(5), 4, 'it: the whole (4) does not have the right form'],
    [classic.bigint(), 4, 'it: the whole (4) must be of the type bigint'],
  ])('are named in the words of what is counted', (schema, value, sentence) => {
    expect(refused(schema, value)).toBe(sentence);
  });
});
