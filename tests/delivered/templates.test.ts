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
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasMoto, MOTO_ACCOUNT, type Moto, startMoto } from '../support/hosts/moto.ts';
import { synthesizeIn } from '../support/processes/synth.ts';

/* What is deployed, as checked by programs that others wrote. */

const REGION = 'us-east-1';

/** A chain through three accounts that has everything a configuration can ask for. */
const RICH = {
  payer: { accountId: '111122223333', region: REGION, organizationId: 'o-a1b2c3d4e5' },
  callers: [
    { roleArn: 'arn:aws:iam::444455556666:role/RundeckBatchRole' },
    { roleArn: 'arn:aws:iam::777788889999:role/other/Scheduler' },
  ],
  githubActions: [{ accountId: '444455556666', repository: 'acme/finops', branch: 'main' }],
  externalId: 'open-sesame',
  reader: { externalId: 'reader-secret' },
  roles: { path: '/finance/', permissionsBoundary: 'boundaries/engineer' },
  alarm: { topicArn: `arn:aws:sns:${REGION}:222233334444:alarms` },
  function: { accountId: '222233334444', logKmsKey: 'create', reservedConcurrency: 2 },
  vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'], interfaceEndpoints: true },
  directInvokers: ['arn:aws:iam::777788889999:role/Direct'],
  tags: { owner: 'finops' },
};

/** The chain as most have it, in moto's own account. */
const PLAIN = {
  payer: { accountId: MOTO_ACCOUNT, region: REGION },
  callers: [{ roleArn: 'arn:aws:iam::444455556666:role/RundeckBatchRole' }],
};

async function synthesized(config: object): Promise<string[]> {
  const folder = temporaryFolder('templates');
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const out = await synthesizeIn(join(folder, 'cdk.out'), join(folder, 'config.json'));
  return readdirSync(out)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(out, name));
}

let plain: string[];
beforeAll(async () => {
  plain = await synthesized(PLAIN);
});

function hasCfnLint(): boolean {
  if (spawnSync('cfn-lint', ['--version']).status === 0) return true;
  process.stderr.write('skipped: the tests that need cfn-lint, which is not installed here\n');
  return false;
}

it.skipIf(!hasCfnLint())('cfn-lint finds nothing wrong in the templates', async () => {
  // W3005 is a dependency that is stated and implied: CDK states it for a role and its policies.
  const rules = ['--ignore-checks', 'W3005', '--format', 'parseable'];
  const rich = await synthesized(RICH);
  expect(rich).toHaveLength(4);
  const { stdout, status } = spawnSync('cfn-lint', [...rules, ...plain, ...rich], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

describe.skipIf(!hasMoto())('moto', () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());

  const options = () => ({
    endpoint: moto.endpoint,
    region: REGION,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' },
  });

  /** What `cdk bootstrap` and the upload of the bundle leave in an account. */
  async function prepareAccount(template: string): Promise<void> {
    const bucket = `cdk-hnb659fds-assets-${MOTO_ACCOUNT}-${REGION}`;
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
