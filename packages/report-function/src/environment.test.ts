import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const VARIABLES = {
  AWS_REGION: 'ap-northeast-1',
  OU_COST_READER_ROLE_ARN: 'arn:aws-cn:iam::222222222222:role/path/ou-cost-reader',
  OU_COST_TOLERANCE: '0.05',
  OU_COST_SETTLING_DAY: '6',
};

test('the environment gives region, reader role, tolerance and settling day', () => {
  expect(readEnvironment(VARIABLES)).toEqual({
    region: 'ap-northeast-1',
    readerRoleArn: 'arn:aws-cn:iam::222222222222:role/path/ou-cost-reader',
    tolerance: { units: 5n, scale: 2 },
    settlingDay: 6,
    maxCostExplorerRequests: 1000,
    billingViewArn: null,
    readerExternalId: null,
    exports: null,
    archive: null,
    delivererRoleArn: null,
    scheduleGroup: null,
    seedsHistory: false,
    cloudTrailEndpoint: null,
    s3Endpoint: null,
    dataExportsEndpoint: null,
    deliveryEndpoints: new Map(),
    isOnThisMachine: false,
    codeDate: null,
    deployedThrough: null,
  });
});

test('a deployment may set a billing view and an external id', () => {
  const billingViewArn = 'arn:aws:billing::111111111111:billingview/custom-0a1b2c3d';
  const variables = {
    ...VARIABLES,
    OU_COST_BILLING_VIEW_ARN: billingViewArn,
    OU_COST_READER_EXTERNAL_ID: 'between-us-1',
  };
  expect(readEnvironment(variables)).toMatchObject({ billingViewArn, readerExternalId: 'between-us-1' });
});

test('a deployment may let the history be seeded', () => {
  const variables = {
    ...VARIABLES,
    OU_COST_HISTORY_SEED: 'true',
    AWS_ENDPOINT_URL_CLOUDTRAIL: 'https://vpce-1.example',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  };
  expect(readEnvironment(variables)).toMatchObject({
    seedsHistory: true,
    cloudTrailEndpoint: 'https://vpce-1.example',
  });
});

test('a deployment may set the most requests that a run pays for', () => {
  const readWith = (text: string) =>
    readEnvironment({ ...VARIABLES, OU_COST_MAX_COST_EXPLORER_REQUESTS: text }).maxCostExplorerRequests;
  expect(readWith('1')).toBe(1);
  expect(readWith('999999999')).toBe(999_999_999);
  for (const text of ['0', '-1', '1e3', '1000000000', '10.5', ' 7', '']) {
    expect(() => readWith(text), text).toThrow(
      expect.objectContaining({
        code: 'InvalidConfiguration',
        message: expect.stringContaining('OU_COST_MAX_COST_EXPLORER_REQUESTS'),
      }),
    );
  }
});

const EXPORTS = {
  OU_COST_EXPORTS_LOCATION: 's3://acme-bill/p/bill',
  OU_COST_EXPORTS_TABLE: 'finops.cost',
  OU_COST_EXPORTS_WORK_GROUP: 'reports',
  OU_COST_EXPORTS_REGION: 'us-west-2',
  OU_COST_EXPORTS_SCAN_LIMIT: '100',
};

test('a deployment may have an export', () => {
  expect(readEnvironment({ ...VARIABLES, ...EXPORTS }).exports).toEqual({
    location: 's3://acme-bill/p/bill',
    database: 'finops',
    table: 'cost',
    workGroup: 'reports',
    region: 'us-west-2',
    scanLimitGigabytes: 100,
  });
});

test.each([
  ['OU_COST_EXPORTS_LOCATION', 's3://acme-bill/p/bill/'],
  ['OU_COST_EXPORTS_LOCATION', 'acme-bill/p'],
  ['OU_COST_EXPORTS_TABLE', 'cost'],
  ['OU_COST_EXPORTS_TABLE', 'finops.cost.more'],
  ['OU_COST_EXPORTS_WORK_GROUP', 'two words'],
  ['OU_COST_EXPORTS_REGION', 'Oregon'],
  ['OU_COST_EXPORTS_SCAN_LIMIT', '0'],
  ['OU_COST_EXPORTS_SCAN_LIMIT', undefined],
])('an export with %s = %j is refused by name', (name, value) => {
  expect(() => readEnvironment({ ...VARIABLES, ...EXPORTS, [name]: value })).toThrow(
    `the environment variable ${name} `,
  );
});

const ARCHIVE = {
  OU_COST_ARCHIVE_LOCATION: 's3://acme-reports/finops/ou-cost',
  OU_COST_ARCHIVE_REGION: 'eu-west-1',
  OU_COST_ARCHIVE_OWNER: '333333333333',
  OU_COST_ARCHIVIST_ROLE_ARN: 'arn:aws:iam::222222222222:role/ou-cost-archivist',
};

test('a deployment may have an archive, a role that delivers, and schedules', () => {
  const delivery = {
    OU_COST_DELIVERER_ROLE_ARN: 'arn:aws:iam::222222222222:role/ou-cost-deliverer',
    OU_COST_SCHEDULE_GROUP: 'ou-cost',
  };
  expect(readEnvironment({ ...VARIABLES, ...ARCHIVE, ...delivery })).toMatchObject({
    archive: {
      location: 's3://acme-reports/finops/ou-cost',
      region: 'eu-west-1',
      ownerAccountId: '333333333333',
      archivistRoleArn: 'arn:aws:iam::222222222222:role/ou-cost-archivist',
    },
    delivererRoleArn: 'arn:aws:iam::222222222222:role/ou-cost-deliverer',
    scheduleGroup: 'ou-cost',
  });
});

