import { EventStreamCodec } from '@smithy/core/event-streams';
import { sizeExceeded, sizeOf } from './buffered-answer.ts';
import type { RuntimeOutcome } from './runtime/process.ts';

/** The limit of a streamed answer, and of an answer that the function returned instead of streaming it. */
const streamCap = 200 * 1024 * 1024;
const returnedCap = 6_291_556;

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

/**
 * The answer to InvokeWithResponseStream as an event stream: a PayloadChunk for each chunk that was written, even
 * before a failure, and then InvokeComplete.
 */
export function streamedAnswer(outcome: RuntimeOutcome, logResult: string | undefined): Buffer {
  const { chunks, streamed, failure } = outcome;
  const cap = streamed || failure !== undefined ? streamCap : returnedCap;
  const isTooLarge = sizeOf(chunks) > cap;
  const failed = failure ?? (isTooLarge ? sizeExceeded(cap) : undefined);
  const complete = {
    ...(failed === undefined ? {} : { ErrorCode: 'Unhandled', ErrorDetails: JSON.stringify(failed) }),
    ...(logResult === undefined ? {} : { LogResult: logResult }),
  };
  return Buffer.concat([
    ...(isTooLarge ? [] : chunks.map((chunk) => event('PayloadChunk', 'application/octet-stream', chunk))),
    event('InvokeComplete', 'application/json', Buffer.from(JSON.stringify(complete))),
  ]);
}

function event(type: string, contentType: string, body: Uint8Array): Uint8Array {
  return codec.encode({
    headers: {
      ':message-type': { type: 'string', value: 'event' },
      ':event-type': { type: 'string', value: type },
      ':content-type': { type: 'string', value: contentType },
    },
    body,
  });
}
