import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '@ou-cost/sandbox';
import { run } from './child-process.ts';

/** The scheduler's role on the sandbox, and the account of that role. */
export const SCHEDULER_ROLE = 'RundeckBatchRole';
const CALLER_ACCOUNT = '444455556666';

/** CDK's check of a template against its rules takes longer than the rest of a synthesis; nothing is deployed here. */
const NO_VALIDATION = { CDK_VALIDATION: 'false' };

export interface SynthesizedStacks {
  /** The path of the configuration. */
  readonly config: string;
  readonly cdkOut: string;
}

/**
 * Writes a configuration into a folder whose payer is the scenario's management account, and synthesizes its stacks
 * beside it. `more` are further keys of the configuration. Fails if the synthesis does; it has said why on standard error.
 */
export async function synthesizeStacks(
  { organization }: Scenario,
  folder: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<SynthesizedStacks> {
  const config = join(folder, 'ou-cost.config.json');
  const cdkOut = join(folder, 'cdk.out');
  const content = {
    payer: { accountId: organization.managementAccountId, region: 'ap-northeast-1' },
    callers: [{ roleArn: `arn:aws:iam::${CALLER_ACCOUNT}:role/${SCHEDULER_ROLE}` }],
    ...more,
  };
  writeFileSync(config, `${JSON.stringify(content, null, 2)}\n`);
  const args = ['--config', config, '--out', cdkOut];
  const exitCode = await run('packages/infra/src/main.ts', args, { stdout: 'stderr', env: NO_VALIDATION });
  if (exitCode !== 0) throw new Error(`the stacks cannot be synthesized (exit code ${exitCode})`);
  return { config, cdkOut };
}
