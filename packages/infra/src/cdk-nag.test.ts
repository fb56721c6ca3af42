import type { Config } from '@ou-cost/contract';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { createApp } from './app.ts';
import { exampleConfig, fullConfig } from './testing/example-config.ts';
import { bundleIn, emptyFolder, synthesized } from './testing/synthesized.ts';

const functionAsset = bundleIn(synthesized(exampleConfig()));
function findingsIn(config: Config): string[] {
  const app = createApp(config, { outdir: emptyFolder(), functionAsset });
  const { violations } = new AwsSolutionsChecks().validateScope(app);
  return violations
    .flatMap(({ ruleName, violatingResources, violatingConstructs }) =>
      JSON.stringify([ruleName, violatingResources, violatingConstructs]),
    )
    .sort();
}
test('x', () => {
  console.log(findingsIn(exampleConfig()).join('\n'));
  console.log(findingsIn(fullConfig()).join('\n'));
});
