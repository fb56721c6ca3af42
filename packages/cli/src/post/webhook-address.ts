import path from 'node:path';
import { POST_TARGETS } from '@ou-cost/contract/options';
import { addressIn, type WebhookAddress } from '@ou-cost/deliver/webhook';
import { OuCostError } from '@ou-cost/spend';
import type { Post } from '../arguments/posts.ts';
import type { Environment } from '../environment.ts';
import { secretIn } from './secret-file.ts';

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
    return addressIn(text, { source: `the file '${urlFile}'`, allowsThisMachine: true });
  }
  const { variable } = POST_TARGETS[target];
  const text = environment.webhooks?.[target];
  if (text === undefined) {
    throw new OuCostError(
      'InvalidUsage',
      `--post ${target} has no address: set ${variable}, or give --post-url-file FILE`,
    );
  }
  return addressIn(text, { source: variable, allowsThisMachine: true });
}
