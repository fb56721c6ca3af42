import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../testing/synthesized.ts';
import { codeDate } from './code-date.ts';

function git(cwd: string, args: readonly string[], variables: Record<string, string> = {}): void {
  const identity = [
    '-c',
    'user.name=test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgSign=false',
  ];
  execFileSync('git', [...identity, ...args], {
    cwd,
    env: { ...process.env, ...variables },
    stdio: 'ignore',
  });
}

function commit(cwd: string, file: string, date: string): void {
  mkdirSync(join(cwd, file, '..'), { recursive: true });
  writeFileSync(join(cwd, file), date);
  git(cwd, ['add', '--', file]);
  git(cwd, ['commit', '--no-verify', '-m', file], { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
}

test("the code's date is that of the last commit to the bundle's sources", () => {
  const checkout = emptyFolder();
  git(checkout, ['init']);
  commit(checkout, 'packages/spend/src/a.ts', '2026-03-04T23:30:00-08:00');
  commit(checkout, 'docs/b.md', '2026-05-06T12:00:00+00:00');
  expect(codeDate(checkout)).toBe('2026-03-04');
  commit(checkout, 'package-lock.json', '2026-07-08T12:00:00+00:00');
  expect(codeDate(checkout)).toBe('2026-07-08');
});

test("the code's date is unknown without a commit, and without a repository", () => {
  const folder = emptyFolder();
  expect(codeDate(folder)).toBeUndefined();
  git(folder, ['init']);
  expect(codeDate(folder)).toBeUndefined();
});
