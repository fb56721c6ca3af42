import { decodeDiagnosis } from '@ou-cost/contract';
import type { DeployedSchedule, Deployment } from '@ou-cost/sandbox/deployed';
import { describe, expect, it } from 'vitest';
import { oneGrantLess } from '../../packages/proof/src/testing/one-grant-less.ts';
import { ouCost } from '../support/processes/ou-cost.ts';
import { withGrant } from '../support/rights/added-grants.ts';
import { DOCTOR } from '../support/rights/examined.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { deploymentFor } from '../support/sandbox/start.ts';
import { ARCHIVE, DEAD_LETTERS, TOPIC, WEBHOOK_SECRET } from '../support/scheduled/configuration.ts';
import { startWorld, type World, type WorldOptions } from '../support/scheduled/world.ts';

const AT = '2026-10-06T20:00:00Z';
const EARLIER = '2026-09-06T20:00:00Z';
const ALL = { mails: 1, notifications: 1, posted: 1 };
const NOBODY = { mails: 0, notifications: 0, posted: 0 };
const OBJECTS = `arn:aws:s3:::${ARCHIVE.bucket}/${ARCHIVE.prefix}`;
const PARAMETER = `arn:aws:ssm:ap-northeast-1:${ENTERPRISE_PAYER}:parameter/chat/hook`;

const KEY = `arn:aws:kms:ap-northeast-1:${ENTERPRISE_PAYER}:key/0a1b2c3d-0000-4000-8000-000000000000`;

const role = (name: string): string => `arn:aws:iam::${ENTERPRISE_PAYER}:role/ou-cost-${name}`;

/** What the roles of reports that are made by themselves may do, beside the way to the reader. */
const OURS =
  /^ou-cost-((archivist|deliverer|scheduler): |worker: sts:AssumeRole on .*(archivist|deliverer)$)/;
const given = (deployment: Deployment) => oneGrantLess(deployment).filter(({ name }) => OURS.test(name));
const GRANTS = given(deploymentFor('scheduled')).map(({ name }) => name);
const taken = new Set<string>();

/** The deployment without grants, each written as `role: action on resource`. */
function without(...names: readonly string[]) {
  return (deployment: Deployment): Deployment =>
    names.reduce((left, name) => {
      const found = given(left).find((one) => one.name === `ou-cost-${name}`);
      if (found === undefined) throw new Error(`there is no grant ${name} in ${GRANTS.join(', ')}`);
      taken.add(found.name);
      return found.deployment;
    }, deployment);
}

async function during<T>(options: WorldOptions, use: (world: World) => Promise<T>): Promise<T> {
  await using world = await startWorld(options);
  return await use(world);
}

function gotten({ sandbox, posted }: World) {
  return {
    mails: sandbox.mails.length,
    notifications: sandbox.notifications.length,
    posted: posted.length,
  };
}

/** Who was refused what at which hop, and what to add. */
function refusal(hop: string, principal: string, action: string, resource: string) {
  const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const on = escaped(resource);
  return expect.stringMatching(
    new RegExp(
      `${hop}: arn:aws:sts::${ENTERPRISE_PAYER}:assumed-role/ou-cost-${principal}/\\S+ may not call ${action} on ${on}.*; .*allow ${action} on (it|${on})`,
    ),
  );
}

describe('a run fails before anything is paid, reaches nobody and rings', () => {
  it.each([
    ['assume the archivist role', 'worker', 'sts:AssumeRole', role('archivist'), role('archivist')],
    ['read the archive', 'archivist', 's3:ListBucket', `arn:aws:s3:::${ARCHIVE.bucket}`, ''],
    ['write to the archive', 'archivist', 's3:PutObject', `${OBJECTS}/*`, `${OBJECTS}/schedules/monthly/`],
  ])('%s: without %s: %s', async (hop, principal, action, granted, asked) => {
    await during({ change: without(`${principal}: ${action} on ${granted}`) }, async (world) => {
      expect(await world.fire('monthly', AT)).toMatchObject({
        answers: [
          {
            errorType: 'AccessRefused',
            errorMessage: refusal(hop, principal, action, asked === '' ? granted : asked),
          },
        ],
        paid: 0,
      });
      expect(gotten(world)).toEqual(NOBODY);
      expect(world.ringing()).toContain('failed-runs');
    });
  });
});

