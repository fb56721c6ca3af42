import { describe, expect, test } from 'vitest';
import { exportConfig, PAYER } from '../testing/example-config.ts';
import { ofType, onlyOfType, synthesized } from '../testing/synthesized.ts';
import { exportStackNames } from './stacks.ts';

const ARCHIVE = '777777777777';
const MEMBER = '555555555555';
const VIEW = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;

/** The stacks of the export, each with the types of its resources, in the order of deployment. */
function stacksOf(config: ReturnType<typeof exportConfig>): [string, string[]][] {
  const { templates } = synthesized(config);
  return exportStackNames(config).map((name) => [
    name,
    (templates[name]?.resources ?? []).map(({ Type }) => Type.replace('AWS::', '')).sort(),
  ]);
}

const BUCKET = ['S3::Bucket', 'S3::BucketPolicy'];
const CATALOG = ['Athena::WorkGroup', 'Glue::Database', 'Glue::Table'];
const EXPORT = ['BCMDataExports::Export'];

describe('a new export', () => {
  test('is one stack where everything is in one account and in the region of exports', () => {
    expect(stacksOf(exportConfig({}, {}, 'us-east-1'))).toEqual([
      ['ou-cost-exports', [...CATALOG, ...EXPORT, ...BUCKET].sort()],
    ]);
    expect(stacksOf(exportConfig({ region: 'us-east-1' }))).toHaveLength(1);
    expect(stacksOf(exportConfig({}, {}, 'cn-northwest-1'))).toHaveLength(1);
  });

  test('is created in the region of exports, whatever the region of its data', () => {
    const [data, delivery] = [...stacksOf(exportConfig({}))];
    expect(data).toEqual(['ou-cost-exports', [...CATALOG, ...BUCKET].sort()]);
    expect(delivery).toEqual(['ou-cost-exports-delivery', EXPORT]);
    const { text } =
      synthesized(exportConfig({}, {}, 'cn-north-1')).templates['ou-cost-exports-delivery'] ?? {};
    expect(text).toContain('"S3Region": "cn-north-1"');
  });

  test('has its bucket in the account that is configured, created before the export', () => {
    const config = exportConfig({ bucketAccountId: ARCHIVE });
    expect(stacksOf(config)).toEqual([
      ['ou-cost-exports-bucket', BUCKET],
      ['ou-cost-exports', CATALOG],
      ['ou-cost-exports-delivery', EXPORT],
    ]);
    const { templates } = synthesized(config);
    const { Export } = onlyOfType(
      templates['ou-cost-exports-delivery'],
      'AWS::BCMDataExports::Export',
    ).Properties;
    expect(Export.DestinationConfigurations.S3Destination.S3BucketOwner).toBe(ARCHIVE);
  });

  test("is queried in the reader role's account, which a billing view puts beside the function", () => {
    const config = exportConfig({}, { function: { accountId: MEMBER }, billingViewArn: VIEW });
    expect(stacksOf(config).map(([name]) => name)).toEqual([
      'ou-cost-exports-bucket',
      'ou-cost-exports',
      'ou-cost-exports-delivery',
    ]);
    const inMember = exportConfig(
      { bucketAccountId: MEMBER },
      { function: { accountId: MEMBER }, billingViewArn: VIEW },
    );
    expect(stacksOf(inMember).map(([name]) => name)).toEqual(['ou-cost-exports', 'ou-cost-exports-delivery']);
  });

  test('is not created where it exists already', () => {
    expect(stacksOf(exportConfig({ create: false, bucketAccountId: ARCHIVE }))).toEqual([]);
    expect(Object.keys(synthesized(exportConfig({ create: false })).templates).sort()).toEqual([
      'ou-cost-caller-111111111111',
      'ou-cost-payer',
    ]);
  });

  test('takes the names of its stacks from the configuration', () => {
    const names = { exportsStack: 'a', exportsBucketStack: 'b', exportsDeliveryStack: 'c' };
    expect(exportStackNames(exportConfig({ bucketAccountId: ARCHIVE }, { names }))).toEqual(['b', 'a', 'c']);
  });
});

