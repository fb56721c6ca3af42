import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Agents } from '@ou-cost/aws';
import { POST_TARGETS, type PostTarget } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';
import { PRODUCER } from '../version.ts';
import type { WebhookAddress } from './webhook-address.ts';

/** How long a webhook may take. There is one attempt, since a second one could post twice. */
const TIMEOUT_SECONDS = 30;

/** An answer that may be shown: one lower-case word, as Slack's error names are. Others could contain the address. */
const REASON = /^[a-z_]{1,40}$/;

/** As much of an answer as is read: reasons are words. */
const LONGEST_ANSWER = 1024;

export interface Sending {
  /** @default agents of its own, without a proxy */
  readonly agents?: Agents;
  readonly timeoutSeconds?: number;
}

/** Posts a body. Fails with PostFailed and without a cause, since errors of requests contain the address. */
export async function send(
  target: PostTarget,
  address: WebhookAddress,
  body: string,
  { agents, timeoutSeconds = TIMEOUT_SECONDS }: Sending = {},
): Promise<void> {
  const answer = await answerTo(address, body, timeoutSeconds, agents).catch((cause: unknown) => {
    throw failed(target, reasonOf(cause, timeoutSeconds));
  });
  if (isSuccess(answer.status)) return;
  const said = answer.text.trim();
  const reason = REASON.test(said) && !address.reveal().includes(said) ? ` '${said}'` : '';
  throw failed(target, `it answered HTTP ${answer.status}${reason}${adviceOn(answer.status)}`);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * The answer, of which no more than the beginning is read, and nothing where the status says everything. Redirections are
 * not followed: one may lead to somebody for whom the summary is not meant.
 */
async function answerTo(address: WebhookAddress, body: string, timeoutSeconds: number, agents?: Agents) {
  const url = new URL(address.reveal());
  const isSecure = url.protocol === 'https:';
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': PRODUCER.replace(' ', '/'),
  };
  const request = isSecure
    ? requestHttps(url, { method: 'POST', headers, ...(agents && { agent: agents.httpsAgent }) })
    : requestHttp(url, { method: 'POST', headers, ...(agents && { agent: agents.httpAgent }) });
  // A request that is destroyed while its answer is read fails a second time.
  request.on('error', () => {});
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timeout = Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
  const timer = setTimeout(() => reject(timeout), timeoutSeconds * 1000);
  try {
    return await Promise.race([answerOf(request.end(body)), expired]);
  } finally {
    clearTimeout(timer);
    request.destroy();
  }
}

async function answerOf(request: ClientRequest): Promise<{ status: number; text: string }> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode: status = 0 } = response;
  return { status, text: isSuccess(status) ? '' : await beginningOf(response) };
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LONGEST_ANSWER) break;
  }
  return text;
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

const CONNECTION_FAILURES: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens at its address'],
  ['ECONNRESET', 'the connection was lost'],
  ['ENOTFOUND', 'its host name is not known'],
  ['EAI_AGAIN', 'its host name is not known'],
  ['ETIMEDOUT', 'it did not answer'],
]);

function reasonOf(failure: unknown, timeoutSeconds: number): string {
  if (!(failure instanceof Error)) return 'the connection failed';
  if (failure.name === 'TimeoutError') return `it did not answer within ${timeoutSeconds} seconds`;
  // The message of such a failure names the webhook's host, the short one does not.
  if ('atProxy' in failure) return String(failure.atProxy);
  const code = codeOf(failure) ?? codeOf(failure.cause);
  if (code === null) return 'the connection failed';
  if (/CERT|VERIFY_LEAF/.test(code)) {
    return `its certificate is not trusted (${code}); where a proxy of your network signs it, set AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS to the file with its certificate authority`;
  }
  return CONNECTION_FAILURES.get(code) ?? `the connection failed (${code})`;
}

/** The code of an error of Node or TLS: capital letters, so never a part of the address. */
function codeOf(failure: unknown): string | null {
  if (!(failure instanceof Error) || !('code' in failure)) return null;
  return typeof failure.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(failure.code) ? failure.code : null;
}
