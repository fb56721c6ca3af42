import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonPieces } from '@ou-cost/present/json';
import { answerEvent } from './answer-event.ts';
import type { Answer } from './answers.ts';
import type { InvocationContext } from './invocation.ts';

type StreamingHandler = (event: unknown, response: Writable, context: InvocationContext) => Promise<void>;

/**
 * A global of Lambda's Node.js runtime; emulators of Lambda have none, or none that streams.
 * https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
 */
declare const awslambda: { streamifyResponse?(handler: StreamingHandler): StreamingHandler } | undefined;

const runtime = typeof awslambda === 'undefined' ? undefined : awslambda;

/**
 * Answers one event as JSON, piece by piece and with backpressure. A caller that does not read a stream gets the same as
 * one body. A failed run writes nothing, so that the invocation fails.
 */
async function streamed(event: unknown, response: Writable, context: InvocationContext): Promise<void> {
  const answer = await answerEvent(event, context, 'stream');
  await pipeline(jsonPieces(answer, 'compact'), response);
}

function whole(event: unknown, context: InvocationContext): Promise<Answer> {
  return answerEvent(event, context, 'whole');
}

/** The entry point of the Lambda function. It answers as one body where the runtime has no streams. */
export const handler = runtime?.streamifyResponse?.(streamed) ?? whole;
