import { describe, expect, test } from 'vitest';
import { manualSteps } from '../configuration/manual-steps.ts';
import { exampleConfig, PAYER } from '../testing/example-config.ts';
import { grantsOf, payerStackWith, roleNamed, synthesized, variablesOf } from '../testing/synthesized.ts';

const ARCHIVE = '777777777777';
const MEMBER = '555555555555';
const KEY_ID = '0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f';

const minimal = payerStackWith();
const withExports = (exports: object) => payerStackWith({ exports: { bucket: 'acme-bill', ...exports } });
const readerGrants = (template: ReturnType<typeof payerStackWith>) =>
  grantsOf(roleNamed(template, 'ou-cost-reader'));
const ofExports = (template: ReturnType<typeof payerStackWith>) =>
  readerGrants(template).filter(({ actions }) =>
    actions.some((action) => /^(s3|athena|glue|kms|bcm-data-exports):/.test(action)),
  );

const SETTINGS = { name: 'bill', prefix: 'p', database: 'finops', glueTable: 'cost', workGroup: 'reports' };

describe('the reader role', () => {
  test('may not read an export that nobody configured', () => {
    expect(ofExports(minimal)).toEqual([]);
    expect(minimal.text).not.toMatch(/athena|glue|bcm-data-exports|OU_COST_EXPORTS/);
  });

  test.each([
    ['that the stacks create', {}],
    ['that exists already', { create: false }],
  ])('may read the one export %s, its table and its work group', (_, more) => {
    const inRegion = (service: string, resource: string) =>
      `arn:aws:${service}:us-west-2:${PAYER}:${resource}`;
    const granted = ofExports(withExports({ ...SETTINGS, region: 'us-west-2', ...more }));
    expect(granted[0]).toEqual({
      effect: 'Allow',
      actions: ['s3:ListBucket'],
      resources: ['arn:aws:s3:::acme-bill'],
      condition: { StringLike: { 's3:prefix': 'p/bill/*' } },
    });
    expect(new Set(granted.slice(1).flatMap(({ resources }) => resources))).toEqual(
      new Set([
        '*',
        `arn:aws:bcm-data-exports:us-east-1:${PAYER}:export/bill-*`,
        'arn:aws:s3:::acme-bill/p/bill/*',
        inRegion('athena', 'workgroup/reports'),
        inRegion('athena', 'datacatalog/AwsDataCatalog'),
        inRegion('glue', 'catalog'),
        inRegion('glue', 'database/finops'),
        inRegion('glue', 'table/finops/cost'),
      ]),
    );
    const onAnything = granted.filter(({ resources }) => resources.includes('*'));
    expect(onAnything.flatMap(({ actions }) => actions)).toEqual(['bcm-data-exports:ListExports']);
    const actions = granted.flatMap((statement) => statement.actions);
    expect(actions.filter((action) => /Put|Delete|Create|Update|\*/.test(action))).toEqual([]);
    expect(actions).not.toContain('kms:Decrypt');
  });

  test('may decrypt with the one key that is configured', () => {
    const kmsKeyArn = `arn:aws:kms:ap-northeast-1:${ARCHIVE}:key/${KEY_ID}`;
    expect(ofExports(withExports({ kmsKeyArn })).at(-1)).toEqual({
      effect: 'Allow',
      actions: ['kms:Decrypt'],
      resources: [kmsKeyArn],
    });
  });

  test("asks Athena in its own account, where it is not the function's", () => {
    const { templates } = synthesized(
      exampleConfig({ function: { accountId: MEMBER }, exports: { bucket: 'acme-bill' } }),
    );
    const template = templates['ou-cost-reader'];
    if (template === undefined) throw new Error('no stack for the reader');
    const resources = ofExports(template).flatMap((statement) => statement.resources);
    expect(resources).toContain(`arn:aws:athena:ap-northeast-1:${PAYER}:workgroup/ou-cost`);
  });
});

test("a reader in another account than the payer's asks nothing about the export itself", () => {
  const billingViewArn = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;
  const { templates } = synthesized(
    exampleConfig({ function: { accountId: MEMBER }, billingViewArn, exports: { bucket: 'acme-bill' } }),
  );
  const template = templates['ou-cost-payer'];
  if (template === undefined) throw new Error("no stack for the function's account");
  const granted = ofExports(template);
  expect(granted.flatMap(({ actions }) => actions)).toContain('athena:StartQueryExecution');
  expect(JSON.stringify(granted)).not.toContain('bcm-data-exports');
});

test('the function is told where the export is and how it is read', () => {
  const { OU_COST_CODE_DATE: _, ...before } = variablesOf(minimal);
  const { OU_COST_CODE_DATE: __, ...after } = variablesOf(withExports({ ...SETTINGS, create: false }));
  expect(after).toEqual({
    ...before,
    OU_COST_EXPORTS_LOCATION: 's3://acme-bill/p/bill',
    OU_COST_EXPORTS_TABLE: 'finops.cost',
    OU_COST_EXPORTS_WORK_GROUP: 'reports',
    OU_COST_EXPORTS_REGION: 'ap-northeast-1',
    OU_COST_EXPORTS_SCAN_LIMIT: '100',
  });
});

describe('the manual steps', () => {
  const steps = (exports: object, additions: object = {}) =>
    manualSteps(exampleConfig({ exports: { bucket: 'acme-bill', ...exports }, ...additions }));

  test('are none where the stacks do everything', () => {
    expect(steps({})).toEqual([]);
    expect(steps({ bucketAccountId: ARCHIVE })).toEqual([]);
    expect(steps({ create: false })).toEqual([]);
  });

  test('name what the owners of a bucket and of a key must do', () => {
    expect(steps({ create: false, bucketAccountId: ARCHIVE })).toEqual([
      expect.stringMatching(
        /^the policy of the bucket acme-bill in account 777777777777 must allow the reader role \(ou-cost-reader in account 222222222222\) s3:GetObject on exports\/ou-cost\/\*/,
      ),
    ]);
    const kmsKeyArn = `arn:aws:kms:ap-northeast-1:${ARCHIVE}:key/${KEY_ID}`;
    expect(steps({ kmsKeyArn })).toEqual([
      expect.stringMatching(/must allow bcm-data-exports\.amazonaws\.com .* otherwise nothing is delivered/),
      expect.stringMatching(/must allow the reader role .* kms:Decrypt/),
    ]);
  });

  test('name the route that a function in a VPC needs', () => {
    const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'], interfaceEndpoints: true };
    const payer = { accountId: PAYER, region: 'us-east-1' };
    expect(steps({}, { payer, vpc })).toEqual([
      expect.stringMatching(/subnet-0a1b2c3d need a route through a NAT gateway to reach Athena, S3/),
    ]);
  });
});
