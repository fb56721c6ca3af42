import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonPieces } from '@ou-cost/present/json';
import { answerEvent } from './answer-event.ts';
import type { InvocationContext } from './invocation.ts';

type StreamingHandler = (event: unknown, response: Writable, context: InvocationContext) => Promise<void>;

/** A global of Lambda's Node.js runtime. https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html */
declare const awslambda: { streamifyResponse(handler: StreamingHandler): StreamingHandler };

/**
 * The entry point of the Lambda function. Answers one event as JSON, piece by piece and with backpressure. A caller
 * that does not read a stream gets the same as one body. A failed run writes nothing, so that the invocation fails.
 */
export const handler = awslambda.streamifyResponse(async (event, response, context) => {
  const answer = await answerEvent(event, context);
  await pipeline(jsonPieces(answer, 'compact'), response);
});
