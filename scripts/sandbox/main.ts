import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from '@ou-cost/sandbox';
import { serve } from '@ou-cost/sandbox/serve';
import { synthesizeStacks } from './stacks.ts';

/** Serves the sandbox. Without `--cdk-out` it first synthesizes stacks for the scenario, into a temporary folder. */
await serve(process.argv.slice(2), async (scenario: Scenario, disposals: AsyncDisposableStack) => {
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-sandbox-'));
  disposals.defer(() => rmSync(folder, { recursive: true, force: true }));
  process.stderr.write(`sandbox: synthesizing stacks for scenario ${scenario.name}\n`);
  return (await synthesizeStacks(scenario, folder)).cdkOut;
});
