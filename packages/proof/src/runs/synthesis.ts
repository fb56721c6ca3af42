import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Deployment, readDeployment } from '@ou-cost/sandbox/deployed';
import type { Variant } from '../variants/model.ts';
import { runProgram } from './program.ts';

/** A variant and what its templates would create. */
export interface SynthesizedVariant {
  readonly variant: Variant;
  readonly configFile: string;
  readonly deployment: Deployment;
}

/** Runs the program of `npm run synth` once for all variants, so that the function is bundled only once. */
export async function synthesizeVariants(
  folder: string,
  variants: readonly Variant[],
): Promise<SynthesizedVariant[]> {
  const named = variants.map((variant) => ({ variant, configFile: join(folder, `${variant.name}.json`) }));
  for (const { variant, configFile } of named) writeFileSync(configFile, JSON.stringify(variant.config));
  const configs = named.flatMap(({ configFile }) => ['--config', configFile]);
  const out = join(folder, 'cdk.out');
  await runProgram('packages/infra/src/main.ts', [...configs, '--out', out], { folder });
  return named.map(({ variant, configFile }) => {
    const { existingPolicies = {} } = variant;
    // The program writes a single configuration into the folder itself.
    const cdkOut = variants.length === 1 ? out : join(out, variant.name);
    return { variant, configFile, deployment: readDeployment(cdkOut, { existingPolicies }) };
  });
}
