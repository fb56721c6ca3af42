import type { SignedCall } from '../protocols/endpoint.ts';
import { jsonBody, jsonRoute, type RestRoute } from '../protocols/rest-endpoint.ts';
import { ServiceError } from '../service.ts';
import type { Clock } from '../time/clock.ts';
import type { MailBehaviour, MailIdentity } from './behaviour.ts';
import { Identities, identityArn, identityName } from './identities.ts';
import type { Mailbox } from './mailbox.ts';
import { bareAddress, messageOf, recipientsOf } from './message.ts';

export interface MailParts {
  /** The identities where `behaviour` names none. */
  readonly presumed: readonly MailIdentity[];
  readonly behaviour: MailBehaviour;
  readonly mailbox: Mailbox;
  readonly clock: Clock;
}

type Input = Record<string, unknown>;

/** Amazon SES, version 2: SendEmail with simple content, GetEmailIdentity and GetAccount. */
export function mailRoutes({ presumed, behaviour, mailbox, clock }: MailParts): RestRoute[] {
  const identities = new Identities(behaviour.identities ?? presumed);
  const hasProductionAccess = behaviour.hasProductionAccess ?? true;
  return [
    jsonRoute('SendEmail', 'POST', /^\/v2\/email\/outbound-emails$/, jsonBody, {
      action: 'ses:SendEmail',
      resource: (input, call) => senderArn(input, call, identities),
      conditionKeys: sendingKeys,
      handle: (input, call) => {
        const message = messageOf(input);
        if (behaviour.isSendingEnabled === false) {
          throw new ServiceError('SendingPausedException', 'Sending is disabled for this account.');
        }
        const recipients = hasProductionAccess ? [] : recipientsOf(message);
        const failed = [bareAddress(message.from), ...recipients].filter(
          (address) => !identities.isVerified(address, call),
        );
        if (failed.length > 0) throw notVerified(failed, call);
        const { messageId } = mailbox.take({
          ...message,
          region: call.region,
          sentAt: clock().toISOString(),
        });
        return { MessageId: messageId };
      },
    }),
    jsonRoute('GetEmailIdentity', 'GET', /^\/v2\/email\/identities\/(?<EmailIdentity>[^/]+)$/, () => ({}), {
      action: 'ses:GetEmailIdentity',
      resource: ({ EmailIdentity: name }, call) => identityArn(String(name), call),
      conditionKeys: () => ({ 'ses:ApiVersion': '2' }),
      handle: ({ EmailIdentity: name }, call) => {
        const found = identities.find(identityArn(String(name), call));
        if (found === undefined) {
          throw new ServiceError('NotFoundException', `Email identity ${name} does not exist.`, 404);
        }
        return describe(found);
      },
    }),
    jsonRoute('GetAccount', 'GET', /^\/v2\/email\/account$/, () => ({}), {
      action: 'ses:GetAccount',
      resource: () => '*',
      conditionKeys: () => ({ 'ses:ApiVersion': '2' }),
      handle: () => ({
        DedicatedIpAutoWarmupEnabled: true,
        EnforcementStatus: 'HEALTHY',
        ProductionAccessEnabled: hasProductionAccess,
        SendQuota: hasProductionAccess
          ? { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: mailbox.mails.length }
          : { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: mailbox.mails.length },
        SendingEnabled: behaviour.isSendingEnabled ?? true,
      }),
    }),
  ];
}

function describe({ arn, isVerified = true }: MailIdentity): object {
  return {
    IdentityType: identityName(arn).includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
    FeedbackForwardingStatus: true,
    VerifiedForSendingStatus: isVerified,
    VerificationStatus: isVerified ? 'SUCCESS' : 'PENDING',
  };
}

/** The identity that IAM is asked about: that of the sender, by its ARN where the caller names one. */
function senderArn(input: Input, call: SignedCall, identities: Identities): string {
  const { FromEmailAddressIdentityArn: named, FromEmailAddress: from } = input;
  if (typeof named === 'string' && named !== '') return named;
  const address = bareAddress(String(from ?? ''));
  return identities.ofAddress(address, call)?.arn ?? identityArn(address, call);
}

function sendingKeys(input: Input): Record<string, string | string[]> {
  const { to, cc, bcc, from } = messageOf(input);
  const name = /^\s*"?([^"<]*?)"?\s*</.exec(from)?.[1];
  return {
    'ses:ApiVersion': '2',
    'ses:FromAddress': bareAddress(from),
    'ses:Recipients': [...recipientsOf({ to, cc, bcc })],
    ...(name === undefined || name === '' ? {} : { 'ses:FromDisplayName': name }),
  };
}

function notVerified(addresses: readonly string[], { region }: SignedCall): ServiceError {
  return new ServiceError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${addresses.join(', ')}`,
  );
}
