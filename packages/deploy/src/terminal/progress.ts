import { styleText } from 'node:util';

type Write = (text: string) => void;

/** What the person at the terminal reads, on standard error. */
export interface Progress {
  readonly color: boolean;
  /** Announces a step. */
  step(text: string): void;
  /** Reports that a check passed. */
  ok(text: string): void;
  note(text: string): void;
  warning(text: string): void;
  problem(text: string): void;
  /** Writes the output of another program unchanged. */
  passThrough(text: string): void;
}

/** Writes progress as lines, in colour if `color` is true. */
export function progressOn(write: Write, color: boolean): Progress {
  const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  return {
    color,
    step: (text) => write(`${styled('bold', text)}\n`),
    ok: (text) => write(`  ${styled('green', 'ok')}       ${text}\n`),
    note: (text) => write(`  ${styled('cyan', 'note')}     ${text}\n`),
    warning: (text) => write(`  ${styled('yellow', 'warning')}  ${text}\n`),
    problem: (text) => write(`  ${styled('red', 'problem')}  ${text}\n`),
    passThrough: write,
  };
}
