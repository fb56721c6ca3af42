import { spawnSync } from 'node:child_process';

/** What a program prints about itself; empty where it is not there. */
function output(program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return `${stdout ?? ''}${stderr ?? ''}`;
}

/** Says, once, that tests skip and for want of what. */
function orSkip(isThere: boolean, what: string): boolean {
  if (!isThere) process.stderr.write(`skipped: the tests that need ${what}, which is not installed here\n`);
  return isThere;
}

/** Debian's own, and not what may stand before it on the PATH. */
export const AWS_CLI = '/usr/bin/aws';
export const PYTHON = '/usr/bin/python3';

export function hasAwsCli(): boolean {
  return orSkip(output(AWS_CLI, ['--version']).startsWith('aws-cli/2'), 'the AWS CLI 2 (awscli)');
}

export function hasBoto3(): boolean {
  return orSkip(output(PYTHON, ['-c', 'import boto3; print("found")']) === 'found\n', 'python3-boto3');
}

export function hasShellcheck(): boolean {
  return orSkip(output('shellcheck', ['--version']).includes('ShellCheck'), 'shellcheck');
}

export function hasUnzip(): boolean {
  return orSkip(output('unzip', ['-v']).startsWith('UnZip'), 'unzip');
}
