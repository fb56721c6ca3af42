import { POST_TARGETS, type PostTarget } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';
import { PRODUCER } from '../version.ts';
import type { WebhookAddress } from './webhook-address.ts';

/** How long a webhook may take. There is one attempt, since a second one could post twice. */
const TIMEOUT_SECONDS = 30;

/** An answer that may be shown: one lower-case word, as Slack's error names are. Others could contain the address. */
const REASON = /^[a-z_]{1,40}$/;

/** Posts a body. Fails with PostFailed and without a cause, since errors of `fetch` contain the address. */
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
    // A redirection may lead to somebody for whom the summary is not meant.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  });
  return { status: response.status, text: await response.text() };
}

function failed(target: PostTarget, why: string): OuCostError {
  return new OuCostError(
    'PostFailed',
    `the report is written, but its summary was not posted to ${POST_TARGETS[target].name}: ${why}`,
  );
}

function adviceOn(status: number): string {
  if (status >= 300 && status < 400) return ', a redirection, which is not followed; give the final address';
  if (status === 404 || status === 410) return '; the webhook may have been removed: make a new one';
  if (status === 401 || status === 403) return '; the webhook does not accept this caller: make a new one';
  if (status === 429) return '; it was called too often';
  return '';
}

const CONNECTION_FAILURES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ECONNREFUSED: 'nothing listens at its address',
    ECONNRESET: 'the connection was lost',
    UND_ERR_SOCKET: 'the connection was lost',
    ENOTFOUND: 'its host name is not known',
    EAI_AGAIN: 'its host name is not known',
    ETIMEDOUT: 'it did not answer',
    UND_ERR_CONNECT_TIMEOUT: 'it did not answer',
  }),
);

function reasonOf(failure: unknown, timeoutSeconds: number): string {
  if (!(failure instanceof Error)) return 'the connection failed';
  if (failure.name === 'TimeoutError') return `it did not answer within ${timeoutSeconds} seconds`;
  const code = codeOf(failure) ?? codeOf(failure.cause);
  if (code === null) return 'the connection failed';
  return CONNECTION_FAILURES.get(code) ?? `the connection failed (${code})`;
}

/** The code of an error of Node or TLS: capital letters, so never a part of the address. */
function codeOf(failure: unknown): string | null {
  if (!(failure instanceof Error) || !('code' in failure)) return null;
  return typeof failure.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(failure.code) ? failure.code : null;
}
