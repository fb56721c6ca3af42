import { readFileSync } from 'node:fs';

/**
 * The process that started this one. A process whose parent ends gets another parent.
 *
 * npm, and every program that starts a command in a shell, has a `sh -c` in between that outlives it, so the parent of
 * such a shell is watched as well. That needs Linux's `/proc`; elsewhere only the shell is watched.
 */
export class Starter {
  readonly #parent = process.ppid;
  readonly #beyondShell = isShell(this.#parent) ? parentOf(this.#parent) : undefined;

  isGone(): boolean {
    if (process.ppid !== this.#parent) return true;
    return this.#beyondShell !== undefined && parentOf(this.#parent) !== this.#beyondShell;
  }
}

/** Whether a process is a shell that runs one command: `sh -c COMMAND`. */
function isShell(pid: number): boolean {
  const [program = '', option] = (procFile(pid, 'cmdline') ?? '').split('\0');
  return /(^|\/)(ba|da|z|k)?sh$/.test(program) && option === '-c';
}

/** Undefined if there is no such process, or no `/proc`. */
function parentOf(pid: number): number | undefined {
  // The program's name, in parentheses, may contain anything; behind it come the state and the parent.
  const [, parent] = /\) \S (\d+) [^)]*$/.exec(procFile(pid, 'stat') ?? '') ?? [];
  return parent === undefined ? undefined : Number(parent);
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return undefined;
  }
}
