import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import { type Deployment, readDeployment } from '../deployed/index.ts';
import type { PolicyStatement } from '../deployed/model.ts';
import type { Sandbox } from '../sandbox.ts';
import {
  caller,
  functionArn,
  invokerArn,
  payer,
  readerArn,
  rundeckArn,
  workerArn,
} from '../testing/chain-templates.ts';
import { writeAssembly } from '../testing/cloud-assembly.ts';
import { clientOptions, homeClientOptions, runningSandbox } from '../testing/running-sandbox.ts';

const deployment = readDeployment(writeAssembly());
const started: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.stop()));
});

async function serving(changed: Deployment, existingRoles?: string[]): Promise<Sandbox> {
  const sandbox = await runningSandbox({ deployment: changed, ...(existingRoles ? { existingRoles } : {}) });
  started.push(sandbox);
  return sandbox;
}

function withTrust(roleArn: string, statement: PolicyStatement): Deployment {
  const trustPolicy = { Version: '2012-10-17', Statement: [statement] };
  return {
    ...deployment,
    roles: deployment.roles.map((role) => (role.arn === roleArn ? { ...role, trustPolicy } : role)),
  };
}

const assumeInvoker = new AssumeRoleCommand({
  RoleArn: invokerArn,
  RoleSessionName: 'run-1',
  ExternalId: 'open-sesame',
});
const assumeReader = new AssumeRoleCommand({ RoleArn: readerArn, RoleSessionName: 'run-1' });

describe('permission to assume a role', () => {
  it('needs both the grant and the trust across accounts', async () => {
    const sandbox = await serving({
      ...deployment,
      existingRoles: deployment.existingRoles.map((role) => ({ ...role, identityPolicies: [] })),
    });
    await expect(
      new STSClient(clientOptions(sandbox, 'RundeckRole')).send(assumeInvoker),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('needs no grant if a trust policy names a role of its own account', async () => {
    const sandbox = await serving(
      withTrust(readerArn, { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: workerArn } }),
    );
    const worker = sandbox.credentialsFor(workerArn);
    await expect(new STSClient(clientOptions(sandbox, worker)).send(assumeReader)).resolves.toMatchObject({
      AssumedRoleUser: { Arn: expect.stringContaining(':assumed-role/reader/') },
    });
  });

  it('respects the condition on the function if the trust policy names the whole account', async () => {
    const sandbox = await serving(deployment);
    const elsewhere = sandbox.credentialsFor(workerArn);
    await expect(new STSClient(clientOptions(sandbox, elsewhere)).send(assumeReader)).rejects.toThrow(
      /sts:AssumeRole on resource: arn:aws:iam::222222222222:role\/reader because no identity-based policy allows/,
    );
    const inFunction = sandbox.credentialsFor(workerArn, { sourceFunctionArn: functionArn });
    await expect(new STSClient(clientOptions(sandbox, inFunction)).send(assumeReader)).resolves.toMatchObject(
      {
        AssumedRoleUser: { Arn: expect.stringContaining(':assumed-role/reader/') },
      },
    );
  });

  it('compares aws:PrincipalArn including the path of the role', async () => {
    const sandbox = await serving(
      withTrust(invokerArn, {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: `arn:aws:iam::${caller}:root` },
        Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${caller}:role/RundeckRole` } },
      }),
      [rundeckArn],
    );
    await expect(
      new STSClient(clientOptions(sandbox, 'RundeckRole')).send(assumeInvoker),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('cannot be deployed for a principal that exists only under another path', async () => {
    const wrong = `arn:aws:iam::${caller}:role/RundeckRole`;
    const changed = withTrust(invokerArn, {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: wrong },
    });
    await expect(serving(changed, [rundeckArn])).rejects.toMatchObject({
      code: 'MalformedPolicyDocument',
      message: expect.stringContaining(`Invalid principal in policy: "AWS":"${wrong}"`),
    });
  });

  it('cannot be deployed for a role of the payer that nothing creates', async () => {
    const changed = withTrust(readerArn, {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: `arn:aws:iam::${payer}:role/worker` },
    });
    await expect(serving(changed)).rejects.toMatchObject({ code: 'MalformedPolicyDocument' });
  });

  it('knows the organization of the caller', async () => {
    const trusting = (id: string): Deployment =>
      withTrust(invokerArn, {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: rundeckArn },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': id } },
      });
    const inside = await serving(trusting('o-exampleorg1'));
    await expect(
      new STSClient(clientOptions(inside, 'RundeckRole')).send(assumeInvoker),
    ).resolves.toMatchObject({
      AssumedRoleUser: { Arn: expect.stringContaining(':assumed-role/invoker/') },
    });
    const outside = await serving(trusting('o-anotherorg1'));
    await expect(
      new STSClient(clientOptions(outside, 'RundeckRole')).send(assumeInvoker),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});

describe('permission to call', () => {
  it('is limited by the permissions boundary', async () => {
    const boundary = {
      name: 'no-listing',
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'ce:*', Resource: '*' } as const],
      },
    };
    const sandbox = await serving({
      ...deployment,
      roles: deployment.roles.map((role) => (role.arn === readerArn ? { ...role, boundary } : role)),
    });
    const client = new OrganizationsClient(homeClientOptions(sandbox, sandbox.credentialsFor(readerArn)));
    await expect(client.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::222222222222:assumed-role/reader/sandbox is not authorized to perform: ' +
        'organizations:ListAccounts on resource: * because no permissions boundary allows the ' +
        'organizations:ListAccounts action',
    });
  });

  it('says which policy is missing, and records the refusal', async () => {
    const sandbox = await serving(deployment);
    const client = new OrganizationsClient(homeClientOptions(sandbox, sandbox.credentialsFor(workerArn)));
    await expect(client.send(new ListAccountsCommand({}))).rejects.toThrow(
      'User: arn:aws:sts::222222222222:assumed-role/worker/sandbox is not authorized to perform: ' +
        'organizations:ListAccounts on resource: * because no identity-based policy allows the ' +
        'organizations:ListAccounts action',
    );
    expect(sandbox.calls.at(-1)).toMatchObject({
      sequence: 1,
      origin: 'request',
      service: 'organizations',
      operation: 'ListAccounts',
      principal: 'arn:aws:sts::222222222222:assumed-role/worker/sandbox',
      principalRoleArn: workerArn,
      action: 'organizations:ListAccounts',
      resource: '*',
      decision: 'denied',
      errorCode: 'AccessDeniedException',
      conditionKeys: { 'aws:PrincipalArn': workerArn },
    });
  });

  it('lets a role of another account invoke the function if both sides allow it', async () => {
    const invoke = {
      name: 'direct',
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn } as const],
      },
    };
    const granted: Deployment = {
      ...deployment,
      existingRoles: deployment.existingRoles.map((role) => ({ ...role, identityPolicies: [invoke] })),
    };
    const dryRun = new InvokeCommand({ FunctionName: functionArn, InvocationType: 'DryRun' });
    const oneSide = await serving(granted);
    await expect(new LambdaClient(clientOptions(oneSide, 'RundeckRole')).send(dryRun)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    const resourcePolicy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'lambda:InvokeFunction',
          Principal: { AWS: rundeckArn },
          Resource: functionArn,
        } as const,
      ],
    };
    const bothSides = await serving({
      ...granted,
      functions: granted.functions.map((deployed) => ({ ...deployed, resourcePolicy })),
    });
    const answer = await new LambdaClient(clientOptions(bothSides, 'RundeckRole')).send(dryRun);
    expect(answer.StatusCode).toBe(204);
  });
});
