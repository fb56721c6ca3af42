import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { decodeConfig } from '@ou-cost/contract';
import { oneFileTemplates, synthesize } from '@ou-cost/infra';
import { readStacks } from '@ou-cost/sandbox/deployed';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasMoto, startMoto } from '../support/hosts/moto.ts';
import { motoClient } from '../support/hosts/moto-account.ts';
import { resolvedAssembly, resolvedStacks } from '../support/one-file/resolved.ts';
import { ENTERPRISE_PAYER, RUNDECK_ROLE_ARN } from '../support/sandbox/config.ts';

/* The template that creates an export, compared with the stack that CDK makes of a configuration. */

const KEY = `arn:aws:kms:us-east-1:${ENTERPRISE_PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;
const { exports: TEMPLATE } = oneFileTemplates('aws', 'exports.handler = () => {};');

/** The list of stacks that creates the template with these parameters. */
function stackList(parameters: Readonly<Record<string, string>>, region = 'us-east-1'): string {
  const folder = temporaryFolder('exports-template');
  const [template, list] = [join(folder, 'exports.template.json'), join(folder, 'stacks.json')];
  writeFileSync(template, TEMPLATE ?? '');
  const stack = { name: 'ou-cost-exports', accountId: ENTERPRISE_PAYER, region, template, parameters };
  writeFileSync(list, JSON.stringify([stack]));
  return list;
}

/** What CDK makes of the configuration with this export. */
function ofCdk(exports: object) {
  const document = {
    payer: { accountId: ENTERPRISE_PAYER, region: 'us-east-1' },
    callers: [{ roleArn: RUNDECK_ROLE_ARN }],
    exports,
  };
  const config = decodeConfig(JSON.stringify(document), 'the test');
  const outdir = temporaryFolder('exports-cdk');
  const { resources } = resolvedAssembly(
    synthesize({ config, outdir, functionAsset: import.meta.dirname }).directory,
  );
  return Object.fromEntries(
    Object.entries(resources).filter(([name]) => name.startsWith('ou-cost-exports/')),
  );
}

describe('the template asks for what CDK asks for, to the letter', () => {
  it.each([
    ['the least that must be given', { bucket: 'acme-bill' }, { BucketName: 'acme-bill' }],
    [
      'everything that it offers',
      {
        bucket: 'acme-bill',
        name: 'whole-bill',
        prefix: 'billing/focus',
        timeGranularity: 'HOURLY',
        kmsKeyArn: KEY,
        keepDays: 400,
        database: 'finops',
        glueTable: 'focus_1_2',
        workGroup: 'reports',
        scanLimitGigabytes: 50,
      },
      {
        BucketName: 'acme-bill',
        ExportName: 'whole-bill',
        Prefix: 'billing/focus',
        TimeGranularity: 'HOURLY',
        KmsKeyArn: KEY,
        KeepDays: '400',
        Database: 'finops',
        GlueTable: 'focus_1_2',
        WorkGroup: 'reports',
        ScanLimitGigabytes: '50',
      },
    ],
  ])('with %s', (_, exports, parameters) => {
    const { resources } = resolvedStacks(stackList(parameters));
    expect(resources).toEqual(ofCdk(exports));
    expect(Object.keys(resources)).toHaveLength(6);
  });
});

it.each<[string, Readonly<Record<string, string>>, string | undefined, RegExp]>([
  ['no bucket', {}, undefined, /BucketName/],
  [
    'the address of a bucket',
    { BucketName: 's3://acme-bill' },
    undefined,
    /Parameter BucketName failed .* is not a bucket's name/,
  ],
  ['a time that is too short', { BucketName: 'acme-bill', KeepDays: '30' }, undefined, /Parameter KeepDays/],
  [
    'another region than that of exports',
    { BucketName: 'acme-bill' },
    'eu-west-1',
    /Unable to get mapping for ThisTemplateIsForRegion::eu-west-1::Description/,
  ],
])('the template is refused with %s, before anything is created', (_, parameters, region, says) => {
  expect(() => readStacks(stackList(parameters, region))).toThrow(says);
});

it('there is a template in China, and none where AWS has no exports', () => {
  const code = 'exports.handler = () => {};';
  expect(oneFileTemplates('aws-cn', code).exports).toContain('"cn-northwest-1"');
  expect(oneFileTemplates('aws-eusc', code).exports).toBeNull();
});

// Of this template moto knows only the bucket.
it.skipIf(!hasMoto())('moto creates the stack, with its bucket', async () => {
  const moto = await startMoto();
  try {
    const client = new CloudFormationClient(motoClient(moto.endpoint));
    const parameters = [{ ParameterKey: 'BucketName', ParameterValue: 'acme-bill' }];
    // moto would look for the region of the mapping, and serves another one.
    const TemplateBody = (TEMPLATE ?? '').replaceAll('us-east-1', await region(client));
    await client.send(
      new CreateStackCommand({ StackName: 'ou-cost-exports', TemplateBody, Parameters: parameters }),
    );
    const { StackResources = [] } = await client.send(
      new DescribeStackResourcesCommand({ StackName: 'ou-cost-exports' }),
    );
    expect(StackResources.map(({ PhysicalResourceId }) => PhysicalResourceId)).toContain('acme-bill');
    const head = await fetch(`${moto.endpoint}/acme-bill`, { method: 'HEAD' });
    expect(head.status).toBe(200);
  } finally {
    await moto.stop();
  }
});

const region = async (client: CloudFormationClient): Promise<string> => String(await client.config.region());
