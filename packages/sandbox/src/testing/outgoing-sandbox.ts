import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { readDeployment } from '../deployed/index.ts';
import type { PolicyStatement } from '../deployed/model.ts';
import type { FaultRule } from '../faults/plan.ts';
import type { OutgoingOptions } from '../outgoing/services.ts';
import type { Sandbox } from '../sandbox.ts';
import { payer, readerArn, region } from './chain-templates.ts';
import { writeAssembly } from './cloud-assembly.ts';
import { clientOptions, runningSandbox } from './running-sandbox.ts';

export const identity = (name: string) => `arn:aws:ses:${region}:${payer}:identity/${name}`;
export const topic = (name: string) => `arn:aws:sns:${region}:${payer}:${name}`;
const KEY = `arn:aws:kms:${region}:${payer}:key/one`;
export const secret = `arn:aws:secretsmanager:${region}:${payer}:secret:chat/hook-AbC123`;
export const locked = `arn:aws:secretsmanager:${region}:${payer}:secret:locked-AbC123`;
export const parameter = `arn:aws:ssm:${region}:${payer}:parameter/chat/hook`;

const STATEMENTS: readonly PolicyStatement[] = [
  {
    Effect: 'Allow',
    Action: ['ses:SendEmail', 'ses:GetEmailIdentity'],
    Resource: [identity('example.com'), identity('pending.example')],
    Condition: {
      StringEquals: { 'ses:FromAddress': ['costs@example.com', 'costs@pending.example'] },
      'ForAllValues:StringLike': { 'ses:Recipients': ['*@example.com'] },
    },
  },
  { Effect: 'Allow', Action: 'ses:GetEmailIdentity', Resource: identity('example.com') },
  { Effect: 'Allow', Action: 'ses:GetAccount', Resource: '*' },
  { Effect: 'Allow', Action: ['sns:Publish', 'sns:GetTopicAttributes'], Resource: topic('costs') },
  { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: [secret, locked] },
  { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: parameter },
];

/** A sandbox of the test chain whose reader may send mail, publish, and read secrets. */
export async function outgoingSandbox(
  options: OutgoingOptions = {},
  faults: readonly FaultRule[] = [],
): Promise<Sandbox> {
  const deployment = readDeployment(writeAssembly());
  const document = { Version: '2012-10-17', Statement: STATEMENTS };
  return await runningSandbox({
    secrets: [
      { arn: secret, text: 'https://chat.example/secret' },
      { arn: locked, text: 'https://chat.example/locked', keyArn: KEY },
    ],
    secureParameters: [{ arn: parameter, text: 'https://chat.example/parameter' }],
    ...options,
    faults: { faults },
    deployment: {
      ...deployment,
      roles: deployment.roles.map((role) =>
        role.arn === readerArn ? { ...role, identityPolicies: [{ name: 'send', document }] } : role,
      ),
    },
  });
}

/** Clients of the reader. */
export function outgoingClients(sandbox: Sandbox) {
  const options = clientOptions(sandbox, sandbox.credentialsFor(readerArn));
  const mail: SendEmailCommandInput = {
    FromEmailAddress: 'Costs <costs@example.com>',
    Destination: { ToAddresses: ['a@example.com'], CcAddresses: ['B <b@example.com>'] },
    Content: {
      Simple: {
        Subject: { Data: 'Kosten für Ø' },
        Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } },
        Attachments: [
          { FileName: 'report.html', ContentType: 'text/html', RawContent: Buffer.from([0, 255, 10]) },
        ],
      },
    },
  };
  const ses = new SESv2Client(options);
  return {
    ses,
    sns: new SNSClient(options),
    secrets: new SecretsManagerClient(options),
    ssm: new SSMClient(options),
    send: (more: Partial<SendEmailCommandInput> = {}) => ses.send(new SendEmailCommand({ ...mail, ...more })),
  };
}
