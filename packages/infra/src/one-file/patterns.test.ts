import { configSchema } from '@ou-cost/contract';
import { RANGES } from '@ou-cost/contract/config-formats';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { exampleConfig } from '../testing/example-config.ts';
import { callerParameters } from './caller-parameters.ts';
import type { Parameter } from './parameter.ts';
import { payerParameters } from './payer-parameters.ts';
import { usualConfig } from './usual.ts';

const payer = payerParameters('aws', usualConfig());
const caller = callerParameters('aws', usualConfig());

/** What CloudFormation does with the value of a parameter, or with each value of a list. */
function admits(
  { allowed: { allowedPattern, allowedValues, maxLength } }: Parameter,
  value: string,
): boolean {
  if (maxLength !== undefined && value.length > maxLength) return false;
  if (allowedValues !== undefined) return allowedValues.includes(value);
  return new RegExp(`^(?:${allowedPattern ?? ''})$`).test(value);
}

describe('what has a default admits it', () => {
  const rows = Object.entries({ ...payer, ...caller }).filter(
    ([, { allowed }]) => allowed.default !== undefined,
  );
  it.each(rows)('%s', (_name, row) => {
    expect(admits(row, String(row.allowed.default))).toBe(true);
  });
});

test.each<[keyof typeof payer, string]>([
  ['CallerRoleArn', 'arn:aws:iam::111111111111:role/RundeckBatchRole'],
  ['CallerRoleArn', 'arn:aws:iam::111111111111:role/batch/jobs/Rundeck+Batch=Role,1.@x'],
  ['CallerRoleArn5', ''],
  ['ExternalId', 'between:us/1'],
  ['OrganizationId', 'o-a1b2c3d4e5'],
  ['BillingViewArn', 'arn:aws:billing::111111111111:billingview/custom-0a1b2c3d'],
  ['LogKmsKeyArn', 'arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f'],
  ['AlarmTopicArn', 'arn:aws:sns:us-east-1:111111111111:alarms'],
  ['PermissionsBoundary', 'boundaries/engineer'],
  ['RolePath', '/finops/reports/'],
  ['SubnetId', 'subnet-0a1b2c3d'],
  ['ExportsBucket', ''],
  ['ExportsBucket', 'acme.billing-1'],
  ['ExportsPrefix', 'billing/focus/a=b'],
  ['ExportsDatabase', 'ou_cost'],
  ['ReservedConcurrency', '2'],
  ['LogRetentionDays', '3653'],
  ['DeployedThrough', 'terraform'],
])('%s may be %j', (name, value) => {
  expect(admits(payer[name], value)).toBe(true);
});

test.each<[keyof typeof payer, string]>([
  ['CallerRoleArn', ''],
  ['CallerRoleArn', 'arn:aws:iam::11111111111:role/ElevenDigits'],
  ['CallerRoleArn', 'arn:aws-cn:iam::111111111111:role/OtherPartition'],
  ['CallerRoleArn', 'arn:aws:iam::111111111111:user/NoRole'],
  ['CallerRoleArn', 'arn:aws:iam::111111111111:role/*'],
  ['CallerRoleArn', 'arn:aws:iam::111111111111:role/One,arn:aws:iam::111111111111:role/Two'],
  ['CallerRoleArn', 'arn:aws:iam::111111111111:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX'],
  ['CallerRoleArn', 'arn:aws:iam::111111111111:role/AWSReservedSSO_Admin_0123456789abcdef'],
  ['CallerRoleArn2', 'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_X'],
  ['CallerRoleArn2', ' '],
  ['OrganizationId', ''],
  ['OrganizationId', '*'],
  ['BillingViewArn', 'arn:aws-eusc:billing::111111111111:billingview/custom-0a1b2c3d'],
  ['LogKmsKeyArn', 'create'],
  ['AlarmTopicArn', 'arn:aws:sns:us-east-1:11111111111:alarms'],
  ['RolePath', 'finops'],
  ['RolePath', `/${'x'.repeat(511)}/`],
  ['PermissionsBoundary', 'arn:aws:iam::111111111111:policy/engineer'],
  ['VpcId', 'subnet-0a1b2c3d'],
  ['ReservedConcurrency', '0'],
  ['LogRetentionDays', '2'],
  ['SettlingDay', '6.5'],
  ['ExportsBucket', 'Acme'],
  ['ExportsPrefix', '/billing'],
  ['ExportsPrefix', 'x'.repeat(513)],
  ['ExportsName', 'a/b'],
  ['ExportsRegion', 'Tokyo'],
  ['ExportsGlueTable', 'bill"'],
  ['TimeoutSeconds', '901'],
  ['InvokerRoleName', 'path/name'],
  ['FunctionName', 'a'.repeat(65)],
  ['DeployedThrough', 'hand'],
])('%s may not be %j', (name, value) => {
  expect(admits(payer[name], value)).toBe(false);
});

test('the roles of callers are names, without path and ARN', () => {
  expect(admits(caller.CallerRoleNames, 'RundeckBatchRole')).toBe(true);
  const ofAws = ['AWSReservedSSO_Admin_0123456789abcdef', 'AWSServiceRoleForSupport'];
  for (const wrong of [
    '',
    'batch/RundeckBatchRole',
    'arn:aws:iam::111111111111:role/RundeckBatchRole',
    ...ofAws,
  ]) {
    expect(admits(caller.CallerRoleNames, wrong)).toBe(false);
  }
});

describe('a number is admitted where a configuration admits it', () => {
  const rows = [
    ['TimeoutSeconds', RANGES.timeoutSeconds],
    ['MemoryMegabytes', RANGES.memoryMegabytes],
    ['SettlingDay', RANGES.settlingDay],
  ] as const;
  it.each(rows)('%s', (name, { smallest, largest }) => {
    for (let value = 0; value <= largest + 200; value += 1) {
      expect(admits(payer[name], String(value)), `${name} ${value}`).toBe(
        value >= smallest && value <= largest,
      );
    }
  });
});

test('a tolerance is admitted where a configuration admits it', () => {
  const amount = fc.oneof(
    fc.stringMatching(/^0{0,2}\d{1,5}(\.\d{1,3})?$/),
    fc.constantFrom('1000', '1000.0', '1000.001', '999.999', '', '.5', '1.', '-1', '1e2', '0001000'),
  );
  fc.assert(
    fc.property(amount, (tolerance) => {
      const config = { ...exampleConfig(), report: { tolerance } };
      expect(admits(payer.Tolerance, tolerance)).toBe(configSchema.safeParse(config).success);
    }),
  );
});

test('what is wrong with a value says how it is written', () => {
  for (const { allowed, description } of Object.values({ ...payer, ...caller })) {
    expect(allowed.constraintDescription).toMatch(/^the value is not /);
    expect(description.endsWith('.')).toBe(true);
  }
  const inChina = payerParameters('aws-cn', usualConfig()).CallerRoleArn;
  expect(inChina.allowed.constraintDescription).toContain("'arn:aws-cn:iam::111111111111:role/");
});