describe('the export', () => {
  const exportOf = (exports: object) =>
    onlyOfType(
      synthesized(exportConfig({ region: 'us-east-1', ...exports })).templates['ou-cost-exports'],
      'AWS::BCMDataExports::Export',
    );

  test('is delivered daily in Parquet, each time into a new folder', () => {
    const { Export } = exportOf({ name: 'bill', prefix: 'a/b' }).Properties;
    expect(Export.Name).toBe('bill');
    expect(Export.RefreshCadence).toEqual({ Frequency: 'SYNCHRONOUS' });
    expect(Export.DestinationConfigurations.S3Destination).toEqual({
      S3Bucket: 'acme-bill',
      S3Prefix: 'a/b',
      S3Region: 'us-east-1',
      S3OutputConfigurations: {
        OutputType: 'CUSTOM',
        Format: 'PARQUET',
        Compression: 'PARQUET',
        Overwrite: 'CREATE_NEW_REPORT',
      },
    });
  });

  test.each([
    ['FOCUS_1_2_AWS', {}, 60, { FOCUS_1_2_AWS: { TIME_GRANULARITY: 'DAILY' } }],
    ['FOCUS_1_2_AWS', { timeGranularity: 'HOURLY' }, 60, { FOCUS_1_2_AWS: { TIME_GRANULARITY: 'HOURLY' } }],
    ['FOCUS_1_0_AWS', {}, 48, undefined],
    [
      'COST_AND_USAGE_REPORT',
      {},
      114,
      {
        COST_AND_USAGE_REPORT: {
          TIME_GRANULARITY: 'DAILY',
          INCLUDE_RESOURCES: 'TRUE',
          INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: 'FALSE',
          INCLUDE_SPLIT_COST_ALLOCATION_DATA: 'FALSE',
        },
      },
    ],
  ])('queries every column of %s by name', (table, more, count, configuration) => {
    const { DataQuery } = exportOf({ table, ...more }).Properties.Export;
    const [, columns = '', from] = /^SELECT (.*) FROM (\w+)$/.exec(DataQuery.QueryStatement) ?? [];
    expect(from).toBe(table);
    expect(new Set(columns.split(', ')).size).toBe(count);
    expect(DataQuery.TableConfigurations).toEqual(configuration);
  });

  test('waits for the policy of its bucket', () => {
    const { text } = synthesized(exportConfig({ region: 'us-east-1' })).templates['ou-cost-exports'] ?? {};
    const { Resources } = JSON.parse(text ?? '{}');
    const [policy] = Object.keys(Resources).filter((id) => Resources[id].Type === 'AWS::S3::BucketPolicy');
    const [bill] = Object.keys(Resources).filter(
      (id) => Resources[id].Type === 'AWS::BCMDataExports::Export',
    );
    expect(Resources[bill ?? ''].DependsOn).toEqual([policy]);
  });
});

describe('the catalog', () => {
  const { templates } = synthesized(
    exportConfig({ database: 'finops', glueTable: 'cost', workGroup: 'reports', scanLimitGigabytes: 3 }),
  );
  const template = templates['ou-cost-exports'];

  test('finds the months by the pattern of their folders', () => {
    const { DatabaseName, TableInput } = onlyOfType(template, 'AWS::Glue::Table').Properties;
    expect([DatabaseName, TableInput.Name, TableInput.TableType]).toEqual([
      'finops',
      'cost',
      'EXTERNAL_TABLE',
    ]);
    expect(TableInput.PartitionKeys).toEqual([{ Name: 'billing_period', Type: 'string' }]);
    expect(TableInput.Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.billing_period.type': 'date',
      'projection.billing_period.format': 'yyyy-MM',
      'storage.location.template': `s3://acme-bill/exports/ou-cost/data/BILLING_PERIOD=\${billing_period}`,
    });
    expect(TableInput.StorageDescriptor.Location).toBe('s3://acme-bill/exports/ou-cost/data/');
    expect(TableInput.StorageDescriptor.Columns).toHaveLength(60);
    expect(TableInput.StorageDescriptor.Columns).toEqual(
      expect.arrayContaining([
        { Name: 'billedcost', Type: 'double' },
        { Name: 'billingperiodstart', Type: 'timestamp' },
        { Name: 'subaccountid', Type: 'string' },
        { Name: 'tags', Type: 'map<string,string>' },
      ]),
    );
  });

  test('enforces the limit of what a query may scan, and keeps the results itself', () => {
    const { Name, RecursiveDeleteOption, WorkGroupConfiguration } = onlyOfType(
      template,
      'AWS::Athena::WorkGroup',
    ).Properties;
    expect([Name, RecursiveDeleteOption]).toEqual(['reports', true]);
    expect(WorkGroupConfiguration).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      BytesScannedCutoffPerQuery: 3 * 1024 ** 3,
      ManagedQueryResultsConfiguration: { Enabled: true },
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
    });
    expect(WorkGroupConfiguration).not.toHaveProperty('ResultConfiguration');
  });
});

test('no stack of an export has a role, an asset or an import from another stack', () => {
  const { templates } = synthesized(exportConfig({ bucketAccountId: ARCHIVE }));
  for (const name of ['ou-cost-exports-bucket', 'ou-cost-exports', 'ou-cost-exports-delivery']) {
    const template = templates[name];
    expect(ofType(template, 'AWS::IAM::Role')).toEqual([]);
    expect(template?.text).not.toMatch(/ImportValue|AssetParameters|BootstrapVersion/);
  }
});
