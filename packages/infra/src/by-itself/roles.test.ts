import {
  ARCHIVE_KEY_CALLS,
  ARCHIVIST_CALLS,
  DELIVERER_CALLS,
  DELIVERER_MAIL_CALLS,
  DELIVERER_PARAMETER_CALLS,
  DELIVERER_SECRET_CALLS,
  DELIVERER_TOPIC_CALLS,
} from '@ou-cost/aws/permissions';
import { describe, expect, test } from 'vitest';
import { MONTHLY, PARAMETER, SECRET, scheduledConfig, TOPIC } from '../testing/by-itself.ts';
import { PAYER } from '../testing/example-config.ts';
import { grantsOf, ofType, payerStackWith, roleNamed, synthesized, trustOf } from '../testing/synthesized.ts';

const template = synthesized(scheduledConfig()).templates['ou-cost-payer'];
const FUNCTION = `arn:aws:lambda:ap-northeast-1:${PAYER}:function:ou-cost-report`;
const BUCKET = 'arn:aws:s3:::acme-reports';
const MINE = `arn:aws:kms:ap-northeast-1:${PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;

const payerStackOf = (...[settings]: Parameters<typeof scheduledConfig>) =>
  synthesized(scheduledConfig(settings)).templates['ou-cost-payer'];
const actions = (...lists: readonly (readonly { readonly action: string }[])[]) =>
  lists.flatMap((list) => list.map(({ action }) => action)).sort();
const grantedTo = (name: string) => grantsOf(roleNamed(template, name));

test('without an archive there are the three roles only; with one the archivist, with a schedule two more', () => {
  const names = (of: typeof template) =>
    ofType(of, 'AWS::IAM::Role').map(({ Properties }) => Properties.RoleName);
  const chain = ['ou-cost-invoker', 'ou-cost-reader', 'ou-cost-worker'];
  expect(names(payerStackWith())).toEqual(chain);
  expect(names(payerStackOf({ schedules: [] }))).toEqual([...chain, 'ou-cost-archivist']);
  expect(names(template)).toEqual([...chain, 'ou-cost-archivist', 'ou-cost-deliverer', 'ou-cost-scheduler']);
});

test('only the worker role may assume the archivist and the deliverer, for an hour at most', () => {
  for (const name of ['ou-cost-archivist', 'ou-cost-deliverer']) {
    const role = roleNamed(template, name);
    expect(role.Properties.MaxSessionDuration).toBe(3600);
    expect(trustOf(role)).toEqual([
      {
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        resources: [],
        principal: { AWS: `arn:aws:iam::${PAYER}:root` },
        condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/ou-cost-worker` } },
      },
    ]);
  }
});

test('the worker may assume the two from the one function only; invoker and reader gain nothing', () => {
  const before = payerStackWith();
  const condition = { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } };
  const enter = (name: string) => ({
    effect: 'Allow',
    actions: ['sts:AssumeRole'],
    resources: [`arn:aws:iam::${PAYER}:role/${name}`],
    condition,
  });
  const [reader, log] = grantsOf(roleNamed(before, 'ou-cost-worker'));
  expect(grantedTo('ou-cost-worker')).toEqual([
    reader,
    enter('ou-cost-archivist'),
    enter('ou-cost-deliverer'),
    log,
  ]);
  for (const name of ['ou-cost-invoker', 'ou-cost-reader']) {
    expect(roleNamed(template, name)).toEqual(roleNamed(before, name));
  }
});

