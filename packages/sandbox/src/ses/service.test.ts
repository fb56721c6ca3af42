import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { region } from '../testing/chain-templates.ts';
import { identity, outgoingClients, outgoingSandbox } from '../testing/outgoing-sandbox.ts';
import { clientOptions } from '../testing/running-sandbox.ts';
import { messageOf } from './message.ts';

let sandbox: Sandbox;
let clients: ReturnType<typeof outgoingClients>;
beforeAll(async () => {
  sandbox = await outgoingSandbox();
  clients = outgoingClients(sandbox);
});
afterAll(() => sandbox.stop());

describe('SES', () => {
  test('takes a mail with its attachments as they were sent', async () => {
    const { MessageId } = await clients.send();
    expect(sandbox.mails).toEqual([
      {
        messageId: MessageId,
        sentAt: expect.stringMatching(/^\d{4}-.*Z$/),
        region,
        from: 'Costs <costs@example.com>',
        to: ['a@example.com'],
        cc: ['B <b@example.com>'],
        bcc: [],
        replyTo: [],
        subject: 'Kosten für Ø',
        text: 'text',
        html: '<p>html</p>',
        attachments: [
          { fileName: 'report.html', contentType: 'text/html', content: Buffer.from([0, 255, 10]) },
        ],
      },
    ]);
    expect(sandbox.calls.at(-1)).toMatchObject({
      action: 'ses:SendEmail',
      resource: identity('example.com'),
      conditionKeys: {
        'ses:FromAddress': 'costs@example.com',
        'ses:Recipients': ['a@example.com', 'b@example.com'],
        'ses:FromDisplayName': 'Costs',
      },
    });
    const shown = await (await fetch(`${sandbox.endpoint}/_sandbox/mails`)).json();
    expect(shown).toMatchObject([{ attachments: [{ content: 'AP8K', bytes: 3 }] }]);
  });

  test.each([
    ['another recipient', { Destination: { ToAddresses: ['a@example.com', 'x@elsewhere.example'] } }],
    ['another recipient in secret', { Destination: { BccAddresses: ['x@elsewhere.example'] } }],
    ['another sender of the domain', { FromEmailAddress: 'other@example.com' }],
    ['another domain', { FromEmailAddress: 'costs@elsewhere.example' }],
  ])('%s is refused by IAM', async (_, more) => {
    await expect(clients.send(more)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test.each([
    ['no recipient', { Destination: {} }, /at least one/],
    ['no address', { Destination: { ToAddresses: ['nobody'] } }, /Invalid email address nobody/],
    [
      'too many',
      { Destination: { ToAddresses: Array.from({ length: 51 }, (_, at) => `a${at}@example.com`) } },
      /exceeds 50/,
    ],
    ['a template', { Content: { Template: { TemplateName: 'x' } } }, /simple content only/],
  ])('%s is refused by SES', async (_, more, message) => {
    await expect(clients.send(more)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringMatching(message),
    });
  });

  test('an attachment that can run is refused, and a message that is too large', () => {
    const attaching = (FileName: string, bytes: number) =>
      messageOf({
        FromEmailAddress: 'a@example.com',
        Destination: { ToAddresses: ['b@example.com'] },
        Content: {
          Simple: {
            Subject: { Data: 's' },
            Body: { Text: { Data: 'text' } },
            Attachments: [{ FileName, RawContent: 'AAAA'.repeat(bytes / 3) }],
          },
        },
      });
    expect(() => attaching('a.exe', 3)).toThrow('Unsupported file type for attachment: a.exe');
    expect(attaching('a.bin', 31_457_277).attachments[0]?.content).toHaveLength(31_457_277);
    expect(() => attaching('a.bin', 31_457_280)).toThrow(
      "Message length is more than 41943040 bytes long: '41943044'.",
    );
  });

  test('says whether it delivers to everybody, and which identities are verified', async () => {
    expect(await clients.ses.send(new GetAccountCommand({}))).toMatchObject({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
    });
    const get = (EmailIdentity: string) => clients.ses.send(new GetEmailIdentityCommand({ EmailIdentity }));
    expect(await get('example.com')).toMatchObject({
      IdentityType: 'DOMAIN',
      VerifiedForSendingStatus: true,
    });
    await expect(get('other.example')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

test("in SES's sandbox only verified addresses get mail, and a sender that waits for its verification sends none", async () => {
  const inSandbox = await outgoingSandbox({
    mail: {
      hasProductionAccess: false,
      identities: [{ arn: identity('example.com') }, { arn: identity('pending.example'), isVerified: false }],
    },
  });
  const { ses, send } = outgoingClients(inSandbox);
  await send();
  expect(await ses.send(new GetAccountCommand({}))).toMatchObject({ ProductionAccessEnabled: false });
  await expect(send({ FromEmailAddress: 'costs@pending.example' })).rejects.toMatchObject({
    name: 'MessageRejected',
    message: `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: costs@pending.example`,
  });
  expect(inSandbox.mails).toHaveLength(1);
  const administrator = new SESv2Client(clientOptions(inSandbox, 'PayerAdministrator'));
  await expect(
    administrator.send(
      new SendEmailCommand({
        FromEmailAddress: 'costs@example.com',
        Destination: { ToAddresses: ['x@elsewhere.example'] },
        Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
      }),
    ),
  ).rejects.toMatchObject({
    name: 'MessageRejected',
    message: expect.stringContaining('x@elsewhere.example'),
  });
  await inSandbox.stop();
});
