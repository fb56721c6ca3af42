import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSecrets } from './secrets-file.ts';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:hook-AbC123';
const PARAMETER = 'arn:aws:ssm:eu-west-1:222222222222:parameter/hook';
const written = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'sandbox-secrets-')), 'secrets.json');
  writeFileSync(file, text);
  return file;
};

test('secrets and parameters are told apart by their ARNs', () => {
  expect(readSecrets(written(JSON.stringify({ [SECRET]: 'one', [PARAMETER]: 'two' })))).toEqual({
    secrets: [{ arn: SECRET, text: 'one' }],
    secureParameters: [{ arn: PARAMETER, text: 'two' }],
  });
});

test.each([
  ['["s3cr3t"]', /is no JSON object/],
  ['s3cr3t', /is no JSON object/],
  [JSON.stringify({ hook: 's3cr3t' }), /hook is the ARN of neither a secret nor a parameter$/],
  [JSON.stringify({ [SECRET]: { url: 's3cr3t' } }), /hook-AbC123 has no text$/],
])('%#: anything else is refused without its text', (text, message) => {
  expect(() => readSecrets(written(text))).toThrow(message);
  expect(() => readSecrets(written(text))).not.toThrow('s3cr3t');
});
