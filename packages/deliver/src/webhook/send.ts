import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Agents } from '@ou-cost/aws';
import type { Sent } from '../ports.ts';
import type { WebhookAddress } from './address.ts';
import { lookupOfOthers, OWN_ADDRESS } from './own-addresses.ts';

/** How long a webhook may take. There is one attempt, since a second one could post twice. */
const TIMEOUT_SECONDS = 30;

/** An answer that may be shown: one lower-case word, as Slack's error names are. Others could contain the address. */
const REASON = /^[a-z_]{1,40}$/;

/** As much of an answer as is read: reasons are words. */
const LONGEST_ANSWER = 1024;

/** How a body leaves this machine. */
export interface Posting {
  /** The program that posts, with its version: `ou-cost 1.2.3`. */
  readonly producer: string;
  /** Whether it may be sent to this machine, as on a developer's. @default false */
  readonly allowsThisMachine?: boolean;
  /** @default agents of its own, without a proxy */
  readonly agents?: Agents;
  /** @default 30 */
  readonly timeoutSeconds?: number;
  /** Gives up where it aborts. @default only after the timeout */
  readonly signal?: AbortSignal;
}

/** Posts a body, once. The reason of a failure holds nothing of the address, which errors of requests contain. */
export async function postTo(address: WebhookAddress, body: string, posting: Posting): Promise<Sent> {
  const { timeoutSeconds = TIMEOUT_SECONDS } = posting;
  const outcome = await answerTo(address, body, { ...posting, timeoutSeconds }).then(
    (answer) => ({ answer }),
    (failure: unknown) => ({ failure }),
  );
  if ('failure' in outcome) return failedSending(outcome.failure, timeoutSeconds);
  const { status, text } = outcome.answer;
  if (isSuccess(status)) return { kind: 'delivered' };
  const said = text.trim();
  const word = REASON.test(said) && !address.reveal().includes(said) ? ` '${said}'` : '';
  const reason = `it answered HTTP ${status}${word}${adviceOn(status)}`;
  if (LOST_BEHIND_A_GATEWAY.has(status)) return { kind: 'unknown', reason };
  return { kind: 'refused', again: status === 429 || status >= 500, reason };
}

/** With these a gateway answers that has lost the answer of the one behind it, or waited for it in vain. */
const LOST_BEHIND_A_GATEWAY: ReadonlySet<number> = new Set([408, 502, 504]);

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * The answer, of which no more than the beginning is read, and nothing where the status says everything. Redirections are
 * not followed: one may lead to somebody for whom the summary is not meant.
 */
async function answerTo(
  address: WebhookAddress,
  body: string,
  {
    producer,
    agents,
    allowsThisMachine = false,
    signal,
    timeoutSeconds,
  }: Posting & { readonly timeoutSeconds: number },
) {
  const url = new URL(address.reveal());
  const isSecure = url.protocol === 'https:';
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': producer.replace(' ', '/'),
  };
  const agent = agents && (isSecure ? agents.httpsAgent : agents.httpAgent);
  const request = (isSecure ? requestHttps : requestHttp)(url, {
    method: 'POST',
    headers,
    ...(agent && { agent }),
    ...(allowsThisMachine ? {} : { lookup: lookupOfOthers }),
  });
  // A request that is destroyed while its answer is read fails a second time.
  request.on('error', () => {});
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timeout = Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
  const expire = () => reject(timeout);
  const timer = setTimeout(expire, timeoutSeconds * 1000);
  signal?.addEventListener('abort', expire, { once: true });
  if (signal?.aborted === true) expire();
  try {
    return await Promise.race([answerOf(request.end(body)), expired]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', expire);
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
  [OWN_ADDRESS, 'its host name leads to the machine that sends it'],
]);

/** What looks a host up, and what connects to it, before a request leaves. */
const BEFORE_SENDING: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);
const UNSENT_CODES: ReadonlySet<string | null> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** A certificate that is not trusted, and a proxy that does not connect, keep a request from leaving as well. */
function failedSending(failure: unknown, timeoutSeconds: number): Sent {
  const reason = reasonOf(failure, timeoutSeconds);
  const code = codeOf(failure);
  const isUnreached = UNSENT_CODES.has(code) || BEFORE_SENDING.has(memberOf(failure, 'syscall'));
  if (isUnreached) return { kind: 'refused', again: true, reason };
  const isUnsent = memberOf(failure, 'atProxy') !== undefined || isUntrusted(code) || code === OWN_ADDRESS;
  return isUnsent ? { kind: 'refused', again: false, reason } : { kind: 'unknown', reason };
}

function isUntrusted(code: string | null): boolean {
  return code !== null && /CERT|VERIFY_LEAF/.test(code);
}

function memberOf(failure: unknown, name: string): unknown {
  return typeof failure === 'object' && failure !== null ? Reflect.get(failure, name) : undefined;
}

function reasonOf(failure: unknown, timeoutSeconds: number): string {
  if (!(failure instanceof Error)) return 'the connection failed';
  if (failure.name === 'TimeoutError') return `it did not answer within ${timeoutSeconds} seconds`;
  // The message of such a failure names the webhook's host, the short one does not.
  if ('atProxy' in failure) return String(failure.atProxy);
  const code = codeOf(failure) ?? codeOf(failure.cause);
  if (code === null) return 'the connection failed';
  if (isUntrusted(code)) {
    return `its certificate is not trusted (${code}); where a proxy of your network signs it, set AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS to the file with its certificate authority`;
  }
  return CONNECTION_FAILURES.get(code) ?? `the connection failed (${code})`;
}

/** The code of an error of Node or TLS: capital letters, so never a part of the address. */
function codeOf(failure: unknown): string | null {
  if (!(failure instanceof Error) || !('code' in failure)) return null;
  return typeof failure.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(failure.code) ? failure.code : null;
}
