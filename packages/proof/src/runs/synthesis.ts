import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Deployment, readDeployment, readStacks } from '@ou-cost/sandbox/deployed';
import { type Chain, chainOf } from '../variants/chain.ts';
import type { OneFileParameters, Variant } from '../variants/model.ts';
import { runProgram } from './program.ts';
import { withExistingArchive } from './served-archive.ts';
import { withExistingExport } from './served-export.ts';

/** A variant and what its templates would create. */
export interface SynthesizedVariant {
  readonly variant: Variant;
  readonly configFile: string;
  /** What the templates create. */
  readonly deployment: Deployment;
  /** The same with the export and the archive that exist already, where the templates only name them. */
  readonly served: Deployment;
}

/**
 * Runs the program of `npm run synth` once for all variants that are deployed with CDK, so that the function is bundled
 * only once, and the one that writes the one-file templates for the others.
 */
export async function synthesizeVariants(
  folder: string,
  variants: readonly Variant[],
): Promise<SynthesizedVariant[]> {
  const named = variants.map((variant) => ({ variant, configFile: join(folder, `${variant.name}.json`) }));
  for (const { variant, configFile } of named) writeFileSync(configFile, JSON.stringify(variant.config));
  const ofCdk = named.filter(({ variant }) => variant.oneFile === undefined);
  const configs = ofCdk.flatMap(({ configFile }) => ['--config', configFile]);
  const out = join(folder, 'cdk.out');
  await Promise.all([
    runProgram('packages/infra/src/main.ts', [...configs, '--out', out], { folder }),
    runProgram('packages/infra/src/one-file/main.ts', [join(folder, 'one-file')], { folder }),
  ]);
  const created = named.map(({ variant, configFile }) => {
    const { existingPolicies = {}, oneFile, config, name } = variant;
    if (oneFile !== undefined) {
      const list = writeStackList(folder, name, oneFile, config.payer);
      return { variant, configFile, deployment: readStacks(list, { existingPolicies }) };
    }
    // The program writes a single configuration into the folder itself.
    const cdkOut = ofCdk.length === 1 ? out : join(out, name);
    return { variant, configFile, deployment: readDeployment(cdkOut, { existingPolicies }) };
  });
  const deployments = created.map(({ deployment }) => deployment);
  return created.map((one) => ({
    ...one,
    served: servedDeployment(one.deployment, chainOf(one.variant), deployments),
  }));
}

/** The deployment with what its templates only name. */
function servedDeployment(deployment: Deployment, chain: Chain, created: readonly Deployment[]): Deployment {
  return withExistingArchive(withExistingExport(deployment, chain, created), chain);
}

/** Writes the list of stacks that deploys the one-file templates with these parameters. Returns its path. */
function writeStackList(
  folder: string,
  name: string,
  { payer, callers }: OneFileParameters,
  { accountId, region }: Variant['config']['payer'],
): string {
  const template = (side: string): string => join(folder, 'one-file', `${side}.template.json`);
  const list = [
    { name: 'ou-cost-payer', accountId, region, template: template('payer'), parameters: payer },
    ...Object.entries(callers).map(([account, parameters]) => ({
      name: `ou-cost-caller-${account}`,
      accountId: account,
      region,
      template: template('caller'),
      parameters,
    })),
  ];
  const file = join(folder, `${name}.stacks.json`);
  writeFileSync(file, JSON.stringify(list));
  return file;
}
