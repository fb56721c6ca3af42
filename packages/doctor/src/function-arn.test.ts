import { describe, expect, it } from 'vitest';
import { functionOf, neighbourArn, unqualifiedArn } from './function-arn.ts';

const ARN = 'arn:aws-cn:lambda:cn-north-1:222222222222:function:ou-cost-report';

describe("a function's ARN", () => {
  it.each([ARN, `${ARN}:live`, `${ARN}:$LATEST`])('%s names region, account and function', (arn) => {
    expect(functionOf(arn)).toEqual({
      region: 'cn-north-1',
      accountId: '222222222222',
      name: 'ou-cost-report',
    });
    expect(unqualifiedArn(arn)).toBe(ARN);
    expect(neighbourArn(arn, 'other')).toBe('arn:aws-cn:lambda:cn-north-1:222222222222:function:other');
  });
});
