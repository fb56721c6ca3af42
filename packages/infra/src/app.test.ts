import { expect, test } from 'vitest';
import { exampleConfig, PAYER, RUNDECK } from './testing/example-config.ts';
import { synthesized, synthesizedWithBundle } from './testing/synthesized.ts';

function templatesIn(region: string, partition: string) {
  const config = exampleConfig({
    payer: { accountId: PAYER, region },
    callers: [{ roleArn: RUNDECK.replace('arn:aws:', `arn:${partition}:`) }],
  });
  return Object.values(synthesized(config).templates);
}

test('no template hard-codes a partition', () => {
  for (const { text } of Object.values(synthesized(exampleConfig()).templates)) {
    expect(text.replaceAll(RUNDECK, '')).not.toContain('arn:aws:');
  }
});

test.each([
  { region: 'cn-north-1', partition: 'aws-cn' },
  { region: 'eusc-de-east-1', partition: 'aws-eusc' },
])('in $region no template names the commercial partition', ({ region, partition }) => {
  const templates = templatesIn(region, partition);
  expect(templates).toHaveLength(2);
  for (const { text } of templates) expect(text).not.toContain('arn:aws:');
});

test('synthesis is a function of the configuration', () => {
  const [first, again] = [exampleConfig(), exampleConfig()].map(synthesizedWithBundle);
  expect(again?.templates).toEqual(first?.templates);
});
