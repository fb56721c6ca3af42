import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeScheduledRequest } from '@ou-cost/contract/scheduled';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasMoto, MOTO_ACCOUNT, type Moto, startMoto } from '../support/hosts/moto.ts';
import { MOTO_REGION, MotoAccount } from '../support/hosts/moto-account.ts';
import { functionIn, rolesIn } from '../support/hosts/moto-asked.ts';
import { MotoByItself } from '../support/hosts/moto-by-itself.ts';
import {
  propertiesOf,
  type Resolved,
  resolvedAssembly,
  resolvedStacks,
} from '../support/one-file/resolved.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { synthesizeAll } from '../support/processes/synth.ts';

/*
 * The one-file templates on an emulator of AWS that others wrote, compared with what CDK's template asks for.
 *
 * What moto does not do: it checks neither patterns nor Rules (the sandbox does). It leaves a null in a list in place of
 * AWS::NoValue, so such items are taken out before. It does not know AWS::Lambda::EventInvokeConfig, and of a function not
 * LoggingConfig. What it does of archives and schedules is said at MotoByItself. An update of a role changes its description alone: trust, policies, boundary and names of roles cannot be
 * changed there, so that stacks with other ones are created anew. An update of a function does not take a VPC away.
 */

const RUNDECK = 'arn:aws:iam::444455556666:role/batch/RundeckBatchRole';
const SCHEDULER = 'arn:aws:iam::777788889999:role/Scheduler';
const VIEW = `arn:aws:billing::${MOTO_ACCOUNT}:billingview/custom-0a1b2c3d`;

const payer = { accountId: MOTO_ACCOUNT, region: MOTO_REGION };
const LEAST = { payer, callers: [{ roleArn: RUNDECK }] };
const LEAST_PARAMETERS = { CallerRoleArn: RUNDECK };
const CHANGED = {
  ...LEAST,
  billingViewArn: VIEW,
  function: { timeoutSeconds: 240, memoryMegabytes: 1024 },
  report: { tolerance: '0.5', settlingDay: 9 },
  vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'] },
};
const CHANGED_PARAMETERS = {
  ...LEAST_PARAMETERS,
  BillingViewArn: VIEW,
  TimeoutSeconds: '240',
  MemoryMegabytes: '1024',
  Tolerance: '0.5',
  SettlingDay: '9',
  VpcId: 'vpc-0a1b2c3d',
  SubnetId: 'subnet-0a1b2c3d',
  SubnetId2: 'subnet-0a1b2c3e',
};
const OTHER = {
  ...CHANGED,
  callers: [{ roleArn: RUNDECK }, { roleArn: SCHEDULER }],
  externalId: 'open-sesame',
  reader: { externalId: 'reader-secret' },
  roles: { path: '/finops/' },
  names: {
    function: 'spend',
    invokerRole: 'spend-invoker',
    workerRole: 'spend-worker',
    readerRole: 'spend-reader',
  },
};
const OTHER_PARAMETERS = {
  ...CHANGED_PARAMETERS,
  CallerRoleArn4: SCHEDULER,
  ExternalId: 'open-sesame',
  ReaderExternalId: 'reader-secret',
  RolePath: '/finops/',
  FunctionName: 'spend',
  InvokerRoleName: 'spend-invoker',
  WorkerRoleName: 'spend-worker',
  ReaderRoleName: 'spend-reader',
};

const TOPIC = `arn:aws:sns:${MOTO_REGION}:${MOTO_ACCOUNT}:alarms`;
const SUMMARIES = `arn:aws:sns:${MOTO_REGION}:${MOTO_ACCOUNT}:summaries`;
const BY_ITSELF = {
  ...LEAST,
  alarm: { topicArn: TOPIC },
  archive: { bucket: 'acme-reports' },
  schedules: [
    {
      name: 'report',
      cron: '0 5 7 * ? *',
      timeZone: 'Asia/Tokyo',
      request: { period: 'last-month' },
      outputs: ['html'],
      mail: { from: 'costs@acme.example', to: ['finance@acme.example', 'it@acme.example'] },
      topics: [SUMMARIES],
    },
  ],
};
const BY_ITSELF_PARAMETERS = {
  ...LEAST_PARAMETERS,
  AlarmTopicArn: TOPIC,
  ArchiveBucket: 'acme-reports',
  ArchiveCreate: 'true',
  ScheduleExpression: 'cron(0 5 7 * ? *)',
  ScheduleTimeZone: 'Asia/Tokyo',
  ScheduleRequest: '{"period":"last-month"}',
  ScheduleOutputs: 'html',
  ScheduleMailFrom: 'costs@acme.example',
  ScheduleMailTo: 'finance@acme.example,it@acme.example',
  ScheduleTopicArn: SUMMARIES,
};

