import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
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
  'it serves only operations of sts, organizations, ce, lambda, s3, athena, cloudtrail, bcm-data-exports, scheduler, ses, sns, secretsmanager, ssm, sqs';

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
});

const request = {
  method: 'GET',
  rawPath: '/bucket/a%3Cb',
  rawQuery: 'list-type=2',
  headers: {},
  body: Buffer.alloc(0),
};

function refusal(service: string, headers: Record<string, string> = {}) {
  const asked = { ...request, headers };
  const endpoint = unservedEndpoint(asked, service, ['sts']);
  try {
    endpoint.decode(asked);
  } catch (error) {
    if (error instanceof ServiceError) return endpoint.encodeError(error, 'request');
  }
  throw new Error('the request was not refused');
}

test('an operation of an unknown service is refused by its target', () => {
  const { body } = refusal('logs', { 'x-amz-target': 'Logs_20140328.DescribeLogGroups' });
  expect(JSON.parse(String(body))).toMatchObject({
    __type: 'UnknownOperationException',
    message: 'the sandbox does not serve logs:DescribeLogGroups: it serves only operations of sts',
  });
});

test('an unknown service is refused in JSON', () => {
  const { headers, body } = refusal('ecr');
  expect(headers['x-amzn-errortype']).toBe('UnknownOperationException');
  expect(JSON.parse(String(body))).toMatchObject({ message: expect.stringContaining('ecr GET /bucket') });
});
