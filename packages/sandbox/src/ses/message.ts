import { ServiceError } from '../service.ts';
import type { Attachment, SentMail } from './mailbox.ts';

/** SES's limit of a message with its attachments, as they are encoded. */
const MOST_BYTES = 41_943_040;
const MOST_RECIPIENTS = 50;
/** From SES's list of attachments that it does not send. */
const UNSUPPORTED =
  /\.(?:ade|adp|app|asp|bas|bat|cer|chm|cmd|com|cpl|crt|csh|der|exe|hlp|hta|inf|ins|isp|its|jse?|ksh|lib|lnk|ma[dfgmqrstuvw]|md[abetwz]|msc|msh|ms[ipt]|ops|pcd|pif|plg|pr[fg]|ps1|ps2|psc1|psc2|pst|reg|scf|scr|sct|sh[bs]|sys|tmp|url|vb|vbe|vbs|vsmacros|vs[sw]|vst|vxd|ws|ws[cfh]|xnk)$/i;

/** What is read of a request to send. */
export type Message = Omit<SentMail, 'messageId' | 'sentAt' | 'region'>;

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads the input of SendEmail with simple content.
 *
 * @throws ServiceError BadRequestException as SES's validation, MessageRejected
 */
export function messageOf(input: Members): Message {
  const content = members(input['Content']);
  if (content['Simple'] === undefined) {
    throw badRequest('the sandbox sends simple content only, neither raw messages nor templates');
  }
  const simple = members(content['Simple']);
  const destination = members(input['Destination']);
  const body = members(simple['Body']);
  const message = {
    from: text(input['FromEmailAddress']) ?? refuse('From address must not be empty.'),
    to: texts(destination['ToAddresses']),
    cc: texts(destination['CcAddresses']),
    bcc: texts(destination['BccAddresses']),
    replyTo: texts(input['ReplyToAddresses']),
    subject: data(simple['Subject']) ?? refuse('Missing required header: Subject.'),
    text: data(body['Text']),
    html: data(body['Html']),
    attachments: list(simple['Attachments']).map(attachmentOf),
  };
  if (message.text === undefined && message.html === undefined) refuse('The body must have text or HTML.');
  if (/[\r\n]/.test(message.subject)) refuse('The subject must not contain line breaks.');
  const recipients = recipientsOf(message);
  if (recipients.length === 0) refuse('The destination must have at least one recipient.');
  if (recipients.length > MOST_RECIPIENTS) refuse(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  for (const address of [message.from, ...recipients]) checkAddress(address);
  checkSize(message);
  return message;
}

/** The bare addresses that a mail goes to. */
export function recipientsOf({ to, cc, bcc }: Pick<Message, 'to' | 'cc' | 'bcc'>): readonly string[] {
  return [...to, ...cc, ...bcc].map(bareAddress);
}

/** `a@b` of `Name <a@b>`. */
export function bareAddress(address: string): string {
  return /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address.trim();
}

function checkAddress(address: string): void {
  if (!/^[\x21-\x7e]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(bareAddress(address))) {
    refuse(`Invalid email address ${address}.`);
  }
}

function checkSize({ text: plain = '', html = '', attachments }: Message): void {
  const encoded = attachments.reduce((bytes, { content }) => bytes + Math.ceil(content.length / 3) * 4, 0);
  const bytes = Buffer.byteLength(plain) + Buffer.byteLength(html) + encoded;
  if (bytes > MOST_BYTES) refuse(`Message length is more than ${MOST_BYTES} bytes long: '${bytes}'.`);
}

function attachmentOf(value: unknown): Attachment {
  const attachment = members(value);
  const fileName = text(attachment['FileName']) ?? refuse('Attachment FileName must not be empty.');
  if (UNSUPPORTED.test(fileName)) {
    throw new ServiceError('MessageRejected', `Unsupported file type for attachment: ${fileName}`);
  }
  const raw = text(attachment['RawContent']) ?? refuse('Attachment RawContent must not be empty.');
  const content = Buffer.from(raw, 'base64');
  if (content.toString('base64') !== raw) refuse('Attachment RawContent is not base64.');
  return {
    fileName,
    contentType: text(attachment['ContentType']) ?? 'application/octet-stream',
    content,
  };
}

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return list(value).map((each) => text(each) ?? refuse('An address is not text.'));
}

function data(value: unknown): string | undefined {
  return text(members(value)['Data']);
}

function refuse(message: string): never {
  throw badRequest(message);
}

function badRequest(message: string): ServiceError {
  return new ServiceError('BadRequestException', message);
}
