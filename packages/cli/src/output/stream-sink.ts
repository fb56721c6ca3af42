import { OuCostError } from '@ou-cost/spend';
import type { Sink } from '../cli-context.ts';

/**
 * A stream of the process as a sink. A reader that has gone away (`ou-cost run | head`) is no failure; a full
 * disk behind the stream fails with OutputNotWritten.
 */
export function streamSink(stream: NodeJS.WriteStream, name: string): Sink {
  // Without a listener Node turns a failed write into an uncaught exception beside the callback below.
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
