import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { writeShellAssignments } from './shell-assignments.ts';

const SANDBOX = {
  endpoint: 'http://127.0.0.1:4566',
  region: 'ap-northeast-1',
  invokerRoleArn: 'arn:aws:iam::111122223333:role/ou-cost-invoker',
  principals: {
    OtherRole: { accessKeyId: 'ASIAOTHER', secretAccessKey: 'other', sessionToken: 'other' },
    RundeckBatchRole: { accessKeyId: 'ASIASCHEDULER', secretAccessKey: "a/b'c", sessionToken: 'd+e==' },
  },
} as unknown as Sandbox;

const TEXT = `# RundeckBatchRole on the sandbox, as long as the sandbox runs
export AWS_ENDPOINT_URL='http://127.0.0.1:4566'
export AWS_REGION='ap-northeast-1'
export AWS_DEFAULT_REGION='ap-northeast-1'
export AWS_ACCESS_KEY_ID='ASIASCHEDULER'
export AWS_SECRET_ACCESS_KEY='a/b'\\''c'
export AWS_SESSION_TOKEN='d+e=='
# npx ou-cost run --invoker-role-arn arn:aws:iam::111122223333:role/ou-cost-invoker
`;

const newFolder = () => mkdtempSync(join(tmpdir(), 'sandbox-env-'));
const modeOf = (file: string) => lstatSync(file).mode & 0o777;

test('the file signs a shell in as the scheduler, and only its owner can read it', () => {
  const folder = newFolder();
  const file = join(folder, 'sandbox.env');
  writeShellAssignments(file, SANDBOX);
  expect(readFileSync(file, 'utf8')).toBe(TEXT);
  expect(modeOf(file)).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['sandbox.env']);
});

test('a file that others can read, and a link to one, are replaced', () => {
  const folder = newFolder();
  const [open, link] = [join(folder, 'open'), join(folder, 'link')];
  writeFileSync(open, 'old');
  chmodSync(open, 0o666);
  symlinkSync(open, link);
  writeShellAssignments(link, SANDBOX);
  expect(readFileSync(open, 'utf8')).toBe('old');
  expect([modeOf(link), lstatSync(link).isSymbolicLink()]).toEqual([0o600, false]);
  writeShellAssignments(open, SANDBOX);
  expect([modeOf(open), readFileSync(open, 'utf8')]).toEqual([0o600, TEXT]);
});

test('a file that cannot be written is refused, and nothing is left', () => {
  const folder = newFolder();
  expect(() => writeShellAssignments(join(folder, 'no', 'env'), SANDBOX)).toThrow(
    'cannot be written (ENOENT)',
  );
  expect(() => writeShellAssignments(folder, SANDBOX)).toThrow('name a file in a folder that exists');
  expect(readdirSync(join(folder, '..')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('stacks of another scheduler are refused with the principals that there are', () => {
  const { RundeckBatchRole: _, ...principals } = SANDBOX.principals;
  const file = join(newFolder(), 'env');
  expect(() => writeShellAssignments(file, { ...SANDBOX, principals })).toThrow(
    'which the stacks do not name: use one of the principals OtherRole of the first line',
  );
});
