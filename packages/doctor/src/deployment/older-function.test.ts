import { OuCostError } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { adviceOnOlderFunction, OLDER_FUNCTION } from './older-function.ts';

const REQUEST = { compare: 'previous', compareIfAvailable: true, ruleNames: [] };

it.each([
  ["request: unknown key 'compareIfAvailable'", 'InvalidRequest', OLDER_FUNCTION],
  ["request: unknown key 'other'; unknown key 'ruleNames[0].unit'", 'InvalidRequest', OLDER_FUNCTION],
  ["request: unknown key 'toString'", 'InvalidRequest', null],
  ['request: \'compare\' ("previous") must be a month', 'InvalidRequest', null],
  ["request: 'kind' (\"events\") is not one of 'report', 'organization', 'diagnose'", 'InvalidRequest', null],
  ["configuration: unknown key 'compare'", 'InvalidConfiguration', null],
] as const)('a refusal %s with %s: older function: %s', (message, code, advice) => {
  expect(adviceOnOlderFunction(new OuCostError(code, message), REQUEST)).toBe(advice);
});

it('does not know a kind of request', () => {
  const message = "request: 'kind' (\"events\") is not one of 'report', 'organization', 'diagnose'";
  const refusal = new OuCostError('InvalidRequest', message);
  expect(adviceOnOlderFunction(refusal, { kind: 'events' })).toBe(OLDER_FUNCTION);
});

it('says how to deploy it again by each way', () => {
  expect(OLDER_FUNCTION).toMatch(/older than this program.*npm run deploy.*template.*Terraform/);
});
