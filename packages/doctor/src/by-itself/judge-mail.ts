import { failed, passed, type Verdict, warned } from '../export/verdict.ts';
import type { Sender } from './probes.ts';

/** The part of an address that may be shown. */
function domainOf({ from }: Sender): string {
  return from.split('@').at(-1) ?? '';
}

/** Whether SES has verified every sender. */
export function judgeSenders(senders: readonly (Sender & { readonly isVerified: boolean })[]): Verdict {
  const unknown = senders.filter(({ isVerified }) => !isVerified);
  if (unknown.length === 0) return passed(`verified: ${senders.map(domainOf).join(', ')}`);
  return failed(
    'InvalidConfiguration',
    `not verified: ${unknown.map((sender) => `${domainOf(sender)} in ${sender.region}`).join(', ')}`,
    ['verify the sender, or its domain, in Amazon SES in this region (for a domain: its DKIM records)'],
    unknown.map(
      (sender) =>
        `aws sesv2 create-email-identity --email-identity ${domainOf(sender)} --region ${sender.region}`,
    ),
  );
}

interface MailAccountState {
  readonly region: string;
  readonly isSandbox: boolean;
  readonly isSending: boolean;
}

/** Whether the account may send, and to whom. */
export function judgeMailAccounts(accounts: readonly MailAccountState[]): Verdict {
  const paused = accounts.filter(({ isSending }) => !isSending);
  if (paused.length > 0) {
    return failed('InvalidConfiguration', `sending is paused in ${regionsOf(paused)}`, [
      'Amazon SES says in its console why, and what to do',
    ]);
  }
  const boxed = accounts.filter(({ isSandbox }) => isSandbox);
  if (boxed.length > 0) {
    return warned(
      `in ${regionsOf(boxed)} the account is in SES's sandbox: mail reaches only recipients whose address or domain is verified there`,
      [
        "ask for production access in Amazon SES's console (Account dashboard), or verify each recipient there",
      ],
    );
  }
  return passed(`mail reaches anybody, from ${regionsOf(accounts)}`);
}

function regionsOf(accounts: readonly MailAccountState[]): string {
  return accounts.map(({ region }) => region).join(', ');
}
