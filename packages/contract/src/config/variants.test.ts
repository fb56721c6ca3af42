import { describe, expect, it } from 'vitest';
import { addressesOf, readerAccountOf } from './addresses.ts';
import { decodeConfig } from './decode.ts';

const PAYER = '222222222222';
const MEMBER = '555555555555';
const MINIMAL = {
  payer: { accountId: PAYER, region: 'ap-northeast-1' },
  callers: [{ roleArn: 'arn:aws:iam::111111111111:role/RundeckBatchRole' }],
};
const WORKFLOW = { accountId: '111111111111', repository: 'acme/finops', branch: 'main' };
const decode = (additions: object) => decodeConfig(JSON.stringify({ ...MINIMAL, ...additions }), 'a.json');

describe('the addresses', () => {
  it('contain the path of the roles and the account of the function', () => {
    const config = decode({
      roles: { path: '/finops/' },
      function: { accountId: MEMBER },
      githubActions: [WORKFLOW],
    });
    expect(addressesOf(config)).toEqual({
      region: 'ap-northeast-1',
      invokerRoleArn: `arn:aws:iam::${MEMBER}:role/finops/ou-cost-invoker`,
      functionArn: `arn:aws:lambda:ap-northeast-1:${MEMBER}:function:ou-cost-report`,
      callerRoleArns: [
        'arn:aws:iam::111111111111:role/RundeckBatchRole',
        'arn:aws:iam::111111111111:role/finops/ou-cost-github-actions',
      ],
    });
    expect(addressesOf(decode({})).invokerRoleArn).toBe(`arn:aws:iam::${PAYER}:role/ou-cost-invoker`);
  });

  it("say that the reader is in the payer's account, and with a billing view in the function's", () => {
    const billingViewArn = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;
    expect(readerAccountOf(decode({ function: { accountId: MEMBER } }))).toBe(PAYER);
    expect(readerAccountOf(decode({ function: { accountId: MEMBER }, billingViewArn }))).toBe(MEMBER);
    expect(readerAccountOf(decode({ billingViewArn }))).toBe(PAYER);
  });
});

