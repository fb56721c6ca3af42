import path from 'node:path';
import { POST_TARGETS } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';
import type { Post } from '../arguments/posts.ts';
import type { Environment } from '../environment.ts';
import { secretIn } from './secret-file.ts';

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

function refused(source: string, why: string): OuCostError {
  return new OuCostError('InvalidUsage', `the webhook's address in ${source} ${why}`);
}

/** The address in a text. Fails with InvalidUsage; the message names the source and never the address. */
function addressIn(text: string, source: string): WebhookAddress {
  const address = text.trim();
  if (address === '') throw refused(source, 'is empty; put the address there');
  const url = URL.parse(address);
  if (url === null || /\s/.test(address))
    throw refused(source, 'is not an address: it must begin with https://');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    throw refused(source, 'is not an https:// address; plain http is accepted for this machine only');
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(source, 'has a user name or a password before the host; webhooks have none');
  }
  return new WebhookAddress(address);
}

/** The address of a post, from its file or the environment. Fails with InvalidUsage before anything is paid for. */
export async function webhookAddress(
  { target, urlFile }: Post,
  environment: Environment,
  workingFolder: string,
): Promise<WebhookAddress> {
  if (urlFile !== null) {
    const text = await secretIn(
      path.resolve(workingFolder, urlFile),
      `the file '${urlFile}' of --post-url-file`,
    );
    return addressIn(text, `the file '${urlFile}'`);
  }
  const { variable } = POST_TARGETS[target];
  const text = environment.webhooks?.[target];
  if (text === undefined) {
    throw new OuCostError(
      'InvalidUsage',
      `--post ${target} has no address: set ${variable}, or give --post-url-file FILE`,
    );
  }
  return addressIn(text, variable);
}
