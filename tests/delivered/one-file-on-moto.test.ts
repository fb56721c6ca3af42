import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasMoto, MOTO_ACCOUNT, type Moto, startMoto } from '../support/hosts/moto.ts';
import { MOTO_REGION, MotoAccount } from '../support/hosts/moto-account.ts';
import { type Resolved, resolvedAssembly } from '../support/one-file/resolved.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { synthesizeAll } from '../support/processes/synth.ts';

/*
 * The one-file templates on an emulator of AWS that others wrote, compared with what CDK's template asks for.
 *
 * What moto does not do: it checks neither patterns nor Rules (the sandbox does). It leaves a null in a list in place of
 * AWS::NoValue, so such items are taken out before. It does not know AWS::Lambda::EventInvokeConfig, and of a function not
 * LoggingConfig. An update of a role changes its description alone: trust, policies, boundary and names of roles cannot be
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

interface AskedRole {
  readonly RoleName: string;
  readonly Path?: string;
  readonly Description: string;
  readonly AssumeRolePolicyDocument: object;
  readonly Policies: readonly { readonly PolicyName: string; readonly PolicyDocument: object }[];
}

interface AskedFunction {
  readonly Timeout: string;
  readonly MemorySize: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  readonly VpcConfig?: { readonly SubnetIds: readonly string[] };
  readonly [property: string]: unknown;
}

function propertiesOf<T>({ resources }: Resolved, type: string): T[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties as T] : []));
}

/** What CDK's template asks for of IAM. */
function rolesIn(resolved: Resolved) {
  const roles = propertiesOf<AskedRole>(resolved, 'AWS::IAM::Role').map((role) => {
    const policies = Object.fromEntries(
      role.Policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument]),
    );
    const { RoleName, Path = '/', Description, AssumeRolePolicyDocument } = role;
    return [RoleName, { path: Path, description: Description, trust: AssumeRolePolicyDocument, policies }];
  });
  return Object.fromEntries(roles);
}

/** What CDK's template asks for of Lambda, as Lambda answers it. */
function functionIn(resolved: Resolved) {
  const [asked] = propertiesOf<AskedFunction>(resolved, 'AWS::Lambda::Function');
  if (asked === undefined) throw new Error('there is no function');
  const { FunctionName, Description, Handler, Runtime, Role, Timeout, MemorySize, VpcConfig } = asked;
  const { Variables } = asked.Environment;
  return {
    FunctionName,
    Description,
    Handler,
    Runtime,
    Role,
    Timeout: Number(Timeout),
    MemorySize: Number(MemorySize),
    Environment: { Variables: { ...Variables, OU_COST_DEPLOYED_THROUGH: 'template' } },
    ...(VpcConfig === undefined ? {} : { VpcConfig: { SubnetIds: VpcConfig.SubnetIds } }),
  };
}

describe.skipIf(!hasMoto())('on moto', () => {
  let moto: Moto;
  let account: MotoAccount;
  let template: string;
  let least: Resolved;
  let changed: Resolved;
  let other: Resolved;

  beforeAll(async () => {
    const folder = temporaryFolder('moto');
    const configs = [LEAST, CHANGED, OTHER].map((config, index) => {
      const file = join(folder, `config-${index}.json`);
      writeFileSync(file, JSON.stringify(config));
      return file;
    });
    const [started, dist] = await Promise.all([startMoto(), sharedBuild()]);
    const folders = synthesizeAll(join(folder, 'cdk.out'), configs);
    moto = started;
    account = new MotoAccount(moto.endpoint);
    template = readFileSync(join(dist, 'ou-cost-payer.template.json'), 'utf8');
    [least, changed, other] = folders.map(resolvedAssembly) as [Resolved, Resolved, Resolved];
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
