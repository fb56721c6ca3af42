import { expect, test } from 'vitest';
import { payerStackWith, roleNamed } from '../testing/synthesized.ts';

/** Callers of one account each; the first has a path of the given length. */
const callers = (count: number, pathLength = 0) =>
  Array.from({ length: count }, (_, index) => ({
    roleArn: `arn:aws:iam::${111111111111 + index}:role/${index === 0 && pathLength > 0 ? `${'p'.repeat(pathLength - 1)}/` : ''}Rundeck`,
  }));

/** The length of the trust policy in the template, where the partition is filled in. */
function lengthWith(additions: Record<string, unknown>): number {
  const { Properties } = roleNamed(payerStackWith(additions), 'ou-cost-invoker');
  return JSON.stringify(Properties.AssumeRolePolicyDocument).length;
}

test('a trust policy may be as long as the quota, and not one character longer', () => {
  const missing = 2048 - lengthWith({ callers: callers(9) });
  expect(missing).toBeGreaterThan(1);
  expect(lengthWith({ callers: callers(9, missing) })).toBe(2048);
  expect(() => payerStackWith({ callers: callers(9, missing + 1) })).toThrow(
    expect.objectContaining({
      name: 'InvalidConfiguration',
      message: expect.stringMatching(
        /^the trust policy of ou-cost-invoker would have 2049 characters for 9 callers, and 2048 are allowed.*have the account's quota 'Role trust policy length' raised/,
      ),
    }),
  );
});

test('a raised quota admits more callers, and beyond what IAM accepts there is no quota to raise', () => {
  const roles = { trustPolicyQuota: 4096 };
  expect(lengthWith({ callers: callers(15), roles })).toBeGreaterThan(2048);
  expect(() => payerStackWith({ callers: callers(40), roles })).toThrow(
    /for 40 callers.*IAM accepts no more than 4096: name fewer callers/,
  );
});

test("the roles of workflows count as well, with the partition's own length", () => {
  const githubActions = Array.from({ length: 12 }, (_, index) => ({
    accountId: String(111111111111 + index),
    repository: 'acme/finops',
    branch: 'main',
  }));
  const inChina = { payer: { accountId: '222222222222', region: 'cn-north-1' }, callers: [], githubActions };
  const roles = { trustPolicyQuota: 4096 };
  const length = lengthWith({ ...inChina, roles });
  expect(() => payerStackWith(inChina)).toThrow(`would have ${length} characters for 12 callers`);
});
