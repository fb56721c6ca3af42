import { describe, expect, it } from 'vitest';
import { decodeConfig } from './decode.ts';
import { exportAddressesOf, exportRegionOf } from './export-addresses.ts';

const PAYER = '222222222222';
const ARCHIVE = '777777777777';
const KEY_ID = '0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f';

const decode = (exports: object | undefined, region = 'eu-west-1', additions: object = {}) =>
  decodeConfig(
    JSON.stringify({
      payer: { accountId: PAYER, region },
      callers: [
        { roleArn: `arn:${region.startsWith('cn-') ? 'aws-cn' : 'aws'}:iam::111111111111:role/batch` },
      ],
      exports,
      ...additions,
    }),
    'a.json',
  );

describe('the configured export', () => {
  it('is absent where nothing is said', () => {
    const config = decode(undefined);
    expect(config.exports).toBeUndefined();
    expect(exportAddressesOf(config)).toBeUndefined();
  });

  it('needs nothing but a bucket', () => {
    expect(exportAddressesOf(decode({ bucket: 'acme-bill' }))).toEqual({
      location: 's3://acme-bill/exports/ou-cost',
      bucket: 'acme-bill',
      prefix: 'exports',
      name: 'ou-cost',
      folder: 'exports/ou-cost',
      region: 'eu-west-1',
      bucketAccountId: PAYER,
      kind: 'FOCUS_1_2_AWS',
      timeGranularity: 'DAILY',
      database: 'ou_cost',
      glueTable: 'bill',
      workGroup: 'ou-cost',
      scanLimitGigabytes: 100,
    });
  });

  it('may be one that exists already, in another account and region', () => {
    const exports = {
      name: 'cur2',
      bucket: 'acme.billing',
      prefix: 'a/b=c',
      region: 'us-west-2',
      table: 'COST_AND_USAGE_REPORT',
      timeGranularity: 'HOURLY',
      create: false,
      bucketAccountId: ARCHIVE,
      kmsKeyArn: `arn:aws:kms:us-west-2:${ARCHIVE}:key/${KEY_ID}`,
      database: 'cid-data',
      glueTable: 'cur2',
      workGroup: 'primary',
      scanLimitGigabytes: 5,
    };
    expect(exportAddressesOf(decode(exports))).toEqual({
      location: 's3://acme.billing/a/b=c/cur2',
      bucket: 'acme.billing',
      prefix: 'a/b=c',
      name: 'cur2',
      folder: 'a/b=c/cur2',
      region: 'us-west-2',
      bucketAccountId: ARCHIVE,
      kind: 'COST_AND_USAGE_REPORT',
      timeGranularity: 'HOURLY',
      database: 'cid-data',
      glueTable: 'cur2',
      workGroup: 'primary',
      scanLimitGigabytes: 5,
    });
  });

  it('is created in one region of its partition', () => {
    expect(exportRegionOf('ap-northeast-1')).toBe('us-east-1');
    expect(exportRegionOf('cn-north-1')).toBe('cn-northwest-1');
    expect(exportRegionOf('eusc-de-east-1')).toBeUndefined();
    expect(exportRegionOf('us-gov-west-1')).toBeUndefined();
    expect(exportAddressesOf(decode({ bucket: 'acme-bill' }, 'cn-north-1'))?.region).toBe('cn-north-1');
  });

  it.each<[string, object, RegExp]>([
    ['no bucket', {}, /'exports\.bucket' is missing/],
    [
      'an address as the bucket',
      { bucket: 's3://acme-bill' },
      /'exports\.bucket' \("s3:\/\/acme-bill"\) is not/,
    ],
    ['a prefix with a slash at its end', { prefix: 'exports/' }, /'exports\.prefix' \("exports\/"\) is not/],
    ['a prefix with a wildcard', { prefix: 'ex*' }, /'exports\.prefix'/],
    ['an empty prefix', { prefix: '' }, /'exports\.prefix'/],
    ['a name whose files Athena leaves out', { name: '_bill' }, /'exports\.name' \("_bill"\) is not/],
    ['a name with a slash', { name: 'a/b' }, /'exports\.name' \("a\/b"\) is not/],
    ['a database in capitals', { database: 'Cost' }, /'exports\.database' \("Cost"\) is not/],
    ['a table with a quote', { glueTable: 'bill"x' }, /'exports\.glueTable'/],
    ['a table that AWS does not export', { table: 'CARBON_EMISSIONS' }, /'exports\.table'/],
    [
      'a granularity for FOCUS 1.0',
      { table: 'FOCUS_1_0_AWS', timeGranularity: 'DAILY' },
      /'exports\.timeGranularity' .* is given for 'FOCUS_1_0_AWS'/,
    ],
    ['deliveries kept for days only', { keepDays: 30 }, /'exports\.keepDays' \(30\)/],
    ['no limit', { scanLimitGigabytes: 0 }, /'exports\.scanLimitGigabytes' \(0\)/],
    ['an unknown key', { athena: true }, /'exports' .*athena|'exports\.athena'/],
    [
      'a region of another partition',
      { region: 'cn-north-1' },
      /'exports\.region' .* is not in the partition 'aws'/,
    ],
    [
      'a key of another region',
      { region: 'us-east-1', kmsKeyArn: `arn:aws:kms:eu-west-1:${PAYER}:key/${KEY_ID}` },
      /'exports\.kmsKeyArn' .* is not in 'us-east-1', the region of the exports' bucket/,
    ],
  ])('is refused with %s', (_, additions, message) => {
    const bucket = Object.keys(additions).length === 0 ? {} : { bucket: 'acme-bill' };
    expect(() => decode({ ...bucket, ...additions })).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) }),
    );
  });

  it('is refused where AWS has no exports', () => {
    expect(() =>
      decode({ bucket: 'acme-bill' }, 'eusc-de-east-1', {
        callers: [{ roleArn: 'arn:aws-eusc:iam::111111111111:role/batch' }],
      }),
    ).toThrow(/'exports' .* needs AWS Data Exports, which has no endpoint in the partition 'aws-eusc'/);
  });

  it.each(['payerStack', 'readerStack', 'callerStack', 'exportsBucketStack', 'exportsDeliveryStack'])(
    'is refused where its stack has the name of %s',
    (other) => {
      const names = { exportsStack: 'one-name', [other]: 'one-name' };
      expect(() => decode({ bucket: 'acme-bill' }, 'eu-west-1', { names })).toThrow(/one name, 'one-name'/);
    },
  );
});
