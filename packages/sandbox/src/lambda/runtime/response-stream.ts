import { Socket } from 'node:net';
import type { Writable } from 'node:stream';

/** The file descriptor on which a function's process writes its answer. */
export const responseDescriptor = 4;

/** The mark of AWS's Node.js runtime on a handler that writes its answer to a stream. */
const streamingMark = Symbol.for('aws.lambda.runtime.handler.streaming');

/** Defines `awslambda.streamifyResponse`; must be called before the function's module is loaded. */
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

/** The stream for the answer. After its `finish` event the parent can read the whole answer, even if this process ends. */
export function responseStream(): Writable {
  return new Socket({ fd: responseDescriptor, readable: false, writable: true });
}