describe('the variants', () => {
  it('may name workflows on GitHub as the only callers', () => {
    expect(decode({ callers: [], githubActions: [WORKFLOW] }).githubActions).toEqual([
      { ...WORKFLOW, alsoWithoutIds: false, roleName: 'ou-cost-github-actions', createProvider: false },
    ]);
  });

  it.each<[string, object, RegExp]>([
    ...[
      ['us-gov-west-1', 'aws-us-gov'],
      ['us-iso-east-1', 'aws-iso'],
      ['us-isob-east-1', 'aws-iso-b'],
      ['eu-isoe-west-1', 'aws-iso-e'],
      ['us-isof-south-1', 'aws-iso-f'],
    ].map(([region, partition]): [string, object, RegExp] => [
      `the partition ${partition}, without Cost Explorer`,
      { payer: { accountId: PAYER, region } },
      new RegExp(
        `'payer\\.region' \\("${region}"\\) is in the partition '${partition}', in which Cost Explorer has no endpoint`,
      ),
    ]),
    ['no caller at all', { callers: [] }, /'callers' \(\[\]\) is empty/],
    ['a path without its slashes', { roles: { path: 'finops' } }, /'roles\.path' \("finops"\)/],
    [
      'a boundary by ARN',
      { roles: { permissionsBoundary: `arn:aws:iam::${PAYER}:policy/engineer` } },
      /'roles\.permissionsBoundary' .* without the account/,
    ],
    ['a short external id', { reader: { externalId: 'x' } }, /'reader\.externalId' \("x"\)/],
    ['a billing view by name', { billingViewArn: 'primary' }, /'billingViewArn' \("primary"\)/],
    [
      'a billing view of another partition',
      { billingViewArn: `arn:aws-cn:billing::${PAYER}:billingview/primary` },
      /'billingViewArn' .* is not in the partition 'aws'/,
    ],
    [
      'a key of another region',
      { function: { logKmsKey: `arn:aws:kms:us-east-1:${PAYER}:key/mrk-${'0a'.repeat(16)}` } },
      /'function\.logKmsKey' .* is not in 'payer\.region', 'ap-northeast-1'/,
    ],
    ['a key by alias', { function: { logKmsKey: 'alias/logs' } }, /'function\.logKmsKey' \("alias\/logs"\)/],
    [
      'a topic of another region',
      { alarm: { topicArn: `arn:aws:sns:eu-west-1:${PAYER}:alarms` } },
      /'alarm\.topicArn' .* is not in 'payer\.region'/,
    ],
    [
      'a topic by name, and complain once',
      { alarm: { topicArn: 'alarms' } },
      /'alarm\.topicArn' \("alarms"\) is not a topic's ARN[^;]*$/,
    ],
    ['a third retry', { function: { asynchronousRetries: 3 } }, /'function\.asynchronousRetries' \(3\)/],
    [
      'a function account of eleven digits',
      { function: { accountId: '22222222222' } },
      /'function\.accountId' \("22222222222"\)/,
    ],
    [
      'every repository of an owner',
      { githubActions: [{ ...WORKFLOW, repository: 'acme/*' }] },
      /'githubActions\[0\]\.repository' \("acme\/\*"\)/,
    ],
    [
      'every branch of a repository',
      { githubActions: [{ ...WORKFLOW, branch: undefined }] },
      /'githubActions\[0\]' .* needs either 'branch' or 'environment'/,
    ],
    [
      'a branch and an environment at once',
      { githubActions: [{ ...WORKFLOW, environment: 'production' }] },
      /'githubActions\[0\]' .* not both/,
    ],
    [
      "an owner's id without the repository's",
      { githubActions: [{ ...WORKFLOW, ownerId: '123' }] },
      /'githubActions\[0\]' .* needs both 'ownerId' and 'repositoryId', or neither/,
    ],
    [
      "an owner's name in place of its id",
      { githubActions: [{ ...WORKFLOW, ownerId: 'acme', repositoryId: '456' }] },
      /'githubActions\[0\]\.ownerId' \("acme"\) is not an id of GitHub/,
    ],
    [
      'a pattern as an id',
      { githubActions: [{ ...WORKFLOW, ownerId: '123', repositoryId: '45*' }] },
      /'githubActions\[0\]\.repositoryId' \("45\*"\)/,
    ],
    [
      'tokens without ids besides those with ids that are not given',
      { githubActions: [{ ...WORKFLOW, alsoWithoutIds: true }] },
      /'githubActions\[0\]' .* has 'alsoWithoutIds' without ids/,
    ],
    [
      'two workflows with one role',
      { githubActions: [WORKFLOW, { ...WORKFLOW, branch: 'release' }] },
      /'githubActions\[1\]' .* is named twice/,
    ],
    [
      "a workflow's role that is a caller as well",
      { githubActions: [{ ...WORKFLOW, roleName: 'RundeckBatchRole' }] },
      /'githubActions\[0\]' .* is named twice/,
    ],
    [
      'one name for two stacks',
      { names: { readerStack: 'ou-cost-payer' } },
      /'names' .* gives 'payerStack' and 'readerStack' one name/,
    ],
    [
      "a stack with the name of a caller's stack",
      { names: { callerStack: 'costs', payerStack: 'costs-222222222222' } },
      /'names\.payerStack' \("costs-222222222222"\) is the name of the caller stack of account 222222222222/,
    ],
    [
      "a caller stack's name without room for an account's id",
      { names: { callerStack: 'c'.repeat(116) } },
      /'names\.callerStack' .* use up to 115 characters/,
    ],
    [
      'endpoints without a VPC',
      { vpc: { interfaceEndpoints: true } },
      /'vpc\.vpcId' is missing; 'vpc\.subnetIds' is missing/,
    ],
  ])('refuse %s and name the key', (_, additions, message) => {
    expect(() => decode(additions)).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) }),
    );
  });
});

describe('the history', () => {
  const billingViewArn = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;

  it('is not seeded unless the configuration says so', () => {
    expect(decode({}).history).toEqual({ seed: false });
    expect(decode({ history: { seed: true }, function: { accountId: MEMBER } }).history.seed).toBe(true);
  });

  it("is not seeded from another account than the payer's, whose CloudTrail has the events", () => {
    const elsewhere = { function: { accountId: MEMBER }, billingViewArn };
    expect(() => decode({ ...elsewhere, history: { seed: true } })).toThrow(
      /'history\.seed' .*needs the reader role in the payer's account.*it is in account 555555555555/,
    );
    expect(decode({ ...elsewhere, history: { seed: false } }).history.seed).toBe(false);
    expect(decode({ billingViewArn, history: { seed: true } }).history.seed).toBe(true);
  });
});
