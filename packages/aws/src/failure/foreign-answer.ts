import { OuCostError } from '@ou-cost/spend';
import type { Attempt } from './attempt.ts';
import { PROXY_AUTHENTICATION } from './sdk-error.ts';

/** The message of a call that somebody else answered; the status is null where a page came as if it were AWS's answer. */
export function foreignMessage({ hop, action }: Attempt, status: number | null): string {
  const remedy =
    status === PROXY_AUTHENTICATION
      ? 'the proxy asks for a user name and a password: write them into HTTPS_PROXY'
      : 'sign in to the network where it asks for that, and check HTTPS_PROXY, NO_PROXY and AWS_ENDPOINT_URL';
  const how = status === null ? 'it is a web page' : `HTTP ${status}`;
  return `${hop}: something between here and AWS answered ${action} in its place (${how}), such as a proxy or a sign-in page; ${remedy}`;
}

/**
 * The failure of a call whose answer lacks what it is made for. A page that is well-formed XML passes for an empty answer,
 * except that it has no request id.
 */
export function emptyAnswer(
  attempt: Attempt,
  { requestId }: { readonly requestId?: string | undefined },
  message: string,
): OuCostError {
  return requestId === undefined
    ? new OuCostError('Unavailable', foreignMessage(attempt, null))
    : new OuCostError('MalformedAnswer', `${attempt.hop}: ${message}`);
}
