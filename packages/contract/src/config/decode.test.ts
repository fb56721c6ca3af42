import { describe, expect, it } from 'vitest';
import { decodeConfig } from './decode.ts';

const MINIMAL = {
  payer: { accountId: '222222222222', region: 'ap-northeast-1' },
  callers: [{ roleArn: 'arn:aws:iam::111111111111:role/RundeckBatchRole' }],
};
const decode = (value: unknown) => decodeConfig(JSON.stringify(value), 'ou-cost.config.json');

describe('the configuration', () => {
  it('needs two accounts, a region and a role, and has defaults for the rest', () => {
    expect(decode(MINIMAL)).toMatchObject({
      names: { function: 'ou-cost-report', invokerRole: 'ou-cost-invoker' },
      function: { timeoutSeconds: 180, memoryMegabytes: 512, logRetentionDays: 30 },
      report: { tolerance: '0.01', settlingDay: 6 },
      directInvokers: [],
      tags: {},
    });
  });

  it.each<[string, unknown, string]>([
    [
      'an account id of eleven digits',
      { ...MINIMAL, payer: { ...MINIMAL.payer, accountId: '22222222222' } },
      '\'payer.accountId\' ("22222222222")',
    ],
    [
      'an account id as a number',
      { ...MINIMAL, payer: { ...MINIMAL.payer, accountId: 222222222222 } },
      "'payer.accountId' (222222222222)",
    ],
    ['a missing region', { ...MINIMAL, payer: { accountId: '222222222222' } }, "'payer.region' is missing"],
    ['a misspelt key', { ...MINIMAL, function: { timeout: 60 } }, "unknown key 'function.timeout'"],
    [
      'a role by name',
      { ...MINIMAL, callers: [{ roleArn: 'RundeckBatchRole' }] },
      '\'callers[0].roleArn\' ("RundeckBatchRole")',
    ],
    [
      'a Lambda ARN for a role',
      { ...MINIMAL, callers: [{ roleArn: 'arn:aws:lambda:ap-northeast-1:111111111111:function:x' }] },
      "'callers[0].roleArn'",
    ],
    ['no caller', { ...MINIMAL, callers: [] }, "'callers' ([])"],
    [
      'a retention that CloudWatch lacks',
      { ...MINIMAL, function: { logRetentionDays: 31 } },
      "'function.logRetentionDays' (31)",
    ],
    [
      'a timeout above fifteen minutes',
      { ...MINIMAL, function: { timeoutSeconds: 901 } },
      "'function.timeoutSeconds' (901)",
    ],
    ['a tolerance as a number', { ...MINIMAL, report: { tolerance: 0.01 } }, "'report.tolerance' (0.01)"],
    [
      'a VPC without subnets',
      { ...MINIMAL, vpc: { vpcId: 'vpc-0a1b2c3d', availabilityZones: ['a'], subnetIds: [] } },
      "'vpc.subnetIds' ([])",
    ],
    ['nothing', null, 'the whole (null)'],
  ])('refuses %s and names the key and the value', (_, value, message) => {
    expect(() => decode(value)).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringContaining(message) }),
    );
    expect(() => decode(value)).toThrow(/^ou-cost\.config\.json: /);
  });

  it('refuses what is not JSON', () => {
    expect(() => decodeConfig('{ payer: ', 'some.json')).toThrow(/^some\.json is not JSON/);
  });
});
