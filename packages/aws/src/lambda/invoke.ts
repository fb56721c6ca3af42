import { LambdaClient } from '@aws-sdk/client-lambda';
import type { FunctionRequestJson } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import type { CredentialProvider } from '../credentials/caller.ts';
import { refusesTime } from '../failure/refused-time.ts';
import { isProxyFailure, isTransient, messageOf, nameOf, withoutSecrets } from '../failure/sdk-error.ts';
import { translated } from '../failure/translate.ts';
import { clientSettings } from '../route/client-settings.ts';
import type { Route } from '../route/route.ts';
import { answerIn, BrokenStream, INVOCATION, isReadAsStream, streamedAnswer, wholeAnswer } from './answer.ts';
import { startFailure } from './start-failure.ts';

export interface InvocationOptions {
  readonly credentials: CredentialProvider;
  readonly region: string;
  /** @default straight to AWS */
  readonly route?: Route;
  /** Name or ARN. */
  readonly functionName: string;
  /** How long to wait for the answer: more than the function's own timeout. */
  readonly timeoutSeconds: number;
  /** States whether its answer is read whole, or from a response stream. */
  readonly request: FunctionRequestJson;
  /** What is amiss about the function that is asked for. @default nothing that is known */
  readonly deviation?: string | null;
}

/**
 * The function's answer to one request. There is one attempt: a second one would run, and cost, again.
 * Fails with the function's own error code, or with one for what happened to the invocation.
 */
export async function invokeReportFunction(options: InvocationOptions): Promise<unknown> {
  const { credentials, region, route, functionName, timeoutSeconds, request } = options;
  const timeouts = {
    connectionTimeout: 10_000,
    requestTimeout: timeoutSeconds * 1000,
    throwOnRequestTimeout: true,
  };
  // TCP keep-alive: gateways drop a connection on which nothing is sent for some minutes.
  const agent = { keepAlive: true, keepAliveMsecs: 30_000, maxSockets: 1 };
  const client = new LambdaClient({
    region,
    credentials,
    maxAttempts: 1,
    ...clientSettings(route, 'Lambda', timeouts, agent),
  });
  const asked = isReadAsStream(request) ? streamedAnswer : wholeAnswer;
  const expiry = expiryAfter(timeoutSeconds);
  try {
    const answer = onceMoreInTime(() => asked(client, functionName, request));
    const text = await Promise.race([answer, expiry.passed]);
    return answerIn(text, functionName);
  } catch (error) {
    throw invocationFailure(error, options);
  } finally {
    expiry.cancel();
    // Closes a stream that is still being read.
    client.destroy();
  }
}

/** Sends once more where AWS refuses the time of the signature: the function has not run then. */
async function onceMoreInTime<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!refusesTime(error)) throw error;
    return send();
  }
}

/** A timeout for the whole answer: that of the request covers the time until the first byte only. */
function expiryAfter(seconds: number): { readonly passed: Promise<never>; cancel(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const timeout = Object.assign(new Error('the time is spent'), { name: 'TimeoutError' });
  const timer = setTimeout(() => reject(timeout), seconds * 1000);
  return { passed: promise, cancel: () => clearTimeout(timer) };
}

function invocationFailure(error: unknown, options: InvocationOptions): OuCostError {
  const { functionName, timeoutSeconds, request, deviation = null } = options;
  const name = nameOf(error);
  const notStarted = startFailure(error, functionName);
  if (notStarted !== null) return notStarted;
  if (name === 'ResourceNotFoundException') {
    return new OuCostError(
      'FunctionNotFound',
      `no function '${functionName}' is in region ${options.region}; ${deviation ?? 'deploy it, or name it with --function and --region'}`,
      { cause: withoutSecrets(error) },
    );
  }
  if (name === 'TimeoutError') {
    return new OuCostError(
      'TimedOut',
      `the function ${functionName} did not answer within ${timeoutSeconds} seconds; run ${request.runId} may still be going on, see its log before running again`,
      { cause: withoutSecrets(error) },
    );
  }
  if (!isProxyFailure(error) && (error instanceof BrokenStream || isTransient(error))) {
    return new OuCostError(
      'Unavailable',
      `the connection to the function ${functionName} was lost (${name}: ${messageOf(error)}); run ${request.runId} may still be going on, see its log before running again`,
      { cause: withoutSecrets(error) },
    );
  }
  const { region } = options;
  return translated(error, { ...INVOCATION, resource: functionName, region, advise: () => deviation });
}
