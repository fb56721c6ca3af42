import { spawnSync } from 'node:child_process';

/** The bundle is made from these. */
const SOURCES = [
  'packages/report-function',
  'packages/aws',
  'packages/contract',
  'packages/spend',
  'package-lock.json',
];

/**
 * The day of the last commit to the function's sources, as YYYY-MM-DD in the committer's time zone; undefined without
 * git or a history. It depends on the checkout alone, so deploying the same checkout again changes nothing. In a
 * shallow clone it is not older than the oldest commit of the clone.
 */
export function codeDate(checkout: string): string | undefined {
  const log = ['log', '-1', '--no-show-signature', '--format=%cs', '--', ...SOURCES];
  // Without git, stdout is null, although its type says string.
  const { stdout } = spawnSync('git', log, {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /^\d{4}-\d{2}-\d{2}$/m.exec(stdout ?? '')?.[0];
}
