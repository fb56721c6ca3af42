/** An answer of AWS's JSON 1.1 protocol before it is read. */
export interface JsonAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** An error in the form of those that the SDK throws, so that it is translated as they are. */
interface SdkLikeError extends Error {
  $fault?: 'client' | 'server';
  $metadata?: { readonly httpStatusCode: number; readonly requestId?: string };
  $response?: Pick<JsonAnswer, 'statusCode' | 'headers'>;
}

/**
 * What an answer holds. Throws an error as the SDK does: by AWS's name of it, or a SyntaxError where the answer is no
 * JSON. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function readJsonAnswer(answer: JsonAnswer): unknown {
  const { statusCode, headers } = answer;
  const requestId = headers['x-amzn-requestid'];
  const attached = {
    $response: { statusCode, headers },
    $metadata: { httpStatusCode: statusCode, ...(requestId === undefined ? {} : { requestId }) },
  };
  const body = parsed(answer, attached);
  if (statusCode >= 200 && statusCode < 300) return body;
  const name = errorName(headers['x-amzn-errortype'] ?? member(body, '__type') ?? member(body, 'code'));
  const message = member(body, 'message') ?? member(body, 'Message') ?? `HTTP ${statusCode}`;
  throw Object.assign<SdkLikeError, object>(new Error(message), {
    ...attached,
    name: name ?? 'UnknownError',
    // An error without a name may be that of a gateway between here and AWS.
    ...(name === null ? {} : { $fault: statusCode >= 500 ? 'server' : 'client' }),
  });
}

function parsed({ statusCode, text }: JsonAnswer, attached: object): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (failure) {
    // The status of a refusal says enough, whatever its page has.
    if (statusCode >= 300) return {};
    throw Object.assign(failure instanceof Error ? failure : new Error(String(failure)), attached);
  }
}

/** `com.amazonaws.service#Name:http://…` is called `Name`; null where there is none. */
function errorName(type: string | undefined): string | null {
  const name = type?.split(':')[0]?.split('#').at(-1)?.trim() ?? '';
  return name === '' ? null : name;
}

function member(body: unknown, key: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, key)) return undefined;
  const value: unknown = Reflect.get(body, key);
  return typeof value === 'string' ? value : undefined;
}
