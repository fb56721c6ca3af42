import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeCheckout } from '../../scripts/build/checkout.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false'];

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...IDENTITY, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

let folder: string;
let clone: string;
let commit: string;
beforeAll(() => {
  folder = temporaryFolder('checkout');
  clone = join(folder, 'clone');
  mkdirSync(clone);
  git(clone, 'init');
  for (const text of ['a', 'b']) {
    writeFileSync(join(clone, 'source.ts'), text);
    git(clone, 'add', 'source.ts');
    git(clone, 'commit', '--no-verify', '-m', text);
  }
  commit = git(clone, 'rev-parse', 'HEAD');
});

it('a whole clone without changes is named by its commit alone', () => {
  writeFileSync(join(clone, 'untracked'), '');
  expect(describeCheckout(clone)).toBe(`made from commit ${commit}`);
});

it('a shallow clone is named as one, since it does not know when older sources were changed', () => {
  git(folder, 'clone', '--depth', '1', `file://${clone}`, 'shallow');
  expect(describeCheckout(join(folder, 'shallow'))).toBe(
    `made from commit ${commit}; the clone is shallow, so the templates for the payer may state a later date of their code than those of a whole clone; 'git fetch --unshallow' makes it whole`,
  );
});

it('changes that are not committed are said', () => {
  const changed = join(folder, 'changed');
  cpSync(clone, changed, { recursive: true });
  appendFileSync(join(changed, 'source.ts'), 'c');
  expect(describeCheckout(changed)).toBe(
    `made from commit ${commit}; there are changes that are not committed, so a build of the commit may differ`,
  );
});

it('sources without a history, such as an archive of them, are said to differ from a clone', () => {
  const archive = join(folder, 'archive');
  cpSync(clone, archive, { recursive: true });
  rmSync(join(archive, '.git'), { recursive: true });
  expect(describeCheckout(archive)).toMatch(
    /^made without a history of git .* differ from those of a clone$/,
  );
});