describe('the archivist', () => {
  test('lists, reads and writes under the one prefix, each object once, and replaces the index only as it was read', () => {
    expect(grantedTo('ou-cost-archivist')).toEqual([
      {
        effect: 'Allow',
        actions: ['s3:ListBucket'],
        resources: [BUCKET],
        condition: { StringLike: { 's3:prefix': 'ou-cost/*' } },
      },
      { effect: 'Allow', actions: ['s3:GetObject'], resources: [`${BUCKET}/ou-cost/*`] },
      {
        effect: 'Allow',
        actions: ['s3:PutObject'],
        resources: [`${BUCKET}/ou-cost/*`],
        condition: { Null: { 's3:if-none-match': 'false' } },
      },
      {
        effect: 'Allow',
        actions: ['s3:PutObject'],
        resources: [`${BUCKET}/ou-cost/index.html`],
        condition: { Null: { 's3:if-match': 'false' } },
      },
    ]);
    expect(actions(ARCHIVIST_CALLS)).toEqual(
      grantedTo('ou-cost-archivist')
        .flatMap((statement) => statement.actions)
        .sort(),
    );
  });

  test.each([
    ["the customer's key", MINE, MINE, undefined],
    [
      'a key that the stacks create, which only its alias tells from others',
      'create',
      `arn:aws:kms:eu-west-1:${PAYER}:key/*`,
      { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/ou-cost-archive' } },
    ],
  ])('uses %s', (_name, kmsKey, resource, condition) => {
    const region = kmsKey === 'create' ? { region: 'eu-west-1' } : {};
    const role = roleNamed(payerStackOf({ archive: { kmsKey, ...region } }), 'ou-cost-archivist');
    expect(grantsOf(role).slice(4)).toEqual([
      {
        effect: 'Allow',
        actions: ARCHIVE_KEY_CALLS.map(({ action }) => action),
        resources: [resource],
        ...(condition === undefined ? {} : { condition }),
      },
    ]);
  });
});

describe('the deliverer', () => {
  test('sends as the one sender to the recipients, publishes to the topics and reads the addresses, and no more', () => {
    const granted = grantedTo('ou-cost-deliverer');
    const identity = `arn:aws:ses:ap-northeast-1:${PAYER}:identity/acme.example`;
    expect(granted).toEqual([
      { effect: 'Allow', actions: ['scheduler:ListSchedules'], resources: ['*'] },
      {
        effect: 'Allow',
        actions: ['scheduler:GetSchedule'],
        resources: [`arn:aws:scheduler:ap-northeast-1:${PAYER}:schedule/ou-cost/*`],
      },
      {
        effect: 'Allow',
        actions: ['ses:SendEmail'],
        resources: [identity],
        condition: {
          StringEquals: { 'ses:FromAddress': ['costs@acme.example'] },
          'ForAllValues:StringEquals': { 'ses:Recipients': MONTHLY.mail.to },
          Null: { 'ses:Recipients': 'false' },
        },
      },
      { effect: 'Allow', actions: ['ses:GetEmailIdentity'], resources: [identity] },
      { effect: 'Allow', actions: ['ses:GetAccount'], resources: ['*'] },
      { effect: 'Allow', actions: ['sns:Publish', 'sns:GetTopicAttributes'], resources: [TOPIC] },
      { effect: 'Allow', actions: ['secretsmanager:GetSecretValue'], resources: [SECRET] },
      { effect: 'Allow', actions: ['ssm:GetParameter'], resources: [PARAMETER] },
    ]);
    expect(granted.flatMap((statement) => statement.actions).sort()).toEqual(
      actions(
        DELIVERER_CALLS,
        DELIVERER_MAIL_CALLS,
        DELIVERER_TOPIC_CALLS,
        DELIVERER_SECRET_CALLS,
        DELIVERER_PARAMETER_CALLS,
      ),
    );
  });

  test('has no right that no schedule needs', () => {
    const least = payerStackOf({ schedules: [{ name: 'kept', rate: '1 day' }] });
    expect(grantsOf(roleNamed(least, 'ou-cost-deliverer')).flatMap((statement) => statement.actions)).toEqual(
      actions(DELIVERER_CALLS).reverse(),
    );
  });

  test('sends through each identity as its own senders to its own recipients', () => {
    const mail = (from: string, to: string[], more: object = {}) => ({ from, to, ...more });
    const schedules = [
      { name: 'a', rate: '1 day', mail: mail('costs@acme.example', ['x@acme.example']) },
      { name: 'b', rate: '1 day', mail: mail('bill@acme.example', ['y@acme.example', 'x@acme.example']) },
      {
        name: 'c',
        rate: '1 day',
        mail: mail('one@other.example', ['z@acme.example'], {
          identity: 'one@other.example',
          region: 'eu-west-1',
        }),
      },
    ];
    const sending = grantsOf(roleNamed(payerStackOf({ schedules }), 'ou-cost-deliverer')).filter(
      (statement) => statement.actions.includes('ses:SendEmail'),
    );
    const bound = (from: string[], to: string[]) => ({
      StringEquals: { 'ses:FromAddress': from },
      'ForAllValues:StringEquals': { 'ses:Recipients': to },
      Null: { 'ses:Recipients': 'false' },
    });
    expect(sending.map(({ resources, condition }) => ({ resources, condition }))).toEqual([
      {
        resources: [`arn:aws:ses:ap-northeast-1:${PAYER}:identity/acme.example`],
        condition: bound(['costs@acme.example', 'bill@acme.example'], ['x@acme.example', 'y@acme.example']),
      },
      {
        resources: [`arn:aws:ses:eu-west-1:${PAYER}:identity/one@other.example`],
        condition: bound(['one@other.example'], ['z@acme.example']),
      },
    ]);
  });

  test("decrypts addresses with the customer's key where they have one", () => {
    const webhooks = [{ kind: 'slack', address: SECRET, kmsKeyArn: MINE }];
    const role = roleNamed(
      payerStackOf({ schedules: [{ name: 'a', rate: '1 day', webhooks }] }),
      'ou-cost-deliverer',
    );
    expect(grantsOf(role).slice(2)).toEqual([
      { effect: 'Allow', actions: ['secretsmanager:GetSecretValue'], resources: [SECRET] },
      { effect: 'Allow', actions: ['kms:Decrypt'], resources: [MINE] },
    ]);
  });
});

test('EventBridge Scheduler may use its role for schedules of the one group, and with it invoke the one function', () => {
  const role = roleNamed(template, 'ou-cost-scheduler');
  expect(trustOf(role)).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      resources: [],
      principal: { Service: 'scheduler.amazonaws.com' },
      condition: {
        StringEquals: { 'aws:SourceAccount': PAYER },
        ArnEquals: { 'aws:SourceArn': `arn:aws:scheduler:ap-northeast-1:${PAYER}:schedule-group/ou-cost` },
      },
    },
  ]);
  expect(grantsOf(role)).toEqual([
    { effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [FUNCTION] },
    {
      effect: 'Allow',
      actions: ['sqs:SendMessage'],
      resources: [`arn:aws:sqs:ap-northeast-1:${PAYER}:ou-cost-dead-letters`],
    },
  ]);
});
