import { spawnSync } from 'node:child_process';

/**
 * One line on what a build is made from: its commit, or what keeps a build of that commit in another place from giving
 * the same bytes. The payer's templates state the date of the function's last commit, so they depend on the history.
 */
export function describeCheckout(folder: string): string {
  const commit = git(folder, 'rev-parse', 'HEAD');
  if (commit === null) {
    return 'made without a history of git (no clone, or git cannot read it): the templates for the payer do not state the date of their code, so they differ from those of a clone';
  }
  const problems = [
    git(folder, 'rev-parse', '--is-shallow-repository') === 'true'
      ? "the clone is shallow, so the templates for the payer may state a later date of their code than those of a whole clone; 'git fetch --unshallow' makes it whole"
      : '',
    git(folder, 'status', '--porcelain', '--untracked-files=no') === ''
      ? ''
      : 'there are changes that are not committed, so a build of the commit may differ',
  ].filter((problem) => problem !== '');
  return `made from commit ${commit}${problems.map((problem) => `; ${problem}`).join('')}`;
}

function git(cwd: string, ...args: readonly string[]): string | null {
  // Without git, status is null.
  const { status, stdout } = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trim() : null;
}