describe.skipIf(!hasMoto())('on moto', () => {
  let moto: Moto;
  let account: MotoAccount;
  let template: string;
  let least: Resolved;
  let changed: Resolved;
  let other: Resolved;
  let byItself: Resolved;
  let assembly: string;
  let oneFile: Resolved;

  beforeAll(async () => {
    const folder = temporaryFolder('moto');
    const configs = [LEAST, CHANGED, OTHER, BY_ITSELF].map((config, index) => {
      const file = join(folder, `config-${index}.json`);
      writeFileSync(file, JSON.stringify(config));
      return file;
    });
    const [started, dist] = await Promise.all([startMoto(), sharedBuild()]);
    const folders = synthesizeAll(join(folder, 'cdk.out'), configs);
    moto = started;
    account = new MotoAccount(moto.endpoint);
    const templateFile = join(dist, 'ou-cost-payer.template.json');
    template = readFileSync(templateFile, 'utf8');
    [least, changed, other, byItself] = folders.map(resolvedAssembly) as [
      Resolved,
      Resolved,
      Resolved,
      Resolved,
    ];
    assembly = folders[3] ?? '';
    const list = join(folder, 'stacks.json');
    const at = { accountId: MOTO_ACCOUNT, region: MOTO_REGION };
    const stack = { name: 'ou-cost-payer', ...at, template: templateFile, parameters: BY_ITSELF_PARAMETERS };
    writeFileSync(list, JSON.stringify([stack]));
    oneFile = resolvedStacks(list);
  });
  afterAll(() => moto?.stop());
  beforeEach(() => account.reset());

  it("creates the payer's stack with what CDK asks for, changes its function's settings, and deletes it", async () => {
    const created = await account.create('payer', template, LEAST_PARAMETERS);
    expect(created).toMatchObject({ status: 'CREATE_COMPLETE' });
    for (const name of ['InvokerRoleArn', 'FunctionArn', 'CallerPolicy']) {
      expect(created.outputs[name], name).toBe(least.outputs[`ou-cost-payer/${name}`]);
    }
    expect(await account.roles()).toEqual(rolesIn(least));
    expect(await account.functions()).toMatchObject({ 'ou-cost-report': functionIn(least) });

    expect(await account.update('payer', template, CHANGED_PARAMETERS)).toMatchObject({
      status: 'UPDATE_COMPLETE',
    });
    expect(await account.functions()).toMatchObject({ 'ou-cost-report': functionIn(changed) });

    expect(await account.update('payer', template, LEAST_PARAMETERS)).toMatchObject({
      status: 'UPDATE_COMPLETE',
    });
    const { 'ou-cost-report': back } = await account.functions();
    expect(back?.Environment?.Variables).toEqual(functionIn(least).Environment.Variables);
    expect(back).toMatchObject(functionIn(least));

    await account.delete('payer');
    expect([await account.roles(), await account.functions()]).toEqual([{}, {}]);
  });

  it('creates it with other names, two callers, external ids, a path, a billing view and a VPC', async () => {
    const created = await account.create('other', template, OTHER_PARAMETERS);
    expect(created).toMatchObject({ status: 'CREATE_COMPLETE' });
    expect(await account.roles()).toEqual(rolesIn(other));
    expect(await account.functions()).toMatchObject({ spend: functionIn(other) });
    await account.delete('other');
    expect([await account.roles(), await account.functions()]).toEqual([{}, {}]);
  });

  /** What CDK's stacks and the one-file template with the same settings leave in the account. */
  async function expectByItself(resolved: Resolved, way: 'cdk' | 'template') {
    const services = new MotoByItself(moto.endpoint);
    await services.addLeftOut(resolved);
    expect(await account.roles()).toEqual(rolesIn(byItself));
    expect(await account.functions()).toMatchObject({ 'ou-cost-report': functionIn(byItself, way) });

    const { schedule, target, input } = await services.schedule('ou-cost', 'report');
    expect(schedule).toMatchObject({
      ScheduleExpression: 'cron(0 5 7 * ? *)',
      ScheduleExpressionTimezone: 'Asia/Tokyo',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
    expect(target).toEqual({
      Arn: `arn:aws:lambda:${MOTO_REGION}:${MOTO_ACCOUNT}:function:ou-cost-report`,
      RoleArn: `arn:aws:iam::${MOTO_ACCOUNT}:role/ou-cost-scheduler`,
      RetryPolicy: { MaximumRetryAttempts: 0 },
      DeadLetterConfig: { Arn: `arn:aws:sqs:${MOTO_REGION}:${MOTO_ACCOUNT}:ou-cost-dead-letters` },
    });
    const event = JSON.parse(input.replace('<aws.scheduler.scheduled-time>', '2026-11-06T20:00:00Z'));
    expect(decodeScheduledRequest(event)).toMatchObject({
      trigger: { schedule: 'report', scheduledTime: '2026-11-06T20:00:00Z' },
      attempts: 1,
      report: { report: { asOf: '2026-11-06' } },
      outputs: ['html'],
      mail: { from: 'costs@acme.example', to: ['finance@acme.example', 'it@acme.example'] },
      topics: [SUMMARIES],
    });
    expect(await services.queue('ou-cost-dead-letters')).toMatchObject({
      MessageRetentionPeriod: String(14 * 24 * 3600),
      SqsManagedSseEnabled: 'true',
    });
    const [{ PolicyDocument: policy } = { PolicyDocument: {} }] = propertiesOf<{ PolicyDocument: object }>(
      byItself,
      'AWS::S3::BucketPolicy',
    );
    expect(await services.bucket('acme-reports')).toEqual({
      versioning: 'Enabled',
      encryption: [
        { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
      ],
      publicAccess: [true, true, true, true],
      policy,
    });
    expect(JSON.stringify(policy)).toContain('ObjectsAreWrittenOnce');
    // Whoever configures a topic makes it beside the stacks.
    const published = await services.published('summaries', 'October 2026: 41.75 USD');
    expect(published).toEqual({ TopicArn: SUMMARIES, heard: ['October 2026: 41.75 USD'] });
  }

  it("creates CDK's stacks with an archive and a schedule", async () => {
    await new MotoByItself(moto.endpoint).bootstrap(byItself);
    for (const name of ['ou-cost-archive', 'ou-cost-payer']) {
      const text = readFileSync(join(assembly, `${name}.template.json`), 'utf8');
      expect(await account.create(name, text, {}), name).toMatchObject({ status: 'CREATE_COMPLETE' });
    }
    await expectByItself(byItself, 'cdk');
  });

  it('creates the one-file template with the same archive and schedule', async () => {
    const created = await account.create('payer', template, BY_ITSELF_PARAMETERS);
    expect(created).toMatchObject({ status: 'CREATE_COMPLETE' });
    await expectByItself(oneFile, 'template');
  });

  it("creates, changes and deletes the caller's stack, and leaves the roles", async () => {
    const dist = await sharedBuild();
    const callerTemplate = readFileSync(join(dist, 'ou-cost-caller.template.json'), 'utf8');
    for (const name of ['RundeckBatchRole', 'Operator']) await account.createRole(name);
    const InvokerRoleArn = `arn:aws:iam::${MOTO_ACCOUNT}:role/finops/spend-invoker`;
    const parameters = { InvokerRoleArn, CallerRoleNames: 'RundeckBatchRole' };
    await account.create('caller', callerTemplate, parameters);
    const policyOn = (resource: string) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource }],
    });
    const policies = async () =>
      Object.fromEntries(Object.entries(await account.roles()).map(([name, role]) => [name, role.policies]));
    expect(await policies()).toEqual({
      RundeckBatchRole: { 'ou-cost-enter-invoker': policyOn(InvokerRoleArn) },
      Operator: {},
    });
    const changedTo = { ...parameters, CallerRoleNames: 'RundeckBatchRole,Operator' };
    await account.update('caller', callerTemplate, changedTo);
    const both = { 'ou-cost-enter-invoker': policyOn(InvokerRoleArn) };
    expect(await policies()).toEqual({ RundeckBatchRole: both, Operator: both });
    await account.delete('caller');
    expect(await policies()).toEqual({ RundeckBatchRole: {}, Operator: {} });
  });
});
