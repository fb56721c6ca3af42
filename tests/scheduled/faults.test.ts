import { describe, expect, it } from 'vitest';
import { ARCHIVE, DEAD_LETTERS } from '../support/scheduled/configuration.ts';
import { archived, startWorld, type World, type WorldOptions } from '../support/scheduled/world.ts';

const AT = '2026-10-06T20:00:00Z';
const ALL = { mails: 1, notifications: 1, posted: 1 };
const NOBODY = { mails: 0, notifications: 0, posted: 0 };

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

const fault = (api: string, kind: 'throttle' | '5xx' | 'reset' | 'data-unavailable', more: object = {}) => ({
  faults: { faults: [{ api, fault: kind, calls: [1], ...more }] },
});

describe('what passes is tried again, and nothing rings', () => {
  it.each([
    ['SES is busy', fault('ses:SendEmail', 'throttle'), ALL],
    ['SNS fails', fault('sns:Publish', '5xx'), ALL],
    ['Secrets Manager is busy', fault('secretsmanager:GetSecretValue', 'throttle'), ALL],
    ['the webhook fails once', { webhookStatuses: [503] }, { ...ALL, posted: 2 }],
    ['S3 is busy', fault('s3:PutObject', 'throttle'), ALL],
    ['S3 takes the claim and does not say so', fault('s3:PutObject', 'reset', { served: true }), ALL],
    ['Cost Explorer is busy', fault('ce:GetCostAndUsage', 'throttle'), ALL],
  ])('%s', async (_, options, expected) => {
    await during(options, async (world) => {
      const { answers } = await world.fire('monthly', AT);
      expect(answers).toMatchObject([{ status: 'reported' }]);
      expect(gotten(world)).toEqual(expected);
      expect(world.ringing()).toEqual([]);
    });
  });
});

describe('a target that does not get it rings, costs nothing more, and the others get it', () => {
  it.each([
    ['SES does not answer', fault('ses:SendEmail', 'reset', { served: true }), ALL, 'unknown', ALL],
    ['SNS does not answer', fault('sns:Publish', 'reset', { served: true }), ALL, 'unknown', ALL],
    ['the webhook refuses', { webhookStatuses: [404] }, ALL, 'failed', { ...ALL, posted: 2 }],
    [
      'the sender is not verified',
      { mail: { identities: [] } },
      { ...ALL, mails: 0 },
      'failed',
      { ...ALL, mails: 0 },
    ],
  ])('%s', async (_, options, first, status, later) => {
    await during(options, async (world) => {
      const { answers, paid } = await world.fire('monthly', AT);
      expect(paid).toBeGreaterThan(0);
      expect(gotten(world)).toEqual(first);
      const [answer] = answers;
      const deliveries = answer !== undefined && 'deliveries' in answer ? answer.deliveries : [];
      expect(deliveries.map((each) => each.status).toSorted()).toEqual(
        ['delivered', 'delivered', status].toSorted(),
      );
      expect(world.ringing()).toEqual(['failed-deliveries']);
      // What was refused is sent when the trigger comes again, what may have arrived is not.
      expect((await world.fire('monthly', AT)).paid).toBe(0);
      expect(gotten(world)).toEqual(later);
    });
  });
});

describe('a run that fails rings, reaches nobody, and is not paid for again', () => {
  it.each([
    [
      'Cost Explorer has no data',
      fault('ce:GetCostAndUsage', 'data-unavailable', { calls: [1, 2, 3, 4, 5, 6] }),
      '',
    ],
    ['the bill does not add up', { costExplorer: { supportMissingByAccount: true } }, 'NotReconciled'],
  ])('%s', async (_, options, code) => {
    await during(options, async (world) => {
      const { answers } = await world.fire('monthly', AT);
      expect(answers).toMatchObject([{ errorType: expect.stringContaining(code) }]);
      expect(gotten(world)).toEqual(NOBODY);
      expect(world.ringing()).toContain('failed-runs');
      expect(world.ringing()).not.toContain('failed-deliveries');
      const again = await world.fire('monthly', AT);
      expect(again).toMatchObject({ answers: [{ status: 'failed-before' }], paid: 0 });
      expect(gotten(world)).toEqual(NOBODY);
    });
  });
});

it('a report that the archive refuses goes to everybody, and rings', async () => {
  const refusing: WorldOptions = {
    change: (deployment) => ({
      ...deployment,
      buckets: deployment.buckets.map((bucket) => ({
        ...bucket,
        policy: {
          Version: '2012-10-17',
          Statement: [
            ...(bucket.policy?.Statement ?? []),
            {
              Effect: 'Deny' as const,
              Principal: '*' as const,
              Action: 's3:PutObject',
              Resource: `arn:aws:s3:::${ARCHIVE.bucket}/${ARCHIVE.prefix}/reports/*`,
            },
          ],
        },
      })),
    }),
  };
  await during(refusing, async (world) => {
    const { answers, paid } = await world.fire('monthly', AT);
    expect(answers).toMatchObject([{ errorType: 'OutputNotWritten' }]);
    expect(gotten(world)).toEqual(ALL);
    expect(world.ringing()).toEqual(expect.arrayContaining(['failed-runs', 'failed-deliveries']));
    expect(paid).toBeGreaterThan(0);
    expect((await world.fire('monthly', AT)).paid).toBe(0);
    expect(gotten(world)).toEqual(ALL);
    expect([...(await archived(world)).keys()].filter((key) => key.startsWith('reports/'))).toEqual([]);
  });
});

it('a trigger whose function is throttled is kept in the dead letter queue, and rings', async () => {
  await during(fault('lambda:Invoke', 'throttle'), async (world) => {
    expect(await world.fire('monthly', AT)).toMatchObject({
      answers: [],
      outcomes: ['dead-letter'],
      paid: 0,
    });
    expect(gotten(world)).toEqual(NOBODY);
    expect(world.ringing()).toEqual(['dead-letters', 'dropped-triggers']);
    const [letter] = world.sandbox.queues[DEAD_LETTERS] ?? [];
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({ schedule: 'monthly', scheduledTime: AT });
  });
});
