import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variantsFor } from '../../packages/proof/src/variants/list.ts';
import { smallOrganization } from '../../packages/proof/src/variants/organization.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasMoto, MOTO_ACCOUNT, type Moto, startMoto } from '../support/hosts/moto.ts';
import { MOTO_REGION, motoClient } from '../support/hosts/moto-account.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { synthesizeAll } from '../support/processes/synth.ts';

/* What is deployed, as checked by programs that others wrote. */

/** The chain as most have it, in moto's own account. */
const PLAIN = {
  payer: { accountId: MOTO_ACCOUNT, region: MOTO_REGION },
  callers: [{ roleArn: 'arn:aws:iam::444455556666:role/RundeckBatchRole' }],
};

let plain: readonly string[];
/** The templates of every variant of the proof, and the one-file templates of every partition. */
let all: readonly string[];

beforeAll(async () => {
  const folder = temporaryFolder('templates');
  const variants = variantsFor(smallOrganization()).filter(({ oneFile }) => oneFile === undefined);
  const configs = [{ name: 'plain', config: PLAIN }, ...variants].map(({ name, config }) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(config));
    return file;
  });
  const dist = await sharedBuild();
  const synthesized = synthesizeAll(join(folder, 'cdk.out'), configs);
  plain = templatesIn(synthesized[0] ?? '');
  all = [...synthesized.flatMap(templatesIn), ...templatesIn(dist)];
});

function templatesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(folder, name));
}

/** Each template once: the callers' stacks of most variants are the same, and the Terraform modules have copies. */
function differing(templates: readonly string[]): string[] {
  return [...new Map(templates.toReversed().map((file) => [readFileSync(file, 'utf8'), file])).values()];
}

function hasCfnLint(): boolean {
  if (spawnSync('cfn-lint', ['--version']).status === 0) return true;
  process.stderr.write('skipped: the tests that need cfn-lint, which is not installed here\n');
  return false;
}

it.skipIf(!hasCfnLint())('cfn-lint finds nothing wrong in the templates', () => {
  // W3005 is a dependency that is stated and implied: CDK states it for a role and its policies.
  const rules = ['--ignore-checks', 'W3005', '--format', 'parseable'];
  const templates = differing(all);
  expect(templates.filter((file) => file.includes('ou-cost-payer')).length).toBeGreaterThan(20);
  const { stdout, status } = spawnSync('cfn-lint', [...rules, ...templates], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

describe.skipIf(!hasMoto())('moto', () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());

  const options = () => motoClient(moto.endpoint);

  /** What `cdk bootstrap` and the upload of the bundle leave in an account. */
  async function prepareAccount(template: string): Promise<void> {
    const bucket = `cdk-hnb659fds-assets-${MOTO_ACCOUNT}-${MOTO_REGION}`;
    const key = /"S3Key": "([^"]+)"/.exec(template)?.[1] ?? '';
    await fetch(`${moto.endpoint}/${bucket}`, { method: 'PUT' });
    await fetch(`${moto.endpoint}/${bucket}/${key}`, { method: 'PUT', body: 'a bundle' });
    const version = { Name: '/cdk-bootstrap/hnb659fds/version', Value: '30', Type: 'String' } as const;
    await new SSMClient(options()).send(new PutParameterCommand(version));
  }

  it("creates the payer's stack, with its roles and its function", async () => {
    const TemplateBody = readFileSync(plain.find((name) => name.includes('payer')) ?? '', 'utf8');
    await prepareAccount(TemplateBody);
    const client = new CloudFormationClient(options());
    const stack = { StackName: 'ou-cost-payer' };
    await client.send(
      new CreateStackCommand({ ...stack, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    const { Stacks } = await client.send(new DescribeStacksCommand(stack));
    expect(Stacks).toMatchObject([{ StackStatus: 'CREATE_COMPLETE' }]);
    const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand(stack));
    const template: { Resources: object } = JSON.parse(TemplateBody);
    expect(StackResources).toHaveLength(Object.keys(template.Resources).length);

    const role = new GetRoleCommand({ RoleName: 'ou-cost-reader' });
    const { Role } = await new IAMClient(options()).send(role);
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain('ou-cost-worker');
    const named = new GetFunctionConfigurationCommand({ FunctionName: 'ou-cost-report' });
    expect(await new LambdaClient(options()).send(named)).toMatchObject({
      Role: `arn:aws:iam::${MOTO_ACCOUNT}:role/ou-cost-worker`,
      Handler: 'index.handler',
      Environment: { Variables: { OU_COST_READER_ROLE_ARN: expect.stringContaining('ou-cost-reader') } },
    });
  });
});
