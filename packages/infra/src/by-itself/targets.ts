import type { Config } from '@ou-cost/contract';
import { Arn, ArnFormat, Token } from 'aws-cdk-lib';

type Mail = NonNullable<Config['schedules'][number]['mail']>;

/** The setting without which there is no schedule; undefined where none is configured. */
export function schedulesSetting({ schedules: [first] }: Config): string | undefined {
  return first?.cron ?? first?.rate;
}

/** One verified identity of Amazon SES, with what may be sent through it. */
export interface MailSender {
  readonly region: string;
  readonly identity: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What SES has verified of a sender: by default the domain. */
function identityOf({ identity, from }: Pick<Mail, 'identity' | 'from'>): string {
  return identity ?? from.slice(from.lastIndexOf('@') + 1);
}

/** The identities that the schedules send through, each once. */
export function mailSenders({ schedules, payer }: Config): MailSender[] {
  const senders = new Map<string, MailSender>();
  for (const { mail } of schedules) {
    if (mail === undefined) continue;
    const [region, identity] = [mail.region ?? payer.region, identityOf(mail)];
    const key = `${region} ${identity}`;
    const known = senders.get(key);
    senders.set(key, {
      region,
      identity,
      from: [...new Set([...(known?.from ?? []), mail.from])],
      to: [...new Set([...(known?.to ?? []), ...mail.to])],
    });
  }
  return [...senders.values()];
}

/** A webhook of a schedule. */
interface Webhook {
  readonly address: string;
  readonly kmsKeyArn?: string;
  /** Whether its address is, or may be, a secret of Secrets Manager. */
  readonly isSecret: boolean;
  /** Whether its address is, or may be, a parameter of Systems Manager. */
  readonly isParameter: boolean;
}

export function webhooksOf({ schedules }: Config): Webhook[] {
  return schedules
    .flatMap(({ webhooks }) => webhooks)
    .map(({ address, kmsKeyArn }) => ({
      address,
      ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
      isSecret: mayBeOf('secretsmanager', address),
      isParameter: mayBeOf('ssm', address),
    }));
}

/** What a template's parameter will be is not known: it may be of each service. */
function mayBeOf(service: string, address: string): boolean {
  return Token.isUnresolved(address) || Arn.split(address, ArnFormat.NO_RESOURCE_NAME).service === service;
}
