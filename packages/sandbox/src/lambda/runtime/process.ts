import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { FunctionFailure, InvokeMessage, RuntimeMessage } from './messages.ts';
import { residentMegabytes } from './resident-memory.ts';
import { responseDescriptor } from './response-stream.ts';

export interface RuntimeOptions {
  readonly taskRoot: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Whether a `.js` file is a CommonJS module whatever its syntax. */
  readonly isCommonJs: boolean;
  readonly message: Omit<InvokeMessage, 'deadlineMilliseconds'>;
}

/** How an invocation ended. */
export interface RuntimeOutcome {
  /** The answer; if a streaming function failed, the chunks that it had written before. */
  readonly chunks: readonly Buffer[];
  /** Whether the function wrote its answer to a stream instead of returning it. */
  readonly streamed: boolean;
  /** Undefined if the invocation succeeded. */
  readonly failure?: FunctionFailure;
  readonly timedOut: boolean;
  readonly initMilliseconds: number;
  readonly durationMilliseconds: number;
  readonly maxMemoryMegabytes: number;
  /** The lines of standard output and standard error. */
  readonly lines: readonly string[];
}

const bootstrap = fileURLToPath(new URL('./bootstrap.ts', import.meta.url));
/** Node then reads a file with `import` or `export` as CommonJS, too, and finds that it does not parse. */
const commonJsOnly = ['--no-experimental-detect-module', '--no-experimental-require-module'];
const initLimitMilliseconds = 10_000;

/** Where this process has a cache of compiled code, the runtime's modules use it: the environment is the function's alone. */
function withCompileCache(): string[] {
  const folder = getCompileCacheDir();
  if (folder === undefined) return [];
  const enabled = `import { enableCompileCache } from 'node:module'; enableCompileCache(${JSON.stringify(dirname(folder))});`;
  return ['--import', `data:text/javascript,${encodeURIComponent(enabled)}`];
}

const memoryCheckMilliseconds = 50;

/**
 * Handles one event in a process of its own, which has ended when the promise settles.
 * @param track receives the process, so that a stopping sandbox can end it
 */
export async function runInvocation(
  options: RuntimeOptions,
  track: (child: ChildProcess) => void,
): Promise<RuntimeOutcome> {
  const child = fork(bootstrap, [], {
    execArgv: [
      `--max-old-space-size=${Math.floor(options.memoryMegabytes * 0.925)}`,
      ...withCompileCache(),
      ...(options.isCommonJs ? commonJsOnly : []),
    ],
    env: { ...options.environment },
    cwd: options.taskRoot,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
  });
  track(child);
  const run = new InvocationRun(child, options);
  await once(child, 'close');
  return run.outcome();
}

/** Observes one child process from its start to its end. */
class InvocationRun {
  readonly #child: ChildProcess;
  readonly #options: RuntimeOptions;
  readonly #started = performance.now();
  readonly #output: string[] = [];
  readonly #chunks: Buffer[] = [];
  readonly #memoryWatch: NodeJS.Timeout;
  #deadline: NodeJS.Timeout;
  #ready: number | undefined;
  #ended: number | undefined;
  #message: Exclude<RuntimeMessage, { type: 'ready' }> | undefined;
  #stopped: 'timeout' | 'memory' | undefined;
  #exit: { code: number | null; signal: NodeJS.Signals | null } = { code: null, signal: null };
  #maxMemory = 0;

  constructor(child: ChildProcess, options: RuntimeOptions) {
    this.#child = child;
    this.#options = options;
    this.#deadline = setTimeout(() => this.#stop('timeout'), initLimitMilliseconds);
    this.#memoryWatch = setInterval(() => this.#checkMemory(), memoryCheckMilliseconds);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#output.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#output.push(text));
    const answered = child.stdio[responseDescriptor] as Readable;
    answered.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    // Ending the process breaks the pipe. This error is ignored because the exit event says how the process ended.
    answered.on('error', () => {});
    child.on('message', (message: RuntimeMessage) => this.#receive(message));
    child.on('exit', (code, signal) => {
      this.#ended ??= performance.now();
      this.#exit = { code, signal };
      clearTimeout(this.#deadline);
      clearInterval(this.#memoryWatch);
    });
  }

  outcome(): RuntimeOutcome {
    const ended = this.#ended ?? performance.now();
    const ready = this.#ready ?? ended;
    const told = {
      chunks: this.#chunks,
      streamed: this.#message?.type === 'result' && this.#message.streamed,
      timedOut: this.#message === undefined && this.#stopped === 'timeout',
      initMilliseconds: ready - this.#started,
      durationMilliseconds: ended - ready,
      maxMemoryMegabytes: Math.ceil(this.#maxMemory),
      lines: this.#output
        .join('')
        .split('\n')
        .filter((line) => line !== ''),
    };
    return this.#message?.type === 'result'
      ? told
      : { ...told, failure: this.#message?.failure ?? this.#deathOf() };
  }

  #receive(message: RuntimeMessage): void {
    if (message.type !== 'ready') {
      this.#message ??= message;
      this.#end();
      return;
    }
    this.#ready = performance.now();
    const limit = this.#options.timeoutSeconds * 1000;
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#stop('timeout'), limit);
    this.#child.send({ ...this.#options.message, deadlineMilliseconds: Date.now() + limit });
  }

  #checkMemory(): void {
    this.#maxMemory = Math.max(this.#maxMemory, residentMegabytes(this.#child.pid ?? 0));
    if (this.#maxMemory > this.#options.memoryMegabytes) {
      this.#stop('memory');
    }
  }

  #stop(reason: 'timeout' | 'memory'): void {
    this.#stopped ??= reason;
    this.#end();
  }

  #end(): void {
    this.#ended ??= performance.now();
    this.#maxMemory = Math.max(this.#maxMemory, residentMegabytes(this.#child.pid ?? 0));
    this.#child.kill('SIGKILL');
  }

  #deathOf(): FunctionFailure {
    const of = `RequestId: ${this.#options.message.requestId} Error: `;
    if (this.#stopped === 'timeout') {
      const seconds = this.#ready === undefined ? initLimitMilliseconds / 1000 : this.#options.timeoutSeconds;
      const errorMessage = `${of}Task timed out after ${seconds.toFixed(2)} seconds`;
      return { errorType: 'Sandbox.Timedout', errorMessage };
    }
    if (this.#stopped === 'memory') {
      const errorMessage = `${of}Runtime exited with error: signal: killed`;
      return { errorType: 'Runtime.OutOfMemory', errorMessage };
    }
    const { code, signal } = this.#exit;
    const how =
      signal === 'SIGABRT' || code === 134
        ? 'with error: signal: aborted (core dumped)'
        : signal !== null
          ? `with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal}`
          : code === 0
            ? 'without providing a reason'
            : `with error: exit status ${code}`;
    return { errorType: 'Runtime.ExitError', errorMessage: `${of}Runtime exited ${how}` };
  }
}
