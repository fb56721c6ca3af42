import * as nag from 'cdk-nag';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { createApp } from './app.ts';
import { exampleConfig } from './testing/example-config.ts';
import { emptyFolder } from './testing/synthesized.ts';

test('x', () => {
  console.log(Object.keys(nag).join(' '));
  const app = createApp(exampleConfig(), { outdir: emptyFolder() });
  console.log(String((nag as any).validateScope));
  void AwsSolutionsChecks;
  void app;
  expect(1).toBe(1);
});
