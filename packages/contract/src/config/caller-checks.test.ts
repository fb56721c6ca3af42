import { describe, expect, it } from 'vitest';
import { decodeConfig } from './decode.ts';

const PAYER = '222222222222';
const MEMBER = '555555555555';
const CALLER = '111111111111';
const RUNDECK = `arn:aws:iam::${CALLER}:role/batch/RundeckBatchRole`;
const VIEW = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;
const WORKFLOW = { accountId: CALLER, repository: 'acme/finops', branch: 'main' };

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const decode = (additions: object) =>
  decodeConfig(
    JSON.stringify({
      payer: { accountId: PAYER, region: 'eu-west-1' },
      callers: [{ roleArn: RUNDECK }],
      ...additions,
    }),
    'a.json',
  );
const callers = (...arns: string[]) => ({ callers: arns.map((roleArn) => ({ roleArn })) });

describe('a caller', () => {
  it.each(['batch/', 'batch//Rundeck', '/Rundeck', 'r'.repeat(65), '*', ''])(
    "without a name that IAM allows is refused: '%s'",
    (name) => {
      expect(() => decode(callers(role(CALLER, name)))).toThrow(
        /'callers\[0\]\.roleArn' .* is not a role's ARN/,
      );
    },
  );

  it.each<[string, object, RegExp]>([
    [
      'the invoker role',
      callers(role(PAYER, 'ou-cost-invoker')),
      /'callers\[0\]\.roleArn' .* is the invoker role/,
    ],
    [
      'the worker role',
      callers(role(PAYER, 'ou-cost-worker')),
      /'callers\[0\]\.roleArn' .* is the worker role/,
    ],
    [
      'the reader role',
      callers(RUNDECK, role(PAYER, 'ou-cost-reader')),
      /'callers\[1\]\.roleArn' .* is the reader role/,
    ],
    [
      'the worker role under another path and in another case',
      callers(role(PAYER, 'x/OU-Cost-Worker')),
      /is the worker role/,
    ],
    [
      'a role of a chosen name',
      { ...callers(role(PAYER, 'in')), names: { invokerRole: 'in' } },
      /is the invoker role \('names\.invokerRole'\)/,
    ],
    [
      "the worker role in the function's own account",
      { ...callers(role(MEMBER, 'ou-cost-worker')), function: { accountId: MEMBER } },
      /is the worker role/,
    ],
    [
      "the reader role in the function's account, where the billing view puts it",
      { ...callers(role(MEMBER, 'ou-cost-reader')), function: { accountId: MEMBER }, billingViewArn: VIEW },
      /is the reader role/,
    ],
    [
      'our own role as a direct invoker',
      { directInvokers: [role(PAYER, 'ou-cost-reader')] },
      /'directInvokers\[0\]' .* is the reader role/,
    ],
    [
      'the role of a workflow as a direct invoker',
      { githubActions: [WORKFLOW], directInvokers: [role(CALLER, 'ou-cost-github-actions')] },
      /'directInvokers\[0\]' .* is the role that the stacks create for 'githubActions\[0\]'/,
    ],
    [
      "a workflow's role with the name of one of our own",
      { githubActions: [{ ...WORKFLOW, accountId: PAYER, roleName: 'ou-cost-worker' }] },
      /'githubActions\[0\]' .* has the name of the worker role .*: give it a 'roleName'/,
    ],
    [
      'one name under two paths',
      callers(RUNDECK, role(CALLER, 'RundeckBatchRole')),
      /'callers\[1\]\.roleArn' .* has the name of arn:aws:iam::111111111111:role\/batch\/RundeckBatchRole/,
    ],
    [
      'a direct invoker twice',
      { directInvokers: [RUNDECK, RUNDECK] },
      /'directInvokers\[1\]' .* is named twice/,
    ],
    [
      'a role of IAM Identity Center',
      callers(role(CALLER, 'aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0a1b')),
      /is a role that AWS manages, to which no policy can be attached/,
    ],
    [
      'a role of IAM Identity Center, written without its path',
      callers(role(CALLER, 'AWSReservedSSO_Admin_0a1b')),
      /is a role that AWS manages/,
    ],
    [
      'a service-linked role',
      { directInvokers: [role(CALLER, 'aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS')] },
      /is a role that AWS manages/,
    ],
  ])('is refused that is %s', (_, additions, message) => {
    expect(() => decode(additions)).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) }),
    );
  });

  it.each<[string, object]>([
    ['has the name of our role in another account', callers(role(CALLER, 'ou-cost-worker'))],
    [
      "has the name of the worker role in the payer's account, where the function is elsewhere",
      { ...callers(role(PAYER, 'ou-cost-worker')), function: { accountId: MEMBER } },
    ],
    ['is a direct invoker as well', { directInvokers: [RUNDECK] }],
    ['has the name of a caller of another account', callers(RUNDECK, role(MEMBER, 'batch/RundeckBatchRole'))],
  ])('is accepted that %s', (_, additions) => {
    expect(() => decode(additions)).not.toThrow();
  });
});
