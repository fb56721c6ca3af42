import type { MailChain, ScheduleChain } from '../variants/schedules.ts';
import type { Attempt } from './attempt.ts';

const STRANGER = 'stranger@example.net';
const OTHER_KEY = 'key/0a1b2c3d-3333-4333-8333-000000000000';

type Keys = Readonly<Record<string, string | string[]>>;

function asked(id: string, label: string, action: string, resource: string, keys?: Keys): Attempt {
  return { id, label, action, resource, asksOutsiders: true, ...(keys === undefined ? {} : { keys }) };
}

/** The resource that has another last part: another topic, another schedule. */
function another(arn: string): string {
  return `${arn}-other`;
}

/** What the deliverer role exists for. */
export function deliveryAccess({ mails, topics, secrets, parameters, keys }: ScheduleChain): string[] {
  const each = (id: string, all: readonly unknown[]): string[] => all.map((_, at) => numbered(id, at));
  return [
    'list-schedules',
    'see-schedule',
    ...(mails.length === 0 ? [] : ['see-mail-account']),
    ...['mail', 'mail-all', 'see-identity'].flatMap((id) => each(id, mails)),
    ...['publish', 'see-topic'].flatMap((id) => each(id, topics)),
    ...each('read-webhook-secret', secrets),
    ...each('read-webhook-parameter', parameters),
    ...each('decrypt-webhook', keys),
  ];
}

/** What the scheduler's role exists for, besides invoking the function. */
export const SCHEDULER_ATTEMPTS = ['invoke', 'keep-trigger'];

function numbered(id: string, at: number): string {
  return at === 0 ? id : `${id}-${at + 1}`;
}

/** What the proof asks about schedules, their queue, and those who get reports. */
export function scheduleAttempts(schedules: ScheduleChain): Attempt[] {
  return [
    ...groupAttempts(schedules),
    ...queueAttempts(schedules),
    ...schedules.mails.flatMap(mailAttempts),
    ...(schedules.mails.length === 0
      ? []
      : [
          asked('see-mail-account', 'see whether the account may mail (SES)', 'ses:GetAccount', '*'),
          asked(
            'add-identity',
            'verify a further sender (SES)',
            'ses:CreateEmailIdentity',
            strangersIdentity(schedules),
          ),
        ]),
    ...schedules.topics.flatMap(topicAttempts),
    ...schedules.secrets.flatMap(secretAttempts),
    ...schedules.parameters.flatMap(parameterAttempts),
    ...schedules.keys.flatMap(keyAttempts),
  ];
}

function strangersIdentity({ mails }: ScheduleChain): string {
  return (mails[0]?.identityArn ?? '').replace(/identity\/.*$/, 'identity/example.net');
}

function groupAttempts({ names: [name = ''], scheduleArn, groupArn }: ScheduleChain): Attempt[] {
  const own = scheduleArn(name);
  const inOther = own.replace('schedule/ou-cost/', 'schedule/another/');
  const on = (id: string, label: string, action: string, resource = own): Attempt =>
    asked(id, label, `scheduler:${action}`, resource);
  return [
    on('list-schedules', 'list schedules', 'ListSchedules', '*'),
    on('see-schedule', 'see a schedule of the group', 'GetSchedule'),
    on('see-other-schedule', 'see a schedule of another group', 'GetSchedule', inOther),
    on('change-schedule', 'change a schedule', 'UpdateSchedule'),
    on('add-schedule', 'add a schedule', 'CreateSchedule', scheduleArn('another')),
    on('delete-schedule', 'delete a schedule', 'DeleteSchedule'),
    on('delete-group', 'delete the group of the schedules', 'DeleteScheduleGroup', groupArn),
  ];
}

/** The queue's policy only refuses what is not encrypted, so that each account decides about its own principals. */
function queueAttempts({ deadLetters }: ScheduleChain): Attempt[] {
  const on = (id: string, label: string, action: string, resource = deadLetters): Attempt =>
    asked(id, label, `sqs:${action}`, resource);
  return [
    on('keep-trigger', 'send to the dead letter queue', 'SendMessage'),
    on('keep-trigger-elsewhere', 'send to another queue', 'SendMessage', another(deadLetters)),
    on('read-triggers', 'receive from the dead letter queue', 'ReceiveMessage'),
    on('forget-triggers', 'delete from the dead letter queue', 'DeleteMessage'),
    on('purge-triggers', 'purge the dead letter queue', 'PurgeQueue'),
  ];
}

