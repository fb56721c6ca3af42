import type { Deliverer } from '@ou-cost/aws/deliverer';
import type { PostTarget } from '@ou-cost/contract/options';
import { messageFor } from '@ou-cost/present/message';
import { OuCostError } from '@ou-cost/spend';
import type { Sent, Target } from '../ports.ts';
import { addressInSecret, type WebhookAddress } from '../webhook/address.ts';
import { type Posting, postTo } from '../webhook/send.ts';
import { targetId } from './id.ts';

export interface WebhookTarget {
  readonly kind: PostTarget;
  /** The ARN of the secret or parameter that holds the address. */
  readonly address: string;
}

/** A webhook, which gets the summary in the form of its kind. Its address is read when it is sent to, and not kept. */
export function webhookTarget(
  deliverer: Deliverer,
  { kind, address: arn }: WebhookTarget,
  posting: Omit<Posting, 'signal'>,
): Target {
  return {
    id: targetId('webhook', arn),
    send: async (parcel, signal) => {
      const address = await addressOf(deliverer, arn, posting);
      if (!('reveal' in address)) return address;
      const page = { file: null, link: null };
      return postTo(address, messageFor(kind, parcel.report, page, parcel.posting), { ...posting, signal });
    },
  };
}

const AGAIN: ReadonlySet<string> = new Set(['Throttled', 'Unavailable']);

/** Nothing is sent where it cannot be read. Messages of these failures name the secret and do not hold it. */
async function addressOf(
  deliverer: Deliverer,
  arn: string,
  { allowsThisMachine = false }: Pick<Posting, 'allowsThisMachine'>,
): Promise<WebhookAddress | Extract<Sent, { kind: 'refused' }>> {
  try {
    const secret = await deliverer.secretText(arn);
    return addressInSecret(secret, { source: `the secret ${arn}`, allowsThisMachine });
  } catch (failure) {
    if (!(failure instanceof OuCostError)) throw failure;
    return { kind: 'refused', again: AGAIN.has(failure.code), reason: failure.message };
  }
}
