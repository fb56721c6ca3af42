import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleConfig, RUNDECK } from '../testing/example-config.ts';
import { emptyFolder } from '../testing/synthesized.ts';
import { readConfig } from './read.ts';

const CONFIG = {
  payer: { accountId: '222222222222', region: 'ap-northeast-1' },
  callers: [{ roleArn: RUNDECK }],
};

function fileWith(text: string): string {
  const file = join(emptyFolder(), 'ou-cost.config.json');
  writeFileSync(file, text);
  return file;
}

test('a configuration that names the accounts and the caller is enough', () => {
  expect(readConfig(fileWith(JSON.stringify(CONFIG)))).toEqual(exampleConfig());
});

test.each([
  { wrong: 'text that is not JSON', additions: null, says: /is not JSON/ },
  { wrong: 'an unknown key', additions: { vpcs: {} }, says: /unknown key 'vpcs'/ },
  {
    wrong: 'two roles of one name',
    additions: { names: { workerRole: 'ou-cost-reader' } },
    says: /'names' .* gives 'workerRole' and 'readerRole' one name, 'ou-cost-reader'/,
  },
  {
    wrong: 'a caller of another partition',
    additions: { payer: { accountId: '222222222222', region: 'cn-north-1' } },
    says: /'callers\[0\]\.roleArn' .* is not in the partition 'aws-cn'/,
  },
  {
    wrong: 'a caller named twice',
    additions: { callers: [...CONFIG.callers, ...CONFIG.callers] },
    says: /'callers\[1\]\.roleArn' .* is named twice/,
  },
  {
    wrong: 'a direct invoker named by its function',
    additions: { directInvokers: ['arn:aws:lambda:us-east-1:111111111111:function:ou-cost-report'] },
    says: /'directInvokers\[0\]' .* is not a role's ARN/,
  },
])('$wrong is refused by name', ({ additions, says }) => {
  const file = fileWith(additions === null ? '{' : JSON.stringify({ ...CONFIG, ...additions }));
  expect(() => readConfig(file)).toThrow(expect.objectContaining({ name: 'InvalidConfiguration' }));
  expect(() => readConfig(file)).toThrow(says);
  expect(() => readConfig(file)).toThrow(file);
});

test('a file that cannot be read is refused with the reason of the operating system', () => {
  const folder = join(emptyFolder(), 'folder');
  mkdirSync(folder);
  expect(() => readConfig(folder)).toThrow(
    /cannot be read \(EISDIR\); name the configuration with --config FILE/,
  );
});

test('a file that is missing is refused with the command that makes one', () => {
  const file = join(emptyFolder(), 'ou-cost.config.json');
  expect(() => readConfig(file)).toThrow(`${file} does not exist; 'npm run init' makes a configuration`);
});
