import { spawnSync } from 'node:child_process';

/** What decides the bundle. */
const SOURCES = [
  'packages/report-function',
  'packages/aws',
  'packages/contract',
  'packages/spend',
  'package-lock.json',
];

/**
 * The day of the last commit to what the function is made of, as YYYY-MM-DD in the committer's time zone; undefined
 * without git or a history. It follows from the checkout alone: a second deployment of it changes nothing. A shallow
 * clone knows no older day than that of its oldest commit.
 */
export function codeDate(checkout: string): string | undefined {
  const log = ['log', '-1', '--no-show-signature', '--format=%cs', '--', ...SOURCES];
  // Without git there is no output at all, whatever the type says.
  const { stdout } = spawnSync('git', log, {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /^\d{4}-\d{2}-\d{2}$/m.exec(stdout ?? '')?.[0];
}
