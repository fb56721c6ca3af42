import { Socket } from 'node:net';
import type { Writable } from 'node:stream';

/** The descriptor on which a function's process hands its answer over. */
export const responseDescriptor = 4;

/** How AWS's Node.js runtime marks a handler that writes its answer to a stream. */
const streamingMark = Symbol.for('aws.lambda.runtime.handler.streaming');

/** Offers functions `awslambda.streamifyResponse`, before their module is loaded. */
export function provideStreamifyResponse(): void {
  const streamifyResponse = (handler: object): object => {
    Reflect.set(handler, streamingMark, 'response');
    return handler;
  };
  Reflect.set(globalThis, 'awslambda', { streamifyResponse });
}

export function isStreaming(handler: object): boolean {
  return Reflect.get(handler, streamingMark) === 'response';
}

/** Where an answer is written; its `finish` says that the parent can read all of it, whatever becomes of this process. */
export function responseStream(): Writable {
  return new Socket({ fd: responseDescriptor, readable: false, writable: true });
}
