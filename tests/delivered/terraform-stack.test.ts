import { beforeAll, expect, it } from 'vitest';
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
