import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CloudAssembly, type SynthesizeOptions, synthesize } from '@ou-cost/infra';

/** What is synthesized. */
export type AssemblyOptions = Omit<SynthesizeOptions, 'outdir'>;

/** Synthesizes into a temporary folder, which is deleted when `use` ends, also if it fails. */
export async function withAssembly<T>(
  { config, functionAsset }: AssemblyOptions,
  use: (assembly: CloudAssembly) => Promise<T>,
): Promise<T> {
  const outdir = mkdtempSync(join(tmpdir(), 'ou-cost-deploy-'));
  try {
    return await use(
      synthesize({ config, outdir, ...(functionAsset === undefined ? {} : { functionAsset }) }),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
