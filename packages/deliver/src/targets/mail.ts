import type { Deliverer } from '@ou-cost/aws/deliverer';
import { REPORT_OUTPUTS } from '@ou-cost/contract/options';
import type { MailDelivery } from '@ou-cost/contract/scheduled';
import { mailMessage } from '@ou-cost/present/message';
import type { AttachedFile, Target } from '../ports.ts';
import { type Remedies, sentBy } from './sent.ts';

/**
 * SES takes 40 MB, after encoding. Some is left for the text and for what SES adds.
 * https://docs.aws.amazon.com/ses/latest/dg/quotas.html
 */
const MOST_BYTES = 38_000_000;

/** Base64 in lines of 76 characters: 57 bytes become 78. */
const ENCODED = 78 / 57;

const REMEDIES: Remedies = new Map([
  [
    'MessageRejected',
    "the sender is not verified in this region or, while the account is in SES's sandbox, a recipient is not",
  ],
  ['MailFromDomainNotVerified', "the sender's MAIL FROM domain is not verified"],
  ['AccountSuspended', 'SES has suspended the account'],
  ['SendingPaused', 'sending is paused for the account'],
  ['LimitExceeded', "the account's quota of SES is used up"],
  [
    'AccessRefused',
    "the role may not send as this sender to these recipients; allow ses:SendEmail on the sender's identity in the role's policy",
  ],
]);

/** Those who get the report by mail: one mail to all, so that each sees who else has it. */
export function mailTarget(deliverer: Deliverer, { from, to, region, attach }: MailDelivery): Target {
  return {
    id: 'mail',
    send: async ({ report, files, archived, posting }, signal) => {
      const wanted = files.filter(({ output }) => attach.includes(output));
      const { attached, leftOut } = fitting(wanted);
      const names = (some: readonly AttachedFile[]) => some.map(({ name }) => name);
      const contents = { attached: names(attached), leftOut: names(leftOut), archived };
      const mail = {
        from,
        to,
        ...mailMessage(report, contents, posting),
        attachments: attached.map(({ output, name, content }) => ({
          name,
          type: REPORT_OUTPUTS[output].mediaType,
          content,
        })),
      };
      return sentBy('Amazon SES', await deliverer.mail(region).send(mail, signal), REMEDIES);
    },
  };
}

/** The files for which there is room, the smallest first, in the order in which they were given. */
export function fitting(files: readonly AttachedFile[], mostBytes = MOST_BYTES) {
  const kept = new Set<AttachedFile>();
  let bytes = 0;
  for (const file of files.toSorted((left, right) => left.content.length - right.content.length)) {
    bytes += Math.ceil(file.content.length * ENCODED);
    if (bytes > mostBytes) break;
    kept.add(file);
  }
  return {
    attached: files.filter((file) => kept.has(file)),
    leftOut: files.filter((file) => !kept.has(file)),
  };
}
