import { partitionOf } from '@ou-cost/contract';
import { reading } from '../failure/reading.ts';
import type { Sending } from '../failure/sending.ts';
import type { RunConnection } from '../run-connection.ts';
import { type Members, membersOf } from '../signed-requests/members.ts';
import { SignedRestClient } from '../signed-requests/rest-client.ts';
import { attemptOf, type ServiceNames, senderOptions, sendOnce } from './connection.ts';

const SES: ServiceNames = { id: 'SESv2', host: 'email', signingName: 'ses' };
const SOURCE = 'Amazon SES';

export interface MailAttachment {
  readonly name: string;
  /** A media type. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** One mail to everybody in `to`. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly MailAttachment[];
}

/** What SES says of an account in a region. */
export interface MailAccount {
  /** Whether mail goes to anybody, not to verified addresses only. */
  readonly hasProductionAccess: boolean;
  readonly isSendingEnabled: boolean;
}

/** What SES says of a sender. */
export interface MailIdentity {
  readonly isVerifiedForSending: boolean;
}

/** Amazon SES in one region. https://docs.aws.amazon.com/ses/latest/APIReference-V2/Welcome.html */
export class MailService {
  readonly #run: RunConnection;
  readonly #region: string;
  readonly #client: SignedRestClient;

  constructor(run: RunConnection, region: string) {
    this.#run = run;
    this.#region = region;
    this.#client = new SignedRestClient(senderOptions(run, SES, region));
  }

  /** Sends a mail, at most once. */
  send(mail: Mail, signal: AbortSignal): Promise<Sending> {
    const attempt = attemptOf(this.#run, 'send the mail', 'ses:SendEmail', this.#identityArn(mail.from));
    return sendOnce(this.#run, attempt, signal, (sending) =>
      this.#client.send(
        {
          operation: 'SendEmail',
          path: ['v2', 'email', 'outbound-emails'],
          input: sendEmailInput(mail),
        },
        sending,
      ),
    );
  }

  /** Whether the account is still in SES's sandbox. Fails with an OuCostError. */
  async account(): Promise<MailAccount> {
    const attempt = attemptOf(this.#run, 'see the mail account', 'ses:GetAccount', '*');
    const answer = await this.#run.calls.call(attempt, (sending) =>
      this.#client.send({ operation: 'GetAccount', path: ['v2', 'email', 'account'] }, sending),
    );
    return reading(SOURCE, () => {
      const account = membersOf(answer);
      return {
        hasProductionAccess: truthIn(account, 'ProductionAccessEnabled'),
        isSendingEnabled: truthIn(account, 'SendingEnabled'),
      };
    });
  }

  /** A sender: an address or a domain. Fails with an OuCostError, RequestRefused where SES does not know it. */
  async identity(name: string): Promise<MailIdentity> {
    const attempt = attemptOf(
      this.#run,
      'see the mail identity',
      'ses:GetEmailIdentity',
      this.#identityArn(name),
    );
    const answer = await this.#run.calls.call(attempt, (sending) =>
      this.#client.send(
        { operation: 'GetEmailIdentity', path: ['v2', 'email', 'identities', name] },
        sending,
      ),
    );
    return reading(SOURCE, () => ({
      isVerifiedForSending: truthIn(membersOf(answer), 'VerifiedForSendingStatus'),
    }));
  }

  /** Without the account, which is not known here. */
  #identityArn(name: string): string {
    return `arn:${partitionOf(this.#region)}:ses:${this.#region}:*:identity/${name.split('@').at(-1)}`;
  }
}

/** The form in which AWS's own client sends it. */
function sendEmailInput({ from, to, subject, text, html, attachments }: Mail) {
  const utf8 = (data: string) => ({ Data: data, Charset: 'UTF-8' });
  return {
    FromEmailAddress: from,
    Destination: { ToAddresses: to },
    Content: {
      Simple: {
        Subject: utf8(subject),
        Body: { Text: utf8(text), Html: utf8(html) },
        ...(attachments.length === 0
          ? {}
          : {
              Attachments: attachments.map(({ name, type, content }) => ({
                RawContent: Buffer.from(content).toString('base64'),
                ContentDisposition: 'ATTACHMENT',
                FileName: name,
                ContentType: type,
                ContentTransferEncoding: 'BASE64',
              })),
            }),
      },
    },
  };
}

function truthIn(members: Members, name: string): boolean {
  const value = members.get(name) ?? false;
  if (typeof value !== 'boolean') throw new TypeError(`'${name}' is not true or false`);
  return value;
}
