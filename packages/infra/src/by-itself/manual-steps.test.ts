import { expect, test } from 'vitest';
import { manualSteps } from '../configuration/manual-steps.ts';
import { SECRET, scheduledConfig, TOPIC } from '../testing/by-itself.ts';
import { exampleConfig, PAYER } from '../testing/example-config.ts';

const OTHER = '777777777777';
const KEY = `arn:aws:kms:ap-northeast-1:${OTHER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;
const BUCKET = 'arn:aws:s3:::acme-reports';

const stepsOf = (archive: object, schedules: object[] = []) =>
  manualSteps(scheduledConfig({ archive, schedules })).filter((step) => !step.startsWith('schedule '));

test('where the stacks make the bucket in their own account, nothing is left to do', () => {
  expect(stepsOf({})).toEqual([]);
  expect(manualSteps(exampleConfig())).toEqual([]);
});

test('the statements for a bucket that exists are printed to be pasted', () => {
  const [step = '', ...others] = stepsOf({ create: false });
  expect(others).toEqual([]);
  expect(step).toMatch(/^the policy of the bucket acme-reports in account 222222222222 must have/);
  expect(JSON.parse(step.slice(step.indexOf('[')))).toEqual([
    {
      Sid: 'ObjectsAreWrittenOnce',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:PutObject',
      Resource: `${BUCKET}/ou-cost/*/*`,
      Condition: { Null: { 's3:if-none-match': 'true' } },
    },
    {
      Sid: 'TheIndexIsReplacedOnlyAsItWasRead',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:PutObject',
      Resource: `${BUCKET}/ou-cost/*`,
      Condition: { Null: { 's3:if-none-match': 'true', 's3:if-match': 'true' } },
    },
    {
      Sid: 'OnlyEncryptedRequests',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: [BUCKET, `${BUCKET}/ou-cost/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test('a bucket and a key of another account must admit the archivist', () => {
  const [policy = '', key] = stepsOf({ create: false, bucketAccountId: OTHER, kmsKey: KEY });
  const admitting = JSON.parse(policy.slice(policy.indexOf('['))).slice(3);
  const isArchivist = { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/ou-cost-archivist` } };
  const principal = { Principal: { AWS: `arn:aws:iam::${PAYER}:root` } };
  expect(admitting).toEqual([
    expect.objectContaining({
      ...principal,
      Action: 's3:ListBucket',
      Resource: BUCKET,
      Condition: { ...isArchivist, StringLike: { 's3:prefix': 'ou-cost/*' } },
    }),
    expect.objectContaining({
      ...principal,
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${BUCKET}/ou-cost/*`,
      Condition: isArchivist,
    }),
  ]);
  expect(key).toBe(
    `the policy of ${KEY} must allow the archivist role (ou-cost-archivist in account ${PAYER}) kms:Decrypt and kms:GenerateDataKey`,
  );
});

test('senders must be verified, and what others own must admit the deliverer', () => {
  const ofOther = (arn: string) => arn.replace(PAYER, OTHER);
  const mail = { from: 'costs@acme.example', to: ['x@acme.example'], region: 'eu-west-1' };
  const steps = stepsOf({}, [
    {
      name: 'all',
      rate: '1 day',
      mail,
      topics: [TOPIC, ofOther(TOPIC)],
      webhooks: [{ kind: 'slack', address: ofOther(SECRET), kmsKeyArn: KEY }],
    },
  ]);
  const admits = `must allow the deliverer role (ou-cost-deliverer in account ${PAYER})`;
  expect(steps).toEqual([
    `Amazon SES of account ${PAYER} must have verified acme.example in eu-west-1; while it is in SES's sandbox there, each recipient must be verified too`,
    `the policy of ${ofOther(TOPIC)} ${admits} sns:Publish and sns:GetTopicAttributes`,
    `the policy of ${ofOther(SECRET)} ${admits} secretsmanager:GetSecretValue`,
    `the policy of ${KEY} ${admits} kms:Decrypt`,
    expect.stringMatching(
      /^try once, .* aws cloudwatch set-alarm-state --alarm-name ou-cost-report-failed-runs .* ap-northeast-1$/,
    ),
  ]);
});
