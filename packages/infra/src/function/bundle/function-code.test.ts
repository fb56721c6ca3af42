import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { exampleConfig } from '../../testing/example-config.ts';
import { synthesizedWithBundle } from '../../testing/synthesized.ts';

const before = tmpdir();
afterEach(() => vi.unstubAllEnvs());

it('a synthesis leaves nothing in the folder for temporary files', () => {
  const folder = mkdtempSync(join(before, 'ou-cost-temporary-'));
  try {
    vi.stubEnv('TMPDIR', folder);
    synthesizedWithBundle(exampleConfig());
    // The assembly itself, which the test deletes at its end.
    expect(readdirSync(folder).map((name) => name.replace(/-\w+$/, ''))).toEqual(['ou-cost-infra']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
