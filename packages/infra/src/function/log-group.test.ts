import { describe, expect, test } from 'vitest';
import { fullConfig, PAYER } from '../testing/example-config.ts';
import {
  ofType,
  onlyOfType,
  payerStackWith,
  type SynthesizedTemplate,
  synthesized,
} from '../testing/synthesized.ts';

const minimal = payerStackWith();
const full = synthesized(fullConfig()).templates['ou-cost-payer'];

test.each([
  { template: minimal, name: '/aws/lambda/ou-cost-report', days: 30 },
  { template: full, name: '/aws/lambda/costs', days: 90 },
])(
  'the log group $name is the one that the function writes, kept for $days days',
  ({ template, name, days }) => {
    const { Properties, DeletionPolicy } = onlyOfType(template, 'AWS::Logs::LogGroup');
    expect(Properties).toMatchObject({ LogGroupName: name, RetentionInDays: days });
    expect(DeletionPolicy).toBe('Delete');
    const { LogFormat, LogGroup } = onlyOfType(template, 'AWS::Lambda::Function').Properties.LoggingConfig;
    expect(LogFormat).toBe('Text');
    expect(JSON.parse(template?.text ?? '').Resources[LogGroup.Ref].Properties.LogGroupName).toBe(name);
  },
);

describe("the log group's key", () => {
  const keyId = (template: SynthesizedTemplate) =>
    onlyOfType(template, 'AWS::Logs::LogGroup').Properties.KmsKeyId;

  test('is not set unless configured, and may be a given one', () => {
    expect(keyId(minimal)).toBeUndefined();
    const arn = `arn:aws:kms:ap-northeast-1:${PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;
    const given = payerStackWith({ function: { logKmsKey: arn } });
    expect(keyId(given)).toBe(arn);
    expect(ofType(given, 'AWS::KMS::Key')).toEqual([]);
  });

  test('may be created with the stack, and CloudWatch Logs may use it for this group only', () => {
    const own = payerStackWith({ function: { logKmsKey: 'create' } });
    const [key] = ofType(own, 'AWS::KMS::Key');
    const { Resources } = JSON.parse(own.text);
    const [keyName] = Object.keys(Resources).filter((name) => Resources[name].Type === 'AWS::KMS::Key');
    expect(keyId(own)).toEqual({ 'Fn::GetAtt': [keyName, 'Arn'] });
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    const [account, logs] = key?.Properties.KeyPolicy.Statement ?? [];
    expect(account.Principal).toEqual({ AWS: `arn:aws:iam::${PAYER}:root` });
    expect(JSON.stringify(logs.Principal)).toContain('logs.ap-northeast-1.');
    expect(logs.Condition).toEqual({
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:ap-northeast-1:${PAYER}:log-group:/aws/lambda/ou-cost-report`,
      },
    });
  });
});
