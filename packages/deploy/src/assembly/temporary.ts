import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@ou-cost/contract';
import { type CloudAssembly, synthesize } from '@ou-cost/infra';

/** Synthesizes into a folder of its own, which is gone when `use` has ended, however it ends. */
export async function withAssembly<T>(
  config: Config,
  use: (assembly: CloudAssembly) => Promise<T>,
): Promise<T> {
  const outdir = mkdtempSync(join(tmpdir(), 'ou-cost-deploy-'));
  try {
    return await use(synthesize({ config, outdir }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
