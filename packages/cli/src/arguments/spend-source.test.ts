import { type Config, decodeConfig } from '@ou-cost/contract';
import { describe, expect, it } from 'vitest';
import { spendSourceOf } from './spend-source.ts';

const configured = (exports?: object): Config =>
  decodeConfig(
    JSON.stringify({
      payer: { accountId: '222222222222', region: 'ap-northeast-1' },
      callers: [{ roleArn: 'arn:aws:iam::333333333333:role/RundeckBatchRole' }],
      ...(exports === undefined ? {} : { exports }),
    }),
    'ou-cost.config.json',
  );
const CONFIG = configured({ bucket: 'acme-bill', region: 'eu-west-1' });
const LOCATION = 's3://acme-bill/exports/ou-cost';

describe('where report reads spend', () => {
  it('is Cost Explorer, unless an export is named', () => {
    expect(spendSourceOf({}, CONFIG)).toEqual({ kind: 'cost-explorer' });
    expect(spendSourceOf({ source: 'cost-explorer' }, null)).toEqual({ kind: 'cost-explorer' });
  });

  it.each(['out/export', '/data', '.', 'C:\\exports', 'exports:2026', 's3'])('is the folder %s', (path) => {
    const folder = { kind: 'folder', path };
    expect(spendSourceOf({ exports: path }, CONFIG)).toEqual(folder);
    expect(spendSourceOf({ exports: path, source: 'exports', engine: 'duckdb' }, null)).toEqual(folder);
  });

  it('is a bucket, in the region of the configured export where it is that one', () => {
    const bucket = (location: string, region: string | null) => ({ kind: 'bucket', location, region });
    expect(spendSourceOf({ exports: `${LOCATION}/` }, CONFIG)).toEqual(bucket(LOCATION, 'eu-west-1'));
    expect(spendSourceOf({ exports: 's3://other/a b' }, CONFIG)).toEqual(bucket('s3://other/a b', null));
    expect(spendSourceOf({ source: 'exports', engine: 'duckdb' }, CONFIG)).toEqual(
      bucket(LOCATION, 'eu-west-1'),
    );
  });

  it('is Athena where only the configuration names the export, or where Athena is asked for', () => {
    const athena = {
      kind: 'athena',
      addresses: { location: LOCATION, database: 'ou_cost', workGroup: 'ou-cost' },
    };
    expect(spendSourceOf({ source: 'exports', maxGigabytesScanned: 3 }, CONFIG)).toMatchObject(athena);
    expect(spendSourceOf({ exports: LOCATION, engine: 'athena' }, CONFIG)).toMatchObject(athena);
  });

  it.each<[string, Parameters<typeof spendSourceOf>[0], Config | null, RegExp]>([
    ['an export and Cost Explorer', { exports: 'a', source: 'cost-explorer' }, null, /omit it, or --source/],
    [
      'an engine without an export',
      { engine: 'duckdb' },
      CONFIG,
      /add --exports LOCATION or --source exports/,
    ],
    ['no location, and no configuration', { source: 'exports' }, null, /no export is named: give --exports/],
    ['no location in the configuration', { source: 'exports' }, configured(), /no export is named/],
    ['a folder to Athena', { exports: 'a', engine: 'athena' }, CONFIG, /Athena cannot read 'a'/],
    [
      'a bucket to Athena that is not configured',
      { exports: 's3://other/x', engine: 'athena' },
      CONFIG,
      /the configured export is s3:\/\/acme-bill\/exports\/ou-cost, not 's3:\/\/other\/x'/,
    ],
    ['a bucket to Athena', { exports: 's3://other/x', engine: 'athena' }, null, /no export is configured/],
    [
      'a limit for a folder',
      { exports: 'a', maxGigabytesScanned: 1 },
      CONFIG,
      /files of this machine are neither/,
    ],
    [
      'a bucket without a path',
      { exports: 's3://acme-bill/' },
      CONFIG,
      /as in 's3:\/\/bucket\/prefix\/export'/,
    ],
    ['an empty part of a path', { exports: 's3://acme-bill//x' }, CONFIG, /neither a folder nor an export/],
    ['another address', { exports: 'https://acme-bill.s3.amazonaws.com/x' }, CONFIG, /neither a folder nor/],
  ])('is not %s', (_, options, config, message) => {
    expect(() => spendSourceOf(options, config)).toThrow(
      expect.objectContaining({ code: 'InvalidUsage', message: expect.stringMatching(message) }),
    );
  });
});
