import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDeployment } from '../deployed/index.ts';
import type { FaultRule } from '../faults/plan.ts';
import type { Sandbox } from '../sandbox.ts';
import { functionArn, payer, region } from '../testing/chain-templates.ts';
import { writeAssembly } from '../testing/cloud-assembly.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';
import {
  deadLetters,
  groupArn,
  scheduleArn,
  scheduledResources,
  scheduledTemplate,
  schedulerRoleArn,
} from '../testing/scheduled-templates.ts';

const started = async (changes: object = {}, faults: readonly FaultRule[] = []): Promise<Sandbox> =>
  await runningSandbox({
    deployment: readDeployment(writeAssembly({ payerTemplate: scheduledTemplate(changes) })),
    today: '2026-01-20',
    faults: { faults },
  });
const seventh = new Date('2026-02-06T20:00:00Z');
const states = (sandbox: Sandbox) => sandbox.alarms.map(({ name, state }) => `${name}: ${state}`);
const control = async (sandbox: Sandbox, path: string, body?: object) => {
  const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${sandbox.endpoint}/_sandbox/${path}`, posted);
  return { status: answer.status, json: await answer.json() };
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await started();
});
afterAll(() => sandbox.stop());

test('time goes on, and what is due until then is fired with the role of the schedule', async () => {
  expect((await control(sandbox, 'time')).json).toEqual({ time: '2026-01-20T00:00:00.000Z' });
  expect((await control(sandbox, 'time', { at: '2026-02-06T19:59:59Z' })).json.fired).toEqual([]);
  const { json } = await control(sandbox, 'time', { at: '2026-02-08T00:00:00Z' });
  expect(json).toMatchObject({
    time: '2026-02-08T00:00:00.000Z',
    fired: [
      {
        schedule: 'monthly',
        scheduledTime: '2026-02-06T20:00:00Z',
        deliveries: [{ outcome: 'invoked', executions: [{ attempt: 1, failed: false, payload: 'null' }] }],
      },
    ],
  });
  expect(sandbox.today).toBe('2026-02-08');
  const own = sandbox.calls.filter(({ principal = '' }) => /scheduler/.test(principal));
  expect(own.map(({ action, resource, decision }) => [action, resource, decision])).toEqual([
    ['sts:AssumeRole', schedulerRoleArn, 'allowed'],
    ['lambda:InvokeFunction', functionArn, 'allowed'],
  ]);
  expect(own[0]?.conditionKeys).toMatchObject({ 'aws:SourceArn': groupArn, 'aws:SourceAccount': payer });
  expect(await control(sandbox, 'time', { at: '2026-02-07T00:00:00Z' })).toEqual({
    status: 400,
    json: { message: 'the time is 2026-02-08T00:00:00.000Z and does not go back' },
  });
});

test('a line that a filter counts rings its alarm, and no other', async () => {
  expect(states(sandbox)).toEqual(['failed runs: OK', 'raw lines: ALARM', 'dead letters: OK']);
  expect((await control(sandbox, 'alarms')).json[1]).toMatchObject({
    actions: [`arn:aws:sns:${region}:${payer}:alarms`],
    history: [{ state: 'ALARM', reason: 'raw is 1' }],
  });
  await control(sandbox, 'alarms/clear', {});
  expect(states(sandbox)).toEqual(['failed runs: OK', 'raw lines: OK', 'dead letters: OK']);
});

test('one trigger is delivered twice at once, with its time and its ARN', async () => {
  const echo = {
    Monthly: withInput('{"at":"<aws.scheduler.scheduled-time>","of":"<aws.scheduler.schedule-arn>"}'),
  };
  const echoing = await started(echo);
  const { deliveries } = await echoing.fire('monthly', seventh, 2);
  expect(deliveries.map(({ executions }) => executions.map(({ payload }) => JSON.parse(payload)))).toEqual(
    Array.from({ length: 2 }, () => [{ echoed: { at: '2026-02-06T20:00:00Z', of: scheduleArn } }]),
  );
  const [first, second] = deliveries;
  expect(first?.executionId).not.toBe(second?.executionId);
  await echoing.stop();
});

test('a run that fails is repeated as its function says, counts as an error, and is not a dead letter', async () => {
  const failing = await started({ Monthly: withInput('{"do":"throw"}') });
  const { deliveries } = await failing.fire('monthly', seventh);
  expect(deliveries).toMatchObject([
    {
      outcome: 'invoked',
      executions: [
        { attempt: 1, failed: true, payload: expect.stringContaining('no such luck') },
        { attempt: 2, failed: true },
      ],
    },
  ]);
  expect(states(failing)).toEqual(['failed runs: ALARM', 'raw lines: OK', 'dead letters: OK']);
  expect(failing.alarms[0]?.history).toMatchObject([{ state: 'ALARM' }]);
  expect(failing.queues).toEqual({ [deadLetters]: [] });
  await failing.stop();
});

test('what a throttled function does not get is kept in the dead letter queue, and rings', async () => {
  const throttled = await started({}, [{ api: 'lambda:Invoke', fault: 'throttle', calls: [1] }]);
  const { deliveries } = await throttled.fire('monthly', seventh);
  expect(deliveries).toMatchObject([
    { outcome: 'dead-letter', error: { code: 'TooManyRequestsException' }, executions: [] },
  ]);
  expect(states(throttled)).toEqual(['failed runs: OK', 'raw lines: OK', 'dead letters: ALARM']);
  const QueueUrl = `${throttled.endpoint}/${payer}/dead-letters`;
  const sqs = new SQSClient(clientOptions(throttled, 'PayerAdministrator'));
  const depth = async () =>
    (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes;
  expect(await depth()).toMatchObject({ ApproximateNumberOfMessages: '1', QueueArn: deadLetters });
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }),
  );
  expect(Messages).toHaveLength(1);
  expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({ do: 'log', at: '2026-02-06T20:00:00Z' });
  expect(Messages[0]?.MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'TooManyRequestsException' },
    SCHEDULED_TIME: { StringValue: '2026-02-06T20:00:00Z' },
    SCHEDULE_ARN: { StringValue: scheduleArn },
  });
  expect(await depth()).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '1',
  });
  expect((await throttled.fire('monthly', seventh)).deliveries[0]?.outcome).toBe('invoked');
  await throttled.stop();
});

test('retries of the schedule come before its dead letter queue', async () => {
  const { Properties } = scheduledResources.Monthly;
  const Target = { ...Properties.Target, RetryPolicy: { MaximumRetryAttempts: 1 } };
  const patient = await started(
    { Monthly: { ...scheduledResources.Monthly, Properties: { ...Properties, Target } } },
    [{ api: 'lambda:Invoke', fault: '5xx', calls: [1, 2, 3] }],
  );
  const outcomes = [await patient.fire('monthly', seventh), await patient.fire('monthly', seventh)];
  expect(outcomes.map(({ deliveries }) => deliveries[0]?.outcome)).toEqual(['dead-letter', 'invoked']);
  await patient.stop();
});

test.each([
  ['may not invoke', 'lambda:InvokeFunction', 'dead-letter', 'AccessDeniedException'],
  [
    'may not write to the queue either',
    'lambda:InvokeFunction sqs:SendMessage',
    'dropped',
    'AccessDeniedException',
  ],
  ['is not trusted', 'sts:AssumeRole', 'dropped', 'AccessDenied'],
])('a role that %s', async (_, without, outcome, code) => {
  const deployment = readDeployment(writeAssembly({ payerTemplate: scheduledTemplate() }));
  const left = <T extends { readonly Action?: string | readonly string[] }>(statements: readonly T[]) =>
    statements.filter(({ Action }) => !without.split(' ').includes(String(Action)));
  const poor = await runningSandbox({
    deployment: {
      ...deployment,
      roles: deployment.roles.map((role) =>
        role.arn === schedulerRoleArn
          ? {
              ...role,
              trustPolicy: without.includes('sts')
                ? { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Principal: '*' }] }
                : role.trustPolicy,
              identityPolicies: role.identityPolicies.map(({ name, document }) => ({
                name,
                document: { ...document, Statement: left(document.Statement) },
              })),
            }
          : role,
      ),
    },
  });
  const { deliveries } = await poor.fire('monthly', seventh);
  expect(deliveries).toMatchObject([{ outcome, error: { code }, executions: [] }]);
  await poor.stop();
});

test('what cannot be fired is refused over the control endpoint', async () => {
  const refusal = async (body: object) => (await control(sandbox, 'schedules/fire', body)).json.message;
  expect([
    await refusal({ at: '2026-02-06T20:00:00Z' }),
    await refusal({ name: 'weekly', at: '2026-02-06T20:00:00Z' }),
    await refusal({ name: 'monthly', at: '2026-02-07T05:00:00Z' }),
    await refusal({ name: 'monthly', at: 'tomorrow' }),
    await refusal({ name: 'monthly', at: '2026-02-06T20:00:00Z', times: 11 }),
  ]).toEqual([
    'the body has no name: send {"name": "SCHEDULE"}',
    'there is no schedule weekly, only monthly',
    'monthly is not due at 2026-02-07T05:00:00.000Z: it is cron(0 5 7 * ? *) in Asia/Tokyo',
    '"tomorrow" is no time: write YYYY-MM-DDThh:mm:ssZ',
    'times is 11: use a whole number from 1 to 10',
  ]);
});

test('schedules are listed and described to who may', async () => {
  const scheduler = new SchedulerClient(clientOptions(sandbox, 'PayerAdministrator'));
  const { Schedules } = await scheduler.send(new ListSchedulesCommand({ GroupName: 'reports' }));
  expect(Schedules).toMatchObject([{ Arn: scheduleArn, State: 'ENABLED', Target: { Arn: functionArn } }]);
  expect(
    await scheduler.send(new GetScheduleCommand({ GroupName: 'reports', Name: 'monthly' })),
  ).toMatchObject({
    ScheduleExpression: 'cron(0 5 7 * ? *)',
    ScheduleExpressionTimezone: 'Asia/Tokyo',
    Target: { RetryPolicy: { MaximumRetryAttempts: 0 }, DeadLetterConfig: { Arn: deadLetters } },
  });
  await expect(
    scheduler.send(new GetScheduleCommand({ GroupName: 'reports', Name: 'weekly' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('whoever may invoke a function may leave an event for it', async () => {
  const lambda = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
  const left = await lambda.send(
    new InvokeCommand({ FunctionName: 'report', InvocationType: 'Event', Payload: '{"do":"log"}' }),
  );
  expect(left.StatusCode).toBe(202);
  await expect.poll(() => states(sandbox), { timeout: 5000 }).toContain('raw lines: ALARM');
});

function withInput(Input: string): object {
  const { Properties } = scheduledResources.Monthly;
  return {
    ...scheduledResources.Monthly,
    Properties: { ...Properties, Target: { ...Properties.Target, Input } },
  };
}
