import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OuCostError } from '@ou-cost/spend';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A folder that only this user may open, and that is gone when it is disposed of or the process ends. */
export class TemporaryFolder implements AsyncDisposable {
  readonly path: string;
  readonly #stopListening: () => void;

  private constructor(path: string) {
    this.path = path;
    this.#stopListening = onEnding(() => rmSync(path, { recursive: true, force: true }));
  }

  /**
   * Fails with Incomplete where this machine has no folder for it.
   *
   * @param name the beginning of its name
   */
  static async create(name: string): Promise<TemporaryFolder> {
    try {
      // `mkdtemp` gives it the mode 700.
      return new TemporaryFolder(await mkdtemp(join(tmpdir(), name)));
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : 'unknown error';
      throw new OuCostError(
        'Incomplete',
        `the folder for temporary files, '${tmpdir()}', cannot be written to (${code}); name another one in TMPDIR`,
        { cause },
      );
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopListening();
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Cleans up when the process ends; a signal is sent again then. Returns a function that stops listening. */
function onEnding(cleanUp: () => void): () => void {
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      cleanUp();
      stop();
      process.kill(process.pid, signal);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  process.on('exit', cleanUp);
  function stop(): void {
    process.off('exit', cleanUp);
    for (const { signal, listener } of listeners) process.off(signal, listener);
  }
  return stop;
}
