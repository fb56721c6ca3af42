import { RULE_MEASURES, RULE_OPERATORS } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { described } from './described.ts';
import { decimalText, metric } from './figures.ts';

const value = z.object({
  measure: z.enum(RULE_MEASURES).check(z.describe('What was measured.')),
  operator: z.enum(RULE_OPERATORS).check(z.describe('How it was compared with `limit`.')),
  limit: decimalText.check(z.describe('The limit in the rule.')),
  unit: z.enum(['currency', 'percent']).check(z.describe('The unit of `limit` and `value`.')),
  value: z
    .nullable(decimalText)
    .check(z.describe('What was found; null for a change from zero, which no percentage can state.')),
});

const finding = z.object({
  kind: z
    .enum(['organizational-unit', 'account', 'unattributed', 'total'])
    .check(z.describe('What the rule holds for.')),
  id: z.nullable(z.string()).check(z.describe('Its id; null for the total and for unattributed spend.')),
  name: z.string().check(z.describe("An organizational unit's path, or an account's name.")),
  values: z.array(value).check(z.describe('One for each condition of the rule.')),
});

/** What became of a `--fail-if` rule. */
export const ruleOutcome = z.object({
  rule: z.string().check(z.describe('The rule as it was written.')),
  metric: described(metric, 'The metric that it was judged by.'),
  holds: z.boolean().check(z.describe('Whether it holds, so that the exit code is 3.')),
  findings: z.array(finding).check(z.describe('Everything that it holds for; empty where it does not hold.')),
});
