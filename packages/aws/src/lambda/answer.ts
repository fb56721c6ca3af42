import {
  InvokeCommand,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamResponseEvent,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { type FunctionRequestJson, MAX_STREAM_BYTES } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { foreignMessage } from '../failure/foreign-answer.ts';
import { isForeign } from '../failure/sdk-error.ts';
import { failureIn, functionFailure } from './failure.ts';

/** The call, as failures name it. */
export const INVOCATION = { hop: 'invoke the function', action: 'lambda:InvokeFunction' } as const;

/** The answer stopped before its end. The function may have finished all the same, and the run is paid for. */
export class BrokenStream extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BrokenStream';
  }
}

export function isReadAsStream(request: FunctionRequestJson): boolean {
  return 'answer' in request && request.answer === 'stream';
}

/** The text of an answer that comes in one piece. Fails with the function's own error. */
export async function wholeAnswer(
  client: LambdaClient,
  functionName: string,
  request: FunctionRequestJson,
): Promise<string> {
  const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) });
  const { FunctionError, Payload } = await client.send(command);
  const text = Payload?.transformToString() ?? '';
  if (FunctionError !== undefined) throw functionFailure(text, functionName);
  return text;
}

/** The text of an answer that comes as a stream. Fails with the function's own error, or as a BrokenStream. */
export async function streamedAnswer(
  client: LambdaClient,
  functionName: string,
  request: FunctionRequestJson,
): Promise<string> {
  const command = new InvokeWithResponseStreamCommand({
    FunctionName: functionName,
    Payload: JSON.stringify(request),
  });
  const { EventStream } = await client.send(command);
  return collected(eventsOf(EventStream ?? []), functionName);
}

type StreamEvents =
  | AsyncIterable<InvokeWithResponseStreamResponseEvent>
  | Iterable<InvokeWithResponseStreamResponseEvent>;

/** The events of a stream. Fails with BrokenStream where the connection is lost or bytes are missing. */
async function* eventsOf(stream: StreamEvents): AsyncGenerator<InvokeWithResponseStreamResponseEvent> {
  try {
    for await (const event of stream) yield event;
  } catch (error) {
    if (isForeign(error)) throw error;
    throw new BrokenStream(error instanceof Error ? error.message : String(error));
  }
}

async function collected(
  events: AsyncIterable<InvokeWithResponseStreamResponseEvent>,
  functionName: string,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const { PayloadChunk, InvokeComplete } of events) {
    if (InvokeComplete !== undefined) {
      const { ErrorCode, ErrorDetails } = InvokeComplete;
      if (ErrorCode !== undefined) throw functionFailure(ErrorDetails ?? '', functionName, ErrorCode);
      return text + decoder.decode();
    }
    const chunk = PayloadChunk?.Payload ?? new Uint8Array();
    bytes += chunk.length;
    if (bytes > MAX_STREAM_BYTES) throw tooLarge(functionName);
    text += decoder.decode(chunk, { stream: true });
  }
  throw new BrokenStream('the answer stopped before its end');
}

function tooLarge(functionName: string): OuCostError {
  return new OuCostError(
    'AnswerTooLarge',
    `the answer of ${functionName} is larger than the ${MAX_STREAM_BYTES} bytes that a response stream carries; use --detail ou, or fewer periods, months of trend, splits or metrics`,
  );
}

/**
 * The answer in a text. Fails with MalformedAnswer where it is empty or no JSON, and with the function's own error where
 * it is one: a function that answers as a stream may fail without Lambda saying so.
 */
export function answerIn(text: string, functionName: string): unknown {
  if (text.trim() === '') {
    throw new OuCostError(
      'MalformedAnswer',
      `the function ${functionName} answered nothing; its log says why`,
    );
  }
  if (/^\s*</.test(text)) throw new OuCostError('Unavailable', foreignMessage(INVOCATION, null));
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    const why = /^\s*[{[]/.test(text) ? 'its answer is cut off or altered' : 'it did not answer with JSON';
    throw new OuCostError('MalformedAnswer', `the function ${functionName}: ${why}; run again`, { cause });
  }
  const failure = failureIn(answer, functionName);
  if (failure !== null) throw failure;
  return answer;
}
