import { describe, expect, test } from 'vitest';
import { exampleConfig, PAYER } from '../testing/example-config.ts';
import { type Assembly, bundleIn, ofType, synthesized } from '../testing/synthesized.ts';

const least = synthesized(exampleConfig());
const functionAsset = bundleIn(least);

/** Synthesized with what it adds to the least configuration. */
function withOptions(additions: Record<string, unknown>): Assembly {
  return synthesized(exampleConfig(additions), { functionAsset });
}

const payerOf = ({ templates }: Assembly) => templates['ou-cost-payer'];

describe("the log group's key", () => {
  const keyId = (assembly: Assembly) =>
    ofType(payerOf(assembly), 'AWS::Logs::LogGroup')[0]?.Properties.KmsKeyId;

  test('is none unless configured, or a given one', () => {
    expect(keyId(least)).toBeUndefined();
    const arn = `arn:aws:kms:ap-northeast-1:${PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;
    const given = withOptions({ function: { logKmsKey: arn } });
    expect(keyId(given)).toBe(arn);
    expect(ofType(payerOf(given), 'AWS::KMS::Key')).toEqual([]);
  });

  test('may be one of its own, which CloudWatch Logs uses for this group alone', () => {
    const own = withOptions({ function: { logKmsKey: 'create' } });
    const [key] = ofType(payerOf(own), 'AWS::KMS::Key');
    const { Resources } = JSON.parse(payerOf(own)?.text ?? '{}');
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