/** The archive is encrypted with a key, with which the archivist may do one thing of the two. */
function encrypted(action: string) {
  return (deployment: Deployment): Deployment => {
    const statement = { Effect: 'Allow' as const, Action: action, Resource: KEY };
    const admitted = {
      Effect: 'Allow' as const,
      Principal: { AWS: `arn:aws:iam::${ENTERPRISE_PAYER}:root` },
      Action: 'kms:*',
      Resource: '*',
    };
    return withGrant(
      {
        ...deployment,
        buckets: deployment.buckets.map((bucket) => ({ ...bucket, keyArn: KEY })),
        keys: [{ arn: KEY, aliases: [], accountId: ENTERPRISE_PAYER, policy: { Statement: [admitted] } }],
      },
      role('archivist'),
      statement,
    );
  };
}

it.each([
  ['kms:GenerateDataKey', 'kms:Decrypt', 'write to the archive', 'AccessRefused', NOBODY],
  ['kms:Decrypt', 'kms:GenerateDataKey', 'read the archive', 'OutputNotWritten', ALL],
])(
  "without %s for the archive's key a run fails and rings",
  async (missing, left, hop, errorType, reached) => {
    await during({ change: encrypted(left) }, async (world) => {
      const { answers } = await world.fire('monthly', AT);
      expect(answers).toMatchObject([{ errorType, errorMessage: refusal(hop, 'archivist', missing, KEY) }]);
      expect(gotten(world)).toEqual(reached);
      expect(world.ringing()).toContain('failed-runs');
    });
  },
);

it('a report that cannot be kept, since nothing can be read, goes to everybody once, and rings', async () => {
  const change = without(`archivist: s3:GetObject on ${OBJECTS}/*`);
  const asked = ['read the archive', 'archivist', 's3:GetObject'] as const;
  await during({ change }, async (world) => {
    const { answers } = await world.fire('monthly', AT);
    expect(answers).toMatchObject([
      { errorType: 'OutputNotWritten', errorMessage: refusal(...asked, `${OBJECTS}/organizations/`) },
    ]);
    expect(gotten(world)).toEqual(ALL);
    expect(world.ringing()).toEqual(expect.arrayContaining(['failed-runs', 'failed-deliveries']));
    expect(await world.fire('monthly', AT)).toMatchObject({
      answers: [
        { errorType: 'AccessRefused', errorMessage: refusal(...asked, `${OBJECTS}/schedules/monthly/`) },
      ],
      paid: 0,
    });
    expect(gotten(world)).toEqual(ALL);
  });
});

it('an index that cannot be replaced is a warning, and the report is as it should be', async () => {
  const change = without(`archivist: s3:PutObject on ${OBJECTS}/index.html`);
  await during({ change }, async (world) => {
    for (const at of [EARLIER, AT]) {
      expect(await world.fire('monthly', at)).toMatchObject({ answers: [{ status: 'reported' }] });
    }
    const lines = Object.values(world.sandbox.logs['/aws/lambda/ou-cost-report'] ?? {}).flat();
    const warnings = lines.filter((line) => line.includes('"WARN"')).map((line) => JSON.parse(line));
    expect(warnings).toMatchObject([
      {
        message: 'index not updated',
        reason: refusal('write to the archive', 'archivist', 's3:PutObject', `${OBJECTS}/index.html`),
      },
    ]);
    expect(world.ringing()).toEqual([]);
  });
});

