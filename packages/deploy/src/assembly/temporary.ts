import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@ou-cost/contract';
import { type CloudAssembly, synthesize } from '@ou-cost/infra';

/** Synthesizes into a temporary folder, which is deleted when `use` ends, also if it fails. */
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
