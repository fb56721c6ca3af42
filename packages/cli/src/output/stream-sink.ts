import { OuCostError } from '@ou-cost/spend';
import type { Sink } from '../cli-context.ts';

/**
 * A stream of the process as a sink. Nothing fails where the reader has closed the pipe (`ou-cost run | head`). A full
 * disk fails with OutputNotWritten.
 */
export function streamSink(stream: NodeJS.WriteStream, name: string): Sink {
  // Without a listener, Node throws a failed write as an uncaught exception, besides calling back below.
  stream.on('error', () => {});
  let hasReader = true;
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 0,
    write: (text) =>
      new Promise((resolve, reject) => {
        if (!hasReader) return resolve();
        stream.write(text, (error) => {
          if (error === null || error === undefined) return resolve();
          if ('code' in error && error.code === 'EPIPE') {
            hasReader = false;
            return resolve();
          }
          reject(
            new OuCostError('OutputNotWritten', `${name} cannot be written: ${error.message}`, {
              cause: error,
            }),
          );
        });
      }),
  };
}

/**
 * A stream for notices, as a sink that never fails: where standard error is full or closed, what is said there is lost,
 * and neither the report nor the exit code.
 */
export function noticeSink(stream: NodeJS.WriteStream): Sink {
  const sink = streamSink(stream, 'standard error');
  return { ...sink, write: (text) => sink.write(text).catch(() => {}) };
}