describe('a target that is not reached rings, says what to add, and the others get the report', () => {
  const SES = `arn:aws:ses:ap-northeast-1:${ENTERPRISE_PAYER}:identity/example.com`;
  const ofRole = (name: string, action: string, arn: string) => without(`${name}: ${action} on ${arn}`);
  const failed = (reason: unknown) => ({ status: 'failed', reason });
  const delivered = { status: 'delivered' };
  const entered = failed(refusal('assume the deliverer role', 'worker', 'sts:AssumeRole', role('deliverer')));
  const unread = (what: string, action: string, arn: string) =>
    failed(refusal(`read the webhook's ${what}`, 'deliverer', action, arn));

  it.each([
    [
      'sts:AssumeRole on the deliverer',
      ofRole('worker', 'sts:AssumeRole', role('deliverer')),
      [entered, entered, entered],
      NOBODY,
    ],
    [
      'ses:SendEmail',
      ofRole('deliverer', 'ses:SendEmail', SES),
      [
        failed(expect.stringMatching(/^Amazon SES did not take it .*allow ses:SendEmail on the sender's/)),
        delivered,
        delivered,
      ],
      { ...ALL, mails: 0 },
    ],
    [
      'sns:Publish',
      ofRole('deliverer', 'sns:Publish', TOPIC),
      [
        delivered,
        failed(expect.stringMatching(/^Amazon SNS did not take it .*allow sns:Publish on the topic/)),
        delivered,
      ],
      { ...ALL, notifications: 0 },
    ],
    [
      'secretsmanager:GetSecretValue',
      ofRole('deliverer', 'secretsmanager:GetSecretValue', WEBHOOK_SECRET),
      [delivered, delivered, unread('secret', 'secretsmanager:GetSecretValue', WEBHOOK_SECRET)],
      { ...ALL, posted: 0 },
    ],
    [
      'ssm:GetParameter, which is granted where an address is a parameter',
      withParameter,
      [delivered, delivered, unread('parameter', 'ssm:GetParameter', PARAMETER)],
      { ...ALL, posted: 0 },
    ],
  ])('%s', async (_, change, deliveries, expected) => {
    await during({ change }, async (world) => {
      expect(await world.fire('monthly', AT)).toMatchObject({
        answers: [{ status: 'reported', deliveries }],
      });
      expect(gotten(world)).toEqual(expected);
      expect(world.ringing()).toEqual(['failed-deliveries']);
    });
  });
});

/** A schedule whose webhook's address is a parameter, which the deliverer may not read. */
function withParameter(deployment: Deployment): Deployment {
  const named = ({ target, ...schedule }: DeployedSchedule): DeployedSchedule => ({
    ...schedule,
    target: { ...target, input: (target.input ?? '').replace(WEBHOOK_SECRET, PARAMETER) },
  });
  return { ...deployment, schedules: deployment.schedules.map(named) };
}

describe('a trigger that EventBridge Scheduler may not hand over', () => {
  it('to the function is kept in the queue, with the reason, and rings', async () => {
    const report = `arn:aws:lambda:ap-northeast-1:${ENTERPRISE_PAYER}:function:ou-cost-report`;
    const change = without(`scheduler: lambda:InvokeFunction on ${report}`);
    await during({ change }, async (world) => {
      expect(await world.fire('monthly', AT)).toMatchObject({ answers: [], outcomes: ['dead-letter'] });
      expect(world.ringing()).toEqual(['dead-letters', 'dropped-triggers']);
      expect(world.sandbox.queues[DEAD_LETTERS]).toMatchObject([
        { attributes: { ERROR_MESSAGE: expect.stringContaining('lambda:InvokeFunction') } },
      ]);
    });
  });

  it('to the queue either, while Lambda is too busy, is lost, and rings', async () => {
    const change = without(`scheduler: sqs:SendMessage on ${DEAD_LETTERS}`);
    const faults = { faults: [{ api: 'lambda:Invoke', fault: 'throttle' as const, calls: [1] }] };
    await during({ change, faults }, async (world) => {
      expect(await world.fire('monthly', AT)).toMatchObject({ answers: [], outcomes: ['dropped'] });
      expect(world.sandbox.queues[DEAD_LETTERS] ?? []).toEqual([]);
      expect(world.ringing()).toEqual(['dropped-triggers']);
    });
  });
});

describe('doctor', () => {
  const SCHEDULES = `arn:aws:scheduler:ap-northeast-1:${ENTERPRISE_PAYER}:schedule/ou-cost/*`;
  const SES = `arn:aws:ses:ap-northeast-1:${ENTERPRISE_PAYER}:identity/example.com`;

  it.each([
    [['scheduler:ListSchedules on *'], ['list-schedules']],
    [[`scheduler:GetSchedule on ${SCHEDULES}`], ['see-schedules']],
    [
      [`ses:GetEmailIdentity on ${SES}`, 'ses:GetAccount on *', `sns:GetTopicAttributes on ${TOPIC}`],
      ['mail-senders', 'mail-account', 'see-topics'],
    ],
  ])('without %s says what fails and what to add', async (grants, checks) => {
    const change = without(...grants.map((grant) => `deliverer: ${grant}`));
    await during({ change }, async ({ sandbox }) => {
      const { exitCode, stdout } = await ouCost(sandbox, 'RundeckBatchRole', DOCTOR);
      const failed = decodeDiagnosis(JSON.parse(stdout)).checks.filter(({ outcome }) => outcome === 'failed');
      expect(exitCode).not.toBe(0);
      expect(failed.map(({ id }) => id)).toEqual(checks);
      const added = failed.flatMap(({ remedy }) => remedy?.statements ?? []);
      const of = ({ principalArn, statement }: (typeof added)[number]) =>
        `${principalArn}: ${statement['Action']} on ${statement['Resource']}`;
      expect(added.map(of)).toEqual(grants.map((grant) => `${role('deliverer')}: ${grant}`));
    });
  });
});

// The last of all: it is about what the others took away.
it('each grant of these roles is taken away', () => {
  expect([...taken].toSorted()).toEqual(GRANTS.toSorted());
});
