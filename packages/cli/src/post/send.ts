import { type PostTarget, TARGET_NAMES } from '@ou-cost/present/message';
import { OuCostError } from '@ou-cost/spend';
import { PRODUCER } from '../version.ts';
import type { WebhookAddress } from './webhook-address.ts';

/** How long a webhook may take; there is one attempt, since a second could post twice. */
const TIMEOUT_SECONDS = 30;

/** What a webhook says of a refusal is shown where it is one lower-case word, as Slack's error names are. */
const REASON = /^[a-z_]{1,40}$/;

/** Posts a body. Fails with PostFailed and without a cause: those of `fetch` hold the address. */
export async function send(
  target: PostTarget,
  address: WebhookAddress,
  body: string,
  timeoutSeconds = TIMEOUT_SECONDS,
): Promise<void> {
  const answer = await answerTo(address, body, timeoutSeconds).catch((cause: unknown) => {
    throw failed(target, reasonOf(cause, timeoutSeconds));
  });
  if (answer.status >= 200 && answer.status < 300) return;
  const said = answer.text.trim();
  const reason = REASON.test(said) && !address.reveal().includes(said) ? ` '${said}'` : '';
  throw failed(target, `it answered HTTP ${answer.status}${reason}${adviceOn(answer.status)}`);
}

async function answerTo(address: WebhookAddress, body: string, timeoutSeconds: number) {
  const response = await fetch(address.reveal(), {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': PRODUCER.replace(' ', '/'),
    },
    body,
    // Where a redirection leads is not whom the address was given for.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  });
  return { status: response.status, text: await response.text() };
}

function failed(target: PostTarget, why: string): OuCostError {
  return new OuCostError(
    'PostFailed',
    `the report is written, but its summary was not posted to ${TARGET_NAMES[target]}: ${why}`,
  );
}

function adviceOn(status: number): string {
  if (status >= 300 && status < 400) return ', a redirection, which is not followed; give the final address';
  if (status === 404 || status === 410) return '; the webhook may have been removed: make a new one';
  if (status === 401 || status === 403) return '; the webhook does not admit us: make a new one';
  if (status === 429) return '; it was called too often';
  return '';
}

const CONNECTION_FAILURES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host is not known',
  ETIMEDOUT: 'it did not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer',
};

function reasonOf(failure: unknown, timeoutSeconds: number): string {
  if (!(failure instanceof Error)) return 'the connection failed';
  if (failure.name === 'TimeoutError') return `it did not answer within ${timeoutSeconds} seconds`;
  const code = codeOf(failure) ?? codeOf(failure.cause);
  if (code === null) return 'the connection failed';
  return CONNECTION_FAILURES[code] ?? `the connection failed (${code})`;
}

/** An error's code, where it is one of Node's or of TLS: capitals, never a part of an address. */
function codeOf(failure: unknown): string | null {
  if (!(failure instanceof Error) || !('code' in failure)) return null;
  return typeof failure.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(failure.code) ? failure.code : null;
}
