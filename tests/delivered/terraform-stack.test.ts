import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { resolvedStacks } from '../support/one-file/resolved.ts';
import { type DeliveredTerraform, deliveredTerraform } from '../support/terraform/delivered.ts';
import { blocks, evaluated } from '../support/terraform/module.ts';

let delivered: DeliveredTerraform;
beforeAll(async () => {
  delivered = await deliveredTerraform();
});

it("fails if another template is stored under the payer's template's key", async () => {
  const resources = blocks(delivered.moduleAt('modules/payer').body, 'resource', 2);
  expect(resources.get('aws_s3_object.template')).toMatchObject({ checksum_algorithm: 'SHA256' });
  const { lifecycle } = resources.get('aws_cloudformation_stack.payer') ?? {};
  const written = lifecycle as readonly {
    readonly precondition: readonly { readonly condition: string }[];
  }[];
  const conditions = written.flatMap(({ precondition }) => precondition.map(({ condition }) => condition));
  const holds = async (checksum_sha256: string): Promise<boolean> => {
    const scope = {
      local: { problems: [], checksum: 'ours' },
      aws_s3_object: { template: { checksum_sha256 } },
    };
    const results = await Promise.all(conditions.map((condition) => evaluated(condition, scope)));
    return results.every((result) => result === true);
  };
  expect(await holds('ours')).toBe(true);
  for (const other of ['', 'theirs']) expect(await holds(other)).toBe(false);
});

/** The length of the invoker's trust policy that CloudFormation makes of the inputs, and the plan's problems. */
function trustOf(inputs: Readonly<Record<string, unknown>>): { length: number; problems: string } {
  const { problems, parameters } = delivered.plan.payer(inputs);
  const folder = temporaryFolder('terraform-trust');
  writeFileSync(
    join(folder, 'payer.json'),
    delivered.files.get('modules/payer/templates/aws.template.json') ?? '',
  );
  const stack = {
    name: 'payer',
    accountId: '222222222222',
    region: 'us-east-1',
    template: 'payer.json',
    parameters,
  };
  const list = join(folder, 'stacks.json');
  writeFileSync(list, JSON.stringify([stack]));
  const [invoker] = Object.values(resolvedStacks(list).resources).filter(
    ({ Properties }) => Properties['RoleName'] === 'ou-cost-invoker',
  );
  return {
    length: JSON.stringify(invoker?.Properties['AssumeRolePolicyDocument']).length,
    problems: problems.join(),
  };
}

it.each([
  [
    'an external id',
    (length: number) => ({ caller_role_arns: callers(4), external_id: 'x'.repeat(length / 4) }),
    4,
  ],
  ['long paths', (length: number) => ({ caller_role_arns: callers(5, length) }), 1],
])('refuses a trust policy that IAM would find too long, with %s', (_what, inputs, step) => {
  const start = 800;
  const missing = 2048 - trustOf(inputs(start)).length;
  const longest = start + missing - (missing % step);
  const { length, problems } = trustOf(inputs(longest));
  expect(length).toBeGreaterThan(2048 - step);
  expect(problems).toBe('');
  const longer = trustOf(inputs(longest + step));
  expect(longer.problems).toContain(`would have ${longer.length} characters`);
  expect(trustOf({ ...inputs(longest + step), trust_policy_quota: 4096 }).problems).toBe('');
});

/** Callers of one account each; the first one's path has so many characters more than the root's. */
function callers(count: number, pathLength = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    const path = index === 0 && pathLength > 0 ? `${'p'.repeat(pathLength - 1)}/` : '';
    return `arn:aws:iam::${111111111111 + index}:role/${path}Rundeck`;
  });
}
