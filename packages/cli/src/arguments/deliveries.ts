import { FORMATS } from '@ou-cost/contract/config-formats';
import {
  type OptionsOf,
  POST_TARGET_NAMES,
  type PostTarget,
  type ReportOutput,
} from '@ou-cost/contract/options';
import { MOST_RECIPIENTS, SCHEDULE_FORMATS } from '@ou-cost/contract/scheduled';
import { OuCostError } from '@ou-cost/spend';
import { regionOption } from './address-options.ts';

/** Whom a report is to be delivered to. */
export interface Deliveries {
  readonly mail: MailTo | null;
  /** ARNs. */
  readonly topics: readonly string[];
  readonly webhooks: readonly { readonly kind: PostTarget; readonly address: string }[];
}

interface MailTo {
  readonly from: string;
  readonly to: readonly string[];
  /** Null: the command's own. */
  readonly region: string | null;
  readonly attach: readonly ReportOutput[];
}

type Options = Pick<
  OptionsOf<'run' | 'report' | 'archive deliver'>,
  'deliver' | 'mailFrom' | 'mailRegion' | 'attach'
>;

function invalid(message: string): OuCostError {
  return new OuCostError('InvalidUsage', message);
}

/** The targets of --deliver; null where there are none. Fails with InvalidUsage, whose message holds no address. */
export function deliveriesOf(options: Options): Deliveries | null {
  const { deliver = [], mailFrom, mailRegion, attach } = options;
  const targets = deliver.map(parsed);
  const of = (kind: string) => targets.filter((target) => target.kind === kind).map(({ value }) => value);
  const [to, ...others] = of('mail');
  if (others.length > 0) {
    throw invalid(
      '--deliver mail: is given several times; write all addresses into one, separated by commas',
    );
  }
  if (to === undefined && (mailFrom ?? mailRegion ?? attach) !== undefined) {
    throw invalid('--mail-from, --mail-region and --attach are for a mail; add --deliver mail:ADDRESS');
  }
  if (targets.length === 0) return null;
  return {
    mail: to === undefined ? null : mailTo(to, options),
    topics: of('sns'),
    webhooks: POST_TARGET_NAMES.flatMap((kind) => of(kind).map((address) => ({ kind, address }))),
  };
}

const KINDS = ['mail', 'sns', ...POST_TARGET_NAMES] as const;

/** What is wrong is said without the value: it may be an address, or a webhook's, which is a secret. */
function parsed(text: string): { readonly kind: (typeof KINDS)[number]; readonly value: string } {
  const [name = '', ...rest] = text.split(':');
  const value = rest.join(':');
  const kind = KINDS.find((known) => known === name);
  if (kind === undefined || value === '') {
    throw invalid(
      `a --deliver is not a target; write it as mail:ADDRESS, as sns:ARN, or as ${POST_TARGET_NAMES.map((one) => `${one}:ARN`).join(', ')}`,
    );
  }
  if (kind === 'sns' && !FORMATS.topicArn.pattern.test(value)) {
    throw invalid(`what follows --deliver sns: ${FORMATS.topicArn.mistake}`);
  }
  if (kind !== 'mail' && kind !== 'sns' && !SCHEDULE_FORMATS.webhookAddress.pattern.test(value)) {
    throw invalid(`what follows --deliver ${kind}: ${SCHEDULE_FORMATS.webhookAddress.mistake}`);
  }
  return { kind, value };
}

function mailTo(text: string, { mailFrom, mailRegion, attach = ['html'] }: Options): MailTo {
  const { pattern, mistake } = SCHEDULE_FORMATS.emailAddress;
  const to = text.split(',').map((address) => address.trim());
  const wrong = to.findIndex((address) => !pattern.test(address));
  if (wrong >= 0) throw invalid(`address ${wrong + 1} of --deliver mail: ${mistake}`);
  if (to.length > MOST_RECIPIENTS) {
    throw invalid(
      `--deliver mail: has ${to.length} addresses, and Amazon SES takes ${MOST_RECIPIENTS} at most`,
    );
  }
  if (mailFrom === undefined) {
    throw invalid('--deliver mail: has no sender; add --mail-from ADDRESS, which Amazon SES has verified');
  }
  if (!pattern.test(mailFrom)) throw invalid(`the address of --mail-from ${mistake}`);
  const region = mailRegion === undefined ? null : regionOption(mailRegion, '--mail-region');
  return { from: mailFrom, to: [...new Set(to)], region, attach: [...new Set(attach)] };
}
