import { expect, test } from 'vitest';
import { logicalId, terraformLabel, terraformValue } from './formats.ts';

test("a policy is written in Terraform's language", () => {
  const statement = {
    Effect: 'Allow',
    Action: ['a:B', 'a:C'],
    Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
  };
  expect(terraformValue({ Statement: [statement] })).toBe(`{
  Statement = [
    {
      Effect = "Allow"
      Action = [
        "a:B",
        "a:C",
      ]
      Condition = {
        StringEquals = {
          "sts:ExternalId" = "x"
        }
      }
    },
  ]
}`);
});

test('text that looks like a Terraform template is escaped', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, as IAM writes it
  expect(terraformValue('arn:aws:s3:::b/${aws:username}%{if}$5')).toBe(
    '"arn:aws:s3:::b/$${aws:username}%%{if}$5"',
  );
});

test('names become labels', () => {
  expect(terraformLabel('ou-cost-enter-invoker_Rundeck+Role')).toBe('ou_cost_enter_invoker_Rundeck_Role');
  expect(terraformLabel('7up')).toBe('_7up');
  expect(logicalId('ou-cost-enter-invoker')).toBe('OuCostEnterInvoker');
});
