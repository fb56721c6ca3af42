import { describe, expect, it } from 'vitest';
import { decodeConfig } from './decode.ts';

const PAYER = '222222222222';
const KEY = 'key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f';

function refusal(archive: object, additions: object = {}): string {
  const document = {
    payer: { accountId: PAYER, region: 'eu-west-1' },
    callers: [{ roleArn: 'arn:aws:iam::111111111111:role/batch' }],
    archive: { bucket: 'acme-reports', ...archive },
    ...additions,
  };
  try {
    decodeConfig(JSON.stringify(document), 'a.json');
    return 'is not refused';
  } catch (failure) {
    return failure instanceof Error ? failure.message : '';
  }
}

describe('a configured archive', () => {
  it.each<[object, object]>([
    [{}, {}],
    [{ region: 'us-east-1', kmsKey: `arn:aws:kms:us-east-1:${PAYER}:${KEY}` }, {}],
    [{ kmsKey: 'create', objectLock: { mode: 'COMPLIANCE', days: 2555 }, infrequentAccessAfterDays: 90 }, {}],
    [
      { create: false, bucketAccountId: '777777777777', kmsKey: `arn:aws:kms:eu-west-1:777777777777:${KEY}` },
      {},
    ],
    [
      { bucketAccountId: '888888888888' },
      { billingViewArn: undefined, function: { accountId: '888888888888' } },
    ],
    [{ create: false, prefix: 'reports' }, { exports: { bucket: 'acme-reports' } }],
    [{ prefix: '.reports/a..b/...' }, {}],
    [{ create: false, prefix: 'exports/ou-cost-reports' }, { exports: { bucket: 'acme-reports' } }],
  ])('may be %j', (archive, additions) => {
    expect(refusal(archive, additions)).not.toContain("'archive");
  });

  it.each<[object, object, string]>([
    [{ bucket: 's3://acme' }, {}, "is not a bucket's name"],
    [{ prefix: '/reports' }, {}, 'is not a prefix'],
    [{ prefix: '.' }, {}, 'is not a prefix'],
    [{ prefix: '..' }, {}, 'is not a prefix'],
    [{ prefix: 'a/../b' }, {}, 'is not a prefix'],
    [{ prefix: './a' }, {}, 'is not a prefix'],
    [{ prefix: 'a/.' }, {}, 'is not a prefix'],
    [{ region: 'cn-north-1' }, {}, "'archive.region' (\"cn-north-1\") is not in the partition 'aws'"],
    [{ bucketAccountId: '777777777777' }, {}, "set 'archive.create' to false"],
    [
      { create: false, objectLock: { mode: 'GOVERNANCE', days: 30 } },
      {},
      '\'archive.objectLock\' ({"mode":"GOVERNANCE","days":30}) is for a bucket that the stacks create',
    ],
    [
      { create: false, infrequentAccessAfterDays: 90 },
      {},
      "'archive.infrequentAccessAfterDays' (90) is for a bucket",
    ],
    [{ create: false, kmsKey: 'create' }, {}, "give the ARN of the bucket's key"],
    [{ infrequentAccessAfterDays: 7 }, {}, 'must be 30 or more'],
    [
      { kmsKey: `arn:aws:kms:us-east-1:${PAYER}:${KEY}` },
      {},
      "is not in 'eu-west-1', the region of the archive's bucket",
    ],
    [{}, { exports: { bucket: 'acme-reports' } }, "is the exports' bucket as well"],
    [
      { create: false, prefix: 'exports' },
      { exports: { bucket: 'acme-reports' } },
      'is within the export, or the export within it',
    ],
    [
      { create: false, prefix: 'exports/ou-cost/data' },
      { exports: { bucket: 'acme-reports' } },
      'name another prefix',
    ],
  ])('is refused as %j', (archive, additions, message) => {
    expect(refusal(archive, additions)).toContain(message);
  });
});
