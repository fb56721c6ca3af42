import { OuCostError } from '@ou-cost/spend';
import { isOwnAddress } from './own-addresses.ts';

/** A webhook's address. It is a secret, so that no way of printing this object shows it. */
export class WebhookAddress {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** The address itself, for the request only. */
  reveal(): string {
    return this.#url;
  }
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

interface AddressRules {
  /** What is named in messages, in place of the address. */
  readonly source: string;
  /** Whether plain http to this machine is accepted, as on a developer's. @default false */
  readonly allowsThisMachine?: boolean;
}

/** The address in a text. Fails with InvalidUsage; the message names the source and never the address. */
export function addressIn(text: string, { source, allowsThisMachine = false }: AddressRules): WebhookAddress {
  const refused = (why: string) =>
    new OuCostError('InvalidUsage', `the webhook's address in ${source} ${why}`);
  const address = text.trim();
  if (address === '') throw refused('is empty; put the address there');
  const url = URL.parse(address);
  if (url === null || /\s/.test(address)) throw refused('is not an address: it must begin with https://');
  const isThisMachine = allowsThisMachine && url.protocol === 'http:' && LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !isThisMachine) {
    const exception = allowsThisMachine ? '; plain http is accepted for this machine only' : '';
    throw refused(`is not an https:// address${exception}`);
  }
  if (!allowsThisMachine && isOwnAddress(url.hostname)) {
    throw refused('leads to the machine that sends it; give the address of a webhook');
  }
  if (url.username !== '' || url.password !== '') {
    throw refused('has a user name or a password before the host; webhooks have none');
  }
  return new WebhookAddress(address);
}

/**
 * The address in a secret: its text, or the text `url` of a JSON object. Fails with InvalidUsage; the message names the
 * source and never the secret.
 */
export function addressInSecret(secret: string, rules: AddressRules): WebhookAddress {
  const text = secret.trim();
  return addressIn(text.startsWith('{') ? urlIn(text) : text, rules);
}

/** Empty where there is none. */
function urlIn(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    const url =
      typeof value === 'object' && value !== null && Object.hasOwn(value, 'url')
        ? Reflect.get(value, 'url')
        : '';
    return typeof url === 'string' ? url : '';
  } catch {
    return '';
  }
}