function mailAttempts({ identityArn, from, to, region }: MailChain, at: number): Attempt[] {
  const [sender = ''] = from;
  const [first = ''] = to;
  const send = (
    id: string,
    label: string,
    recipients: readonly string[] | undefined,
    more: Partial<Sending> = {},
  ) => {
    const { as = sender, identity = identityArn, action = 'SendEmail' } = more;
    return asked(numbered(id, at), label, `ses:${action}`, identity, {
      'ses:FromAddress': as,
      ...(recipients === undefined ? {} : { 'ses:Recipients': [...recipients] }),
    });
  };
  const otherIdentity = identityArn.replace(/identity\/.*$/, 'identity/example.net');
  const otherRegion = identityArn.replace(`:ses:${region}:`, ':ses:eu-north-1:');
  return [
    send('mail', 'mail to a configured recipient', [first]),
    send('mail-all', 'mail to all configured recipients', to),
    send('mail-stranger', 'mail to somebody else', [STRANGER]),
    send('mail-mixed', 'mail to a configured recipient and to somebody else', [first, STRANGER]),
    send('mail-alike', 'mail to an address that ends like a configured one', [`x${first}`]),
    send('mail-nobody', 'mail without recipients', undefined),
    send('mail-as-stranger', 'mail as another sender of the same domain', [first], {
      as: sender.replace(/^[^@]+/, 'ceo'),
    }),
    send('mail-through-other', 'mail through another identity', [first], { identity: otherIdentity }),
    send('mail-elsewhere', 'mail through the same identity of another region', [first], {
      identity: otherRegion,
    }),
    send('mail-raw', 'mail in raw form', [first], { action: 'SendRawEmail' }),
    send('mail-template', 'mail from a template', [first], { action: 'SendTemplatedEmail' }),
    asked(
      numbered('see-identity', at),
      'see whether a sender is verified (SES)',
      'ses:GetEmailIdentity',
      identityArn,
    ),
    asked(
      numbered('see-other-identity', at),
      'see another identity (SES)',
      'ses:GetEmailIdentity',
      otherIdentity,
    ),
    asked(
      numbered('delete-identity', at),
      'delete an identity (SES)',
      'ses:DeleteEmailIdentity',
      identityArn,
    ),
  ];
}

interface Sending {
  readonly as: string;
  readonly identity: string;
  readonly action: string;
}

function topicAttempts(topic: string, at: number): Attempt[] {
  const on = (id: string, label: string, action: string, resource = topic): Attempt =>
    asked(numbered(id, at), label, `sns:${action}`, resource);
  return [
    on('publish', 'publish to a configured topic', 'Publish'),
    on('publish-other', 'publish to another topic', 'Publish', another(topic)),
    on('see-topic', 'see a configured topic', 'GetTopicAttributes'),
    on('see-other-topic', 'see another topic', 'GetTopicAttributes', another(topic)),
    on('subscribe', 'subscribe to a configured topic', 'Subscribe'),
    on('change-topic', 'change a configured topic', 'SetTopicAttributes'),
  ];
}

function secretAttempts(secret: string, at: number): Attempt[] {
  const on = (id: string, label: string, action: string, resource = secret): Attempt =>
    asked(numbered(id, at), label, `secretsmanager:${action}`, resource);
  return [
    on('read-webhook-secret', "read the secret of a webhook's address", 'GetSecretValue'),
    on(
      'read-other-secret',
      'read another secret',
      'GetSecretValue',
      secret.replace(/secret:.*$/, 'secret:other-AbCdEf'),
    ),
    on('write-webhook-secret', "change the secret of a webhook's address", 'PutSecretValue'),
    on('list-secrets', 'list secrets', 'ListSecrets', '*'),
  ];
}

function parameterAttempts(parameter: string, at: number): Attempt[] {
  const on = (id: string, label: string, action: string, resource = parameter): Attempt =>
    asked(numbered(id, at), label, `ssm:${action}`, resource);
  return [
    on('read-webhook-parameter', "read the parameter of a webhook's address", 'GetParameter'),
    on('read-other-parameter', 'read another parameter', 'GetParameter', another(parameter)),
    on(
      'read-parameters',
      'read parameters by their path',
      'GetParametersByPath',
      parameter.replace(/\/[^/]+$/, ''),
    ),
    on('write-webhook-parameter', "change the parameter of a webhook's address", 'PutParameter'),
  ];
}

/** The policies of these keys are not in the templates: they are assumed to admit whoever asks. */
function keyAttempts(key: string, at: number): Attempt[] {
  const decrypt = (id: string, label: string, resource: string): Attempt => ({
    ...asked(numbered(id, at), label, 'kms:Decrypt', resource),
    asksOutsiders: false,
    trustsEveryAccount: true,
  });
  return [
    decrypt('decrypt-webhook', "decrypt with the key of a webhook's address", key),
    decrypt(
      'decrypt-webhook-other',
      'decrypt with another key than that of a webhook',
      key.replace(/key\/.*$/, OTHER_KEY),
    ),
  ];
}