test.each([
  ['OU_COST_ARCHIVE_LOCATION', '/tmp/reports'],
  ['OU_COST_ARCHIVE_LOCATION', 's3://acme-reports'],
  ['OU_COST_ARCHIVE_REGION', undefined],
  ['OU_COST_ARCHIVE_OWNER', '3333'],
  ['OU_COST_ARCHIVIST_ROLE_ARN', undefined],
  ['OU_COST_ARCHIVIST_ROLE_ARN', 'ou-cost-archivist'],
  ['OU_COST_DELIVERER_ROLE_ARN', ''],
  ['OU_COST_SCHEDULE_GROUP', 'two words'],
])('an archive with %s = %j is refused by name', (name, value) => {
  expect(() => readEnvironment({ ...VARIABLES, ...ARCHIVE, [name]: value })).toThrow(
    `the environment variable ${name} `,
  );
});

test("S3's own endpoint comes before that of all services", () => {
  const all = { ...VARIABLES, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
  expect(readEnvironment(all).s3Endpoint).toBe('http://127.0.0.1:1');
  expect(readEnvironment({ ...all, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:2' }).s3Endpoint).toBe(
    'http://127.0.0.1:2',
  );
});

test('so does that of CloudTrail', () => {
  const all = { ...VARIABLES, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
  expect(readEnvironment(all).cloudTrailEndpoint).toBe('http://127.0.0.1:1');
  const own = { ...all, AWS_ENDPOINT_URL_CLOUDTRAIL: 'http://127.0.0.1:4' };
  expect(readEnvironment(own).cloudTrailEndpoint).toBe('http://127.0.0.1:4');
});

test('so does that of AWS Data Exports', () => {
  const all = { ...VARIABLES, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
  expect(readEnvironment(all).dataExportsEndpoint).toBe('http://127.0.0.1:1');
  const own = { ...all, AWS_ENDPOINT_URL_BCM_DATA_EXPORTS: 'http://127.0.0.1:3' };
  expect(readEnvironment(own)).toMatchObject({
    s3Endpoint: 'http://127.0.0.1:1',
    dataExportsEndpoint: 'http://127.0.0.1:3',
  });
});

test('so do those of the services that deliver reports', () => {
  const { deliveryEndpoints, isOnThisMachine } = readEnvironment({
    ...VARIABLES,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: 'https://vpce-1.example',
  });
  expect(Object.fromEntries(deliveryEndpoints)).toEqual({
    SESv2: 'http://127.0.0.1:1',
    SNS: 'http://127.0.0.1:1',
    'Secrets Manager': 'https://vpce-1.example',
    SSM: 'http://127.0.0.1:1',
    Scheduler: 'http://127.0.0.1:1',
  });
  expect(isOnThisMachine).toBe(true);
  const elsewhere = { ...VARIABLES, AWS_ENDPOINT_URL: 'https://aws.example' };
  expect(readEnvironment(elsewhere).isOnThisMachine).toBe(false);
});

test('a deployment may set the date of its code', () => {
  expect(readEnvironment({ ...VARIABLES, OU_COST_CODE_DATE: '2026-11-20' })).toHaveProperty(
    'codeDate',
    '2026-11-20',
  );
});

test.each([
  ['cdk', 'cdk'],
  ['template', 'template'],
  ['terraform', 'terraform'],
  ['', null],
  ['pulumi', null],
  ['toString', null],
  [undefined, null],
])('deployed through %j is %j: what is not known fails no run', (text, way) => {
  const variables = { ...VARIABLES, OU_COST_DEPLOYED_THROUGH: text };
  expect(readEnvironment(variables).deployedThrough).toBe(way);
});

test.each(Object.keys(VARIABLES))('a missing or empty %s is refused by name', (name) => {
  for (const value of [undefined, '']) {
    const variables = { ...VARIABLES, [name]: value };
    expect(() => readEnvironment(variables)).toThrow(
      expect.objectContaining({ name: 'InvalidConfiguration' }),
    );
    expect(() => readEnvironment(variables)).toThrow(`the environment variable ${name} is missing`);
  }
});

test.each([
  ['AWS_REGION', 'Tokyo'],
  ['OU_COST_READER_ROLE_ARN', 'arn:aws:lambda:us-east-1:222222222222:function:reader'],
  ['OU_COST_TOLERANCE', 'a cent'],
  ['OU_COST_TOLERANCE', '-0.01'],
  ['OU_COST_SETTLING_DAY', '29'],
  ['OU_COST_SETTLING_DAY', '-1'],
  ['OU_COST_SETTLING_DAY', '6.5'],
  ['OU_COST_CODE_DATE', '20.11.2026'],
  ['OU_COST_CODE_DATE', '2026-13-01'],
  ['OU_COST_BILLING_VIEW_ARN', 'primary'],
  ['OU_COST_READER_EXTERNAL_ID', 'two words'],
])("%s = '%s' is refused with its value", (name, value) => {
  const variables = { ...VARIABLES, [name]: value };
  expect(() => readEnvironment(variables)).toThrow(`the environment variable ${name} ('${value}') is wrong`);
});
