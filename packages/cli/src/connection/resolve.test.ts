import { decodeConfig } from '@ou-cost/contract';
import { describe, expect, test } from 'vitest';
import { connectionOf, homeRegion } from './resolve.ts';

const ENVIRONMENT = { region: null, refusesColor: false };
const ROLE = 'arn:aws:iam::111111111111:role/ou-cost-invoker';
const FUNCTION = 'arn:aws:lambda:eu-central-1:111111111111:function:ou-cost-report';

const CONFIG = decodeConfig(
  JSON.stringify({
    payer: { accountId: '222222222222', region: 'ap-northeast-1' },
    callers: [{ roleArn: 'arn:aws:iam::333333333333:role/RundeckBatchRole' }],
    names: { function: 'our-report', invokerRole: 'our-invoker' },
    externalId: 'from-the-file',
    function: { timeoutSeconds: 60 },
  }),
  'ou-cost.config.json',
);

describe('how the function is reached', () => {
  test('from the configuration alone', () => {
    expect(connectionOf({}, CONFIG, ENVIRONMENT)).toEqual({
      region: 'ap-northeast-1',
      invokerRoleArn: 'arn:aws:iam::222222222222:role/our-invoker',
      externalId: 'from-the-file',
      functionArn: 'arn:aws:lambda:ap-northeast-1:222222222222:function:our-report',
      timeoutSeconds: 80,
      configured: expect.anything(),
    });
  });

  test('from a role and a region, the function under its default name in the account of the role', () => {
    expect(connectionOf({ invokerRoleArn: ROLE, region: 'us-east-1' }, null, ENVIRONMENT)).toEqual({
      region: 'us-east-1',
      invokerRoleArn: ROLE,
      externalId: null,
      functionArn: 'arn:aws:lambda:us-east-1:111111111111:function:ou-cost-report',
      timeoutSeconds: 920,
      configured: null,
    });
  });

  test('options override the configuration', () => {
    const options = { externalId: 'given', function: 'other', region: 'eu-west-1', timeout: 5 };
    expect(connectionOf(options, CONFIG, ENVIRONMENT)).toMatchObject({
      externalId: 'given',
      functionArn: 'arn:aws:lambda:eu-west-1:222222222222:function:other',
      timeoutSeconds: 5,
    });
  });

  test('beside the chain of the configuration, whatever the options say', () => {
    const options = { externalId: 'given', function: 'other', region: 'eu-west-1', invokerRoleArn: ROLE };
    expect(connectionOf(options, CONFIG, ENVIRONMENT).configured).toMatchObject({
      invokerRoleArn: 'arn:aws:iam::222222222222:role/our-invoker',
      externalId: 'from-the-file',
      functionArn: 'arn:aws:lambda:ap-northeast-1:222222222222:function:our-report',
      callerRoleArns: ['arn:aws:iam::333333333333:role/RundeckBatchRole'],
    });
  });

  test('in the region of the function where that is named by ARN', () => {
    const connection = connectionOf({ invokerRoleArn: ROLE, function: FUNCTION }, CONFIG, ENVIRONMENT);
    expect(connection).toMatchObject({ region: 'eu-central-1', functionArn: FUNCTION });
  });

  test('in the partition of the role', () => {
    const invokerRoleArn = 'arn:aws-cn:iam::111111111111:role/ou-cost-invoker';
    const connection = connectionOf({ invokerRoleArn, region: 'cn-north-1' }, null, ENVIRONMENT);
    expect(connection.functionArn).toBe('arn:aws-cn:lambda:cn-north-1:111111111111:function:ou-cost-report');
  });

  test('in the region of the environment where nothing else names one', () => {
    expect(homeRegion(null, { ...ENVIRONMENT, region: 'eu-north-1' })).toBe('eu-north-1');
    expect(homeRegion(CONFIG, { ...ENVIRONMENT, region: 'eu-north-1' })).toBe('ap-northeast-1');
  });

  test.each([
    [{}, /--invoker-role-arn ARN.*'payer\.accountId'/],
    [{ invokerRoleArn: ROLE }, /--region REGION.*AWS_REGION.*'payer\.region'/],
    [
      { invokerRoleArn: 'arn:aws:iam::11111111111:role/r', region: 'us-east-1' },
      /--invoker-role-arn 'arn:aws:iam::11111111111:role\/r' is not a role's ARN/,
    ],
    [{ invokerRoleArn: ROLE, region: 'tokyo' }, /--region 'tokyo' is not a region/],
    [{ invokerRoleArn: ROLE, function: FUNCTION, region: 'us-east-1' }, /is not the region of --function/],
    [{ invokerRoleArn: ROLE, function: 'arn:aws:lambda:x', region: 'us-east-1' }, /is not a function's ARN/],
    [
      { invokerRoleArn: ROLE, function: 'a b', region: 'us-east-1' },
      /--function 'a b' is not a function name/,
    ],
    [
      { invokerRoleArn: ROLE, externalId: 'a b', region: 'us-east-1' },
      /--external-id 'a b' is not an external id/,
    ],
  ])('%j is refused', (options, message) => {
    expect(() => connectionOf(options, null, ENVIRONMENT)).toThrow(message);
  });
});
