import { spawnSync } from 'node:child_process';

/** What a program prints. Empty if the program does not exist. */
function output(program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return `${stdout ?? ''}${stderr ?? ''}`;
}

/** Writes a line if a program is missing, because the tests that need it are skipped without a failure. */
function reported(isInstalled: boolean, program: string): boolean {
  if (!isInstalled)
    process.stderr.write(`skipped: the tests that need ${program}, which is not installed here\n`);
  return isInstalled;
}

/** The programs from Debian's packages, even if the PATH has others before them. */
export const AWS_CLI = '/usr/bin/aws';
export const PYTHON = '/usr/bin/python3';

export function hasAwsCli(): boolean {
  return reported(output(AWS_CLI, ['--version']).startsWith('aws-cli/2'), 'the AWS CLI 2 (awscli)');
}

export function hasBoto3(): boolean {
  return reported(output(PYTHON, ['-c', 'import boto3; print("found")']) === 'found\n', 'python3-boto3');
}

export function hasShellcheck(): boolean {
  return reported(output('shellcheck', ['--version']).includes('ShellCheck'), 'shellcheck');
}

export function hasUnzip(): boolean {
  return reported(output('unzip', ['-v']).startsWith('UnZip'), 'unzip');
}
