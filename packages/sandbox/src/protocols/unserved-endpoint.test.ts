import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { ServiceError } from '../service.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';
import { unservedEndpoint } from './unserved-endpoint.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await runningSandbox();
});
afterAll(() => sandbox.stop());

const SERVED =
  'it serves only operations of sts, organizations, ce, lambda, s3, athena, cloudtrail, bcm-data-exports';

test('what deploy calls is refused by name, in a form that the SDK can read', async () => {
  const options = clientOptions(sandbox, 'PayerAdministrator');
  await expect(new CloudFormationClient(options).send(new DescribeStacksCommand({}))).rejects.toMatchObject({
    name: 'InvalidAction',
    message: `the sandbox does not serve cloudformation:DescribeStacks: ${SERVED}`,
  });
  // Its clients sign for the partition's one region.
  const iam = new IAMClient({ ...options, region: 'us-east-1' });
  await expect(iam.send(new GetRoleCommand({ RoleName: 'x' }))).rejects.toMatchObject({
    message: `the sandbox does not serve iam:GetRole: ${SERVED}`,
  });
  await expect(new SSMClient(options).send(new GetParameterCommand({ Name: '/x' }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: `the sandbox does not serve ssm:GetParameter: ${SERVED}`,
  });
});

const request = {
  method: 'GET',
  rawPath: '/bucket/a%3Cb',
  rawQuery: 'list-type=2',
  headers: {},
  body: Buffer.alloc(0),
};

function refusal(service: string) {
  const endpoint = unservedEndpoint(request, service, ['sts']);
  try {
    endpoint.decode(request);
  } catch (error) {
    if (error instanceof ServiceError) return endpoint.encodeError(error, 'request');
  }
  throw new Error('the request was not refused');
}

test('an unknown service is refused in JSON', () => {
  const { headers, body } = refusal('ecr');
  expect(headers['x-amzn-errortype']).toBe('UnknownOperationException');
  expect(JSON.parse(String(body))).toMatchObject({ message: expect.stringContaining('ecr GET /bucket') });
});
