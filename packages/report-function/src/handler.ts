import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonPieces } from '@ou-cost/present/json';
import { answerEvent } from './answer-event.ts';
import type { InvocationContext } from './invocation.ts';

type StreamingHandler = (event: unknown, response: Writable, context: InvocationContext) => Promise<void>;

/** Put there by Lambda's Node.js runtime. https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html */
declare const awslambda: { streamifyResponse(handler: StreamingHandler): StreamingHandler };

/**
 * Lambda's entry: answers one event as JSON, in pieces and only as fast as they are taken. Whoever invokes
 * without reading a stream gets the same as one body. A run that fails has written nothing and is a failed
 * invocation.
 */
export const handler = awslambda.streamifyResponse(async (event, response, context) => {
  const answer = await answerEvent(event, context);
  await pipeline(jsonPieces(answer, 'compact'), response);
});
