/** An answer of AWS before it is read. */
export interface RawAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** An error in the form of those that the SDK throws, so that it is translated as they are. */
interface SdkLikeError extends Error {
  $fault?: 'client' | 'server';
  $metadata?: { readonly httpStatusCode: number; readonly requestId?: string };
  $response?: Pick<RawAnswer, 'statusCode' | 'headers'>;
}

/** What an answer says of its refusal; null where it says nothing. */
interface Refusal {
  readonly name: string | null;
  readonly message: string | null;
  /** @default that of the header */
  readonly requestId?: string | null;
}

/**
 * What an answer holds. Throws an error as the SDK does: by AWS's name of it, or a SyntaxError where the answer is no
 * JSON. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function readJsonAnswer(answer: RawAnswer): unknown {
  const { statusCode, headers } = answer;
  const body = parsed(answer);
  if (statusCode >= 200 && statusCode < 300) return body;
  throw refusal(answer, {
    name: errorName(headers['x-amzn-errortype'] ?? member(body, '__type') ?? member(body, 'code')),
    message: member(body, 'message') ?? member(body, 'Message') ?? null,
  });
}

/** The error that the SDK would throw for an answer with a status that is no success. */
export function refusal(answer: RawAnswer, { name, message, requestId }: Refusal): Error {
  const { statusCode } = answer;
  return Object.assign<SdkLikeError, object>(new Error(message ?? `HTTP ${statusCode}`), {
    ...attachedTo(answer, requestId ?? undefined),
    name: name ?? 'UnknownError',
    // An error without a name may be that of a gateway between here and AWS.
    ...(name === null ? {} : { $fault: statusCode >= 500 ? 'server' : 'client' }),
  });
}

/** What the SDK attaches to the error of an answer. */
export function attachedTo(
  { statusCode, headers }: RawAnswer,
  requestId = headers['x-amzn-requestid'],
): Pick<SdkLikeError, '$metadata' | '$response'> {
  return {
    $response: { statusCode, headers },
    $metadata: { httpStatusCode: statusCode, ...(requestId === undefined ? {} : { requestId }) },
  };
}

function parsed(answer: RawAnswer): unknown {
  const { statusCode, text } = answer;
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (failure) {
    // The status of a refusal says enough, whatever its page has.
    if (statusCode >= 300) return {};
    throw Object.assign(failure instanceof Error ? failure : new Error(String(failure)), attachedTo(answer));
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
