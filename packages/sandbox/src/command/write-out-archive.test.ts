import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const run = (...args: string[]) => promisify(execFile)(process.execPath, [main, ...args]);

it('an archive of the shipped scenario has every day of thirteen months, and each of the months', async () => {
  const archive = join(mkdtempSync(join(tmpdir(), 'sandbox-archive-')), 'new');
  const { stdout } = await run('--archive', archive, '--today', '2026-11-20');
  const written = JSON.parse(stdout);
  expect(written).toMatchObject({ archive, scenario: 'enterprise', today: '2026-11-20', ledgers: 13 });
  // 415 nights; on the third of November the tree changed after the report had seen it unchanged.
  expect(written.snapshots + written.observations).toBe(416);
  expect(written.snapshots).toBeGreaterThan(15);
  expect(readdirSync(archive)).toEqual(['ledgers', 'organizations']);
});

it('what has no effect with an archive is refused', async () => {
  await expect(run('--archive', 'x', '--port', '1')).rejects.toMatchObject({
    code: 2,
    stderr: 'sandbox: --port has no effect with --archive, which serves nothing: omit it\n',
  });
});
