import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from '@ou-cost/sandbox';
import { optionNames, serve } from '@ou-cost/sandbox/serve';
import { fail, refuseUnknownOptions } from '../arguments.ts';
import { synthesizeStacks } from './stacks.ts';

/** Synthesizes stacks for a scenario into a temporary folder. */
async function synthesize(scenario: Scenario, disposals: AsyncDisposableStack): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-sandbox-'));
  disposals.defer(() => rmSync(folder, { recursive: true, force: true }));
  process.stderr.write(`sandbox: synthesizing stacks for scenario ${scenario.name}\n`);
  return (await synthesizeStacks(scenario, folder)).cdkOut;
}

const args = process.argv.slice(2);
try {
  refuseUnknownOptions(args, optionNames);
  // Without `--cdk-out` and `--stacks` it synthesizes first.
  await serve(args, synthesize);
} catch (error) {
  fail('sandbox', error, 2);
}
