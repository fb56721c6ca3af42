import { randomUUID } from 'node:crypto';

/** A file that is attached to a mail. */
export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A mail that SES has taken. */
export interface SentMail {
  readonly messageId: string;
  /** ISO 8601 in UTC. */
  readonly sentAt: string;
  readonly region: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly attachments: readonly Attachment[];
}

/** The mails that SES has taken, in the order of their arrival. It delivers none. */
export class Mailbox {
  readonly #mails: SentMail[] = [];

  get mails(): readonly SentMail[] {
    return [...this.#mails];
  }

  take(mail: Omit<SentMail, 'messageId'>): SentMail {
    const taken = { ...mail, messageId: `0100${randomUUID()}-000000` };
    this.#mails.push(taken);
    return taken;
  }
}

/** What the control endpoint shows of a mail: attachments in base64. */
export function shownMail({ attachments, ...mail }: SentMail): Readonly<Record<string, unknown>> {
  return {
    ...mail,
    attachments: attachments.map(({ content, ...rest }) => ({
      ...rest,
      bytes: content.length,
      content: content.toString('base64'),
    })),
  };
}
